// SPDX-License-Identifier: Apache-2.0
//
// A scored comparison: all that the statistics see of a pair.

#pragma once

#include <array>
#include <cstdint>

namespace cotejo::tools::evaluation {

/// One comparison. People are numbered from 0; group 0 means none.
struct Scored {
    float score = 0;
    std::uint32_t probe = 0, reference = 0; ///< whose samples they are
    std::uint16_t group = 0;
    bool genuine = false;
};

/// The false match rates that are reported, falling.
inline constexpr std::array<double, 5> kRates{1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

/// A number with the bounds of its interval.
struct Estimate {
    double value = 0, low = 0, high = 0;
};

}  // namespace cotejo::tools::evaluation
