// SPDX-License-Identifier: Apache-2.0
//
// Was built for another ABI than its manifest says.

#include "cotejo/abi.h"

extern "C" COTEJO_EXPORT const cotejo_entry cotejo_plugin_entry = {
    COTEJO_ABI + 1, 0, "org.cotejo.fake.other-abi",
    [](const cotejo_host*, cotejo_plugin*) -> cotejo_status { return COTEJO_OK; }};
