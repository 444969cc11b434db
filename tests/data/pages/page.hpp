// SPDX-License-Identifier: Apache-2.0
//
// page: one page of a travel document or a boarding pass, drawn flat and upright. Invented people only.

#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"
#include "person.hpp"

namespace pages {

enum class Kind {
    passport,      ///< data page, TD3, 125 x 88 mm
    card_front,    ///< TD1, 85.6 x 54 mm: portrait, no MRZ
    card_back,     ///< TD1: MRZ of three lines
    td2,           ///< official travel document, 105 x 74 mm
    visa_a,        ///< MRV-A, 120 x 80 mm
    visa_b,        ///< MRV-B, 105 x 74 mm
    emergency,     ///< single sheet with a TD2 MRZ and room for a visible digital seal, 148 x 105 mm
    boarding_pass, ///< 187 x 82 mm with its PDF417
};

/// "passport", "card-front", ...; in the order above.
const std::vector<std::string>& kinds();
std::string_view name(Kind kind);
/// Status::invalid lists the names.
cotejo::Result<Kind> kind_of(std::string_view name);

enum class Light {
    visible,
    infrared,    ///< B900: carbon ink shows, colours and most background do not
    ultraviolet, ///< 365 nm: security paper stays dark, brightened paper and fluorescing inks glow
};

struct Options {
    Light light = Light::visible;
    bool copied = false;         ///< an ink-jet print on office paper: no carbon, brightened paper
    double dots_per_mm = 11.811; ///< 300 dpi: a data page is 1476 pixels wide
    std::uint64_t design = 1;    ///< colours and curves of the background
    cv::Mat portrait;            ///< bgr8; a drawn head and shoulders when empty
    cv::Mat seal;                ///< gray8: the symbol that `emergency` and visas carry, if any
    std::string barcode;         ///< what a boarding pass says, IATA Resolution 792; made from the person when empty
};

/// A drawn page. Rectangles are in pixels of `picture`, empty where the page has no such thing.
struct Page {
    Kind kind = Kind::passport;
    cv::Mat picture; ///< bgr8
    double dots_per_mm = 0;
    std::vector<std::string> mrz;
    cv::Rect mrz_zone, portrait, barcode, seal;
};

/// Draws a page. Status::failed names the font that could not be read.
cotejo::Result<Page> draw(Kind kind, const Person& person, const Options& options = {});

}  // namespace pages
