// SPDX-License-Identifier: Apache-2.0
//
// Never returns from create().

#include <chrono>
#include <thread>

#include "cotejo/abi.h"

extern "C" COTEJO_EXPORT const cotejo_entry cotejo_plugin_entry = {
    COTEJO_ABI, 0, "org.cotejo.fake.hangs-in-create",
    [](const cotejo_host*, cotejo_plugin*) -> cotejo_status {
        for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
    }};
