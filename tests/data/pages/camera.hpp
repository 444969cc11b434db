// SPDX-License-Identifier: Apache-2.0
//
// camera: a page as a kiosk's camera sees it, in one of many conditions.

#pragma once

#include <array>
#include <string>
#include <vector>

#include "page.hpp"

namespace pages {

/// A page's corners in a picture, in pixels: upper left, upper right, lower right, lower left as printed.
using Corners = std::array<cv::Point2f, 4>;

/// What the camera saw, and what is true of it.
struct Seen {
    cv::Mat picture; ///< bgr8
    std::vector<Corners> pages;
    bool whole = true;      ///< all of the first page is in the picture and uncovered
    bool on_screen = false; ///< the page is shown on a screen
};

struct Condition {
    const char* name;
    const char* what;
};

/// Every condition, in order.
const std::vector<Condition>& conditions();

/// Takes a picture of a page on a table. The same page, condition, seed and frame give the same picture.
/// Status::invalid lists the conditions.
cotejo::Result<Seen> see(const Page& page, std::string_view condition, std::uint64_t seed, cv::Size frame = {1280, 720});

}  // namespace pages
