// SPDX-License-Identifier: Apache-2.0
//
// IsolatedInstance: a plugin in a confined process of its own.
//
// Beside the process that serves, a second one stands by: loaded, its create() done, idle. It takes
// over when the first dies or is replaced, so that neither waits for models to load; it costs what
// the plugin's memory costs once more (its pages of libraries are shared). There is none for a
// plugin that writes a folder or listens on a port, two of which would meet, nor for one whose
// roles are never replaced at a visit's end.

#pragma once

#include <memory>

#include "cotejo/instance.hpp"

namespace cotejo {

/// Makes an instance as Instance::create says, in a child. Waits for the plugin's create().
Result<std::unique_ptr<Instance>> create_isolated(const Manifest& manifest,
                                                  InstanceOptions options);

}  // namespace cotejo
