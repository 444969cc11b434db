// SPDX-License-Identifier: Apache-2.0
//
// Capture: touch after touch, until the job is over.

#pragma once

#include "reader.hpp"
#include "touches.hpp"

namespace finger {

/// Emits an image for each good touch of an opened reader and tells the traveller what to do. A
/// virtual reader is touched with `touches` once it asks for a finger. Ends as cancelled, or with
/// what is wrong with the reader.
cotejo::Result<void> capture(const cotejo::Job& job, Loop& loop, Reader& reader, Touches* touches);

}  // namespace finger
