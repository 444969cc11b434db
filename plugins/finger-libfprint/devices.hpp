// SPDX-License-Identifier: Apache-2.0
//
// Which devices libfprint has here.

#pragma once

#include <string>

#include "glib.hpp"

namespace finger {

/// Looks for readers anew; with a path, libfprint's virtual image reader is among them and will
/// listen there. libfprint is told the path through the environment, which is the process's: two
/// instances in one process look one after the other, and no other thread may call getenv then.
Object<FpContext> find_devices(const std::string& virtual_path);

/// The devices belong to their context. Null if there is none.
FpDevice* first_real(FpContext& context);
FpDevice* virtual_image(FpContext& context);

/// A name for a socket in a folder that no other instance has.
std::string new_socket_path(const std::string& folder);

}  // namespace finger
