// SPDX-License-Identifier: Apache-2.0
//
// The mandatory fields of one leg, 37 characters.

#pragma once

#include "bcbp.hpp"
#include "cursor.hpp"

namespace bcbp {

/// A leg and the size that it gives for the variable part behind it.
struct LegAndSize {
    Leg leg;
    std::size_t variable = 0;
};

inline constexpr std::size_t kLegSize = 37;

/// Reads a leg's mandatory fields; `number` counts from 1 and is for the message.
cotejo::Result<LegAndSize> parse_leg(Cursor& cursor, int number);

}  // namespace bcbp
