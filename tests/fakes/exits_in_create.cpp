// SPDX-License-Identifier: Apache-2.0
//
// Ends its process in create().

#include <cstdlib>

#include "cotejo/abi.h"

extern "C" COTEJO_EXPORT const cotejo_entry cotejo_plugin_entry = {
    COTEJO_ABI, 0, "org.cotejo.fake.exits-in-create",
    [](const cotejo_host*, cotejo_plugin*) -> cotejo_status { std::_Exit(3); }};
