// SPDX-License-Identifier: Apache-2.0
//
// Search: the candidates most alike a probe on a shelf, exactly.

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "kernel.hpp"
#include "shelf.hpp"

namespace gallery_face {

/// Someone who may be the probe's owner.
struct Candidate {
    std::uint32_t slot;
    float score; ///< the cosine of the templates themselves
};

/// What a search needs to know of the templates behind the rows.
struct Behind {
    std::function<const Template&(std::uint32_t slot)> of;
    /// True when two slots are of one key: the better one stands for both.
    std::function<bool(std::uint32_t, std::uint32_t)> same;
};

/// The `count` most alike, best first; of equal ones, the one that came first on the shelf. Every row
/// that the 8-bit numbers cannot rule out by a proven bound is compared as it is, so that the result
/// is that of comparing them all.
std::vector<Candidate> search(const Shelf& shelf, const Template& probe, std::size_t count,
                              const Behind& behind, const Kernel& kernel = best_kernel());

}  // namespace gallery_face
