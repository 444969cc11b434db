// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C, asked for in time.

#pragma once

#include <atomic>

namespace cotejo::tools::evaluation {

/// From now on the first SIGINT or SIGTERM makes this true, so that work can end in order. Another
/// one ends the process, unless it comes in the same moment: some senders signal both a process and
/// its group.
const std::atomic<bool>& watch_for_stop();

}  // namespace cotejo::tools::evaluation
