// SPDX-License-Identifier: Apache-2.0
//
// Places: where the subject of a picture is, and who else is in it.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cotejo/record.hpp"

namespace cotejo::kiosk {

/// A rectangle in fractions of a picture's width and height.
struct Area {
    double x = 0, y = 0, width = 0, height = 0;

    /// The same with `more` of its width and height added at each side.
    Area grown(double more) const {
        return {x - width * more, y - height * more, width * (1 + 2 * more), height * (1 + 2 * more)};
    }
};

struct Places {
    std::optional<Area> subject;
    std::vector<Area> others;
    std::uint64_t time_ns = 0; ///< CLOCK_MONOTONIC, when they were measured

    bool any() const { return subject || !others.empty(); }
    /// Whether they still hold for a frame of this time: people move.
    bool hold_for(std::uint64_t frame_ns) const;
};

/// Reads the facts `box.*` and `bystander.<n>.*` of a `quality`; one that lacks a part is no place.
Places places_of(const Record& quality);

}  // namespace cotejo::kiosk
