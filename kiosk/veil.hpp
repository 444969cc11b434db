// SPDX-License-Identifier: Apache-2.0
//
// Veil: covers whoever is not the subject of a picture.

#pragma once

#include <cstdint>

#include "kiosk/places.hpp"

namespace cotejo::kiosk {

/// Pixels that may be painted on; `stride` is bytes.
struct Canvas {
    std::uint8_t* data;
    int width, height, stride, channels;
};

/// Replaces each tile by its mean wherever it is further from the subject than one box at each side,
/// or near somebody else and not in the subject's box. A tile is a sixteenth of the picture's width
/// or more, at least a third of another's box: the means hold too little to know anybody by.
void veil(Canvas canvas, const Places& places);

}  // namespace cotejo::kiosk
