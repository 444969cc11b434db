// SPDX-License-Identifier: Apache-2.0
//
// Control: the page of shared memory by which a host cancels a job, so that asking costs nothing, and
// hears of a death.

#pragma once

#include <pthread.h>

#include <atomic>
#include <cstdint>

namespace cotejo {

/// Lies at the start of a memory file that host and child both map. The child may write anything
/// here: the host believes none of it.
struct Control {
    std::atomic<std::uint64_t> cancelled; ///< every job up to this number is no longer wanted
    /// A robust mutex that the child's first thread holds for as long as it lives; the host looks at
    /// its first word alone, which the kernel marks when that thread ends (see lifeline.hpp).
    alignas(64) pthread_mutex_t held;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

constexpr std::uint64_t kControlSize = 4096;
static_assert(sizeof(Control) <= kControlSize);

}  // namespace cotejo
