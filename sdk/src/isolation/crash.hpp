// SPDX-License-Identifier: Apache-2.0
//
// Crashes: tells the host at the first instant. The kernel closes a dying process's socket only
// after its memory, which takes milliseconds when models are loaded.

#pragma once

namespace cotejo {

/// From now on a fatal signal first logs its name as an error and shuts the socket, then ends the
/// process as it would have. Call from the main thread.
void tell_crashes(int socket);

}  // namespace cotejo
