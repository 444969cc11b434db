// SPDX-License-Identifier: Apache-2.0
//
// The operator's log: one line an event on standard error.

#pragma once

#include "cotejo/instance.hpp"

namespace cotejo::kiosk {

/// Writes "level source: text" lines to standard error. With journald's prefix (sd-daemon(3)) when
/// standard error is the journal. Debug lines only when COTEJO_DEBUG is set. Any thread.
LogSink log_to_stderr();

}  // namespace cotejo::kiosk
