// SPDX-License-Identifier: Apache-2.0
//
// What no compiler, language or later change may alter within an ABI major: size and offset of every
// struct, value of every word. Compiled as C11, C17, C++11, C++17 and C++20: the build is the test.

#pragma once

#include <assert.h>
#include <stddef.h>

#include "cotejo/abi.h"
#include "cotejo/hints.h"
#include "cotejo/kinds.h"

#define SIZE(type, bytes) static_assert(sizeof(type) == (bytes), #type " has another size")
#define AT(type, member, bytes) \
    static_assert(offsetof(type, member) == (bytes), #type "." #member " has moved")
#define IS(word, value) static_assert((word) == (value), #word " has another value")

SIZE(cotejo_status, 4);
SIZE(cotejo_level, 4);

SIZE(cotejo_fact, 24);
AT(cotejo_fact, name, 0);
AT(cotejo_fact, text, 8);
AT(cotejo_fact, value, 16);

SIZE(cotejo_record, 72);
AT(cotejo_record, kind, 0);
AT(cotejo_record, format, 8);
AT(cotejo_record, data, 16);
AT(cotejo_record, size, 24);
AT(cotejo_record, time_ns, 32);
AT(cotejo_record, facts, 40);
AT(cotejo_record, fact_count, 48);
AT(cotejo_record, block, 52);
AT(cotejo_record, width, 56);
AT(cotejo_record, height, 60);
AT(cotejo_record, stride, 64);
AT(cotejo_record, reserved, 68);

SIZE(cotejo_job, 56);
AT(cotejo_job, id, 0);
AT(cotejo_job, role, 8);
AT(cotejo_job, gives, 16);
AT(cotejo_job, inputs, 24);
AT(cotejo_job, options, 32);
AT(cotejo_job, input_count, 40);
AT(cotejo_job, option_count, 44);
AT(cotejo_job, deadline_ns, 48);

SIZE(cotejo_block, 24);
AT(cotejo_block, data, 0);
AT(cotejo_block, size, 8);
AT(cotejo_block, id, 16);
AT(cotejo_block, reserved, 20);

SIZE(cotejo_host, 72);
AT(cotejo_host, context, 0);
AT(cotejo_host, setting, 8);
AT(cotejo_host, log, 16);
AT(cotejo_host, acquire, 24);
AT(cotejo_host, release, 32);
AT(cotejo_host, emit, 40);
AT(cotejo_host, guide, 48);
AT(cotejo_host, cancelled, 56);
AT(cotejo_host, extension, 64);

SIZE(cotejo_plugin, 40);
AT(cotejo_plugin, self, 0);
AT(cotejo_plugin, run, 8);
AT(cotejo_plugin, cancel, 16);
AT(cotejo_plugin, extension, 24);
AT(cotejo_plugin, destroy, 32);

SIZE(cotejo_entry, 24);
AT(cotejo_entry, abi, 0);
AT(cotejo_entry, reserved, 4);
AT(cotejo_entry, id, 8);
AT(cotejo_entry, create, 16);

IS(COTEJO_ABI, 1u);
IS(COTEJO_NO_BLOCK, 0u);
IS(COTEJO_OK, 0);
IS(COTEJO_RETRY, 1);
IS(COTEJO_REFUSED, 2);
IS(COTEJO_CANCELLED, 3);
IS(COTEJO_NOT_FOUND, 4);
IS(COTEJO_FAILED, -1);
IS(COTEJO_INVALID, -2);
IS(COTEJO_UNSUPPORTED, -3);
IS(COTEJO_BUSY, -4);
IS(COTEJO_UNAVAILABLE, -5);
IS(COTEJO_DEBUG, 0);
IS(COTEJO_INFO, 1);
IS(COTEJO_WARNING, 2);
IS(COTEJO_ERROR, 3);
