// SPDX-License-Identifier: Apache-2.0
//
// Sight: a picture looked at once: where its page lies, which side is up, what kind it is.

#pragma once

#include <optional>

#include "flat.hpp"
#include "zone.hpp"

namespace page {

/// Kinds of pages that can be told without reading: by shape, and by the zone's rows and pitch.
enum class Kind { passport, card, card_back, visa, emergency, boarding_pass, other };

/// The word of the fact `page`: "passport", "card", "card-back", "visa", "emergency", "boarding-pass", "other".
const char* name(Kind kind);

struct Sight {
    cv::Mat picture;              ///< bgr8
    Edges edges;
    Outline outline;
    std::optional<Outline> second; ///< another page beside it
    std::optional<Outline> inner;  ///< a large one inside it
    Corners corners;              ///< of the page, begun at its upper left one when it is upright
    cv::Mat flat;                 ///< bgr8, upright, as many pixels as in the picture
    cv::Mat grey;                 ///< the same, 720 pixels wide
    std::optional<Zone> zone;     ///< on `grey`
    Kind kind = Kind::other;
    double sure = 0;              ///< how sure `kind` is, 0 to 1
    bool is_cut = false;          ///< a part of the page is outside the picture
};

/// What pictures show.
struct Options {
    bool flush = false; ///< they end where the page does, as a full-page reader's do
};

/// Looks for a page. Nothing: there is none.
std::optional<Sight> look(const cv::Mat& picture, const Options& options = {});

/// Cuts the same page out of a picture that was taken from the same place in another light.
Sight in_place_of(const Sight& visible, const cv::Mat& picture);

/// Says whether a picture without a page has print all the same: a page larger than the picture.
bool shows_print(const cv::Mat& picture);

}  // namespace page
