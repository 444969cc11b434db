// SPDX-License-Identifier: Apache-2.0
//
// Control: the word of shared memory by which a host cancels a job, so that asking costs nothing.

#pragma once

#include <atomic>
#include <cstdint>

namespace cotejo {

/// Lies at the start of a memory file that host and child both map. The host writes, the child
/// reads; the host believes nothing that stands here.
struct Control {
    std::atomic<std::uint64_t> cancelled; ///< every job up to this number is no longer wanted
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

constexpr std::uint64_t kControlSize = 4096;

}  // namespace cotejo
