// SPDX-License-Identifier: Apache-2.0

#include "kiosk/places.hpp"

#include "cotejo/kinds.h"

namespace cotejo::kiosk {
namespace {

constexpr std::uint64_t kLongest = 1'000'000'000; // a second: a few judgements long
constexpr int kMost = 32;

std::optional<Area> area(const Record& quality, const std::string& prefix) {
    const auto x = quality.number(prefix + "x"), y = quality.number(prefix + "y");
    const auto width = quality.number(prefix + "width"), height = quality.number(prefix + "height");
    if (!x || !y || !width || !height || *width <= 0 || *height <= 0) return std::nullopt;
    return Area{*x, *y, *width, *height};
}

}  // namespace

bool Places::hold_for(std::uint64_t frame_ns) const {
    return any() && (frame_ns > time_ns ? frame_ns - time_ns : time_ns - frame_ns) <= kLongest;
}

Places places_of(const Record& quality) {
    Places places{area(quality, "box."), {}, quality.time_ns()};
    for (int n = 1; n <= kMost; ++n)
        if (const auto other = area(quality, COTEJO_FACT_BYSTANDER + std::to_string(n) + "."))
            places.others.push_back(*other);
    return places;
}

}  // namespace cotejo::kiosk
