// SPDX-License-Identifier: Apache-2.0
//
// LocalInstance: a plugin on a thread of this process.
//
// The plugin can read and write all of this process's memory, and nothing can stop it: a run() that
// heeds neither cancelled() nor cancel() holds its job, every job behind it, replace() and the
// instance's destruction for as long as it likes, and one that crashes takes the kiosk with it.
// Isolated instances exist because of that.

#pragma once

#include <memory>

#include "cotejo/instance.hpp"

namespace cotejo {

/// Makes an instance as Instance::create says, in this process. Waits for the plugin's create().
Result<std::unique_ptr<Instance>> create_local(const Manifest& manifest, InstanceOptions options);

}  // namespace cotejo
