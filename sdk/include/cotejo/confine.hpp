// SPDX-License-Identifier: Apache-2.0
//
// Confining the calling process with nothing granted: for a child that only computes and talks to
// its parent over a socket it already holds.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cotejo/result.hpp"

namespace cotejo {

/// What a confined process may still use.
struct Confinement {
    std::uint64_t memory = 128u << 20; ///< bytes of RLIMIT_DATA
    std::uint32_t descriptors = 16;    ///< RLIMIT_NOFILE
    bool require_all = false;          ///< a layer this kernel lacks is a failure
};

/// Confines the calling process for good: no new privileges, limits, no file, no device, no new
/// socket, no other process. Descriptors that are open stay usable. Gives a sentence for each layer
/// that this kernel lacks. Status::unavailable when an essential layer (no new privileges, seccomp)
/// cannot be had, or any with `require_all`. Call it before a second thread exists.
Result<std::vector<std::string>> confine(const Confinement& confinement);

}  // namespace cotejo
