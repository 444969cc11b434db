// SPDX-License-Identifier: Apache-2.0
//
// Portrait: the picture a record is written of, as the JPEG that goes into it.

#pragma once

#include <vector>

#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"
#include "tagged.hpp"

namespace face_record {

struct Portrait {
    std::vector<std::uint8_t> jpeg; ///< baseline, without Exif and comments
    std::uint32_t width = 0, height = 0;
    bool grey = false;
};

/// Takes an upright baseline JPEG as it is, less its metadata; encodes every other picture with this
/// quality (1 to 100). Status::refused: a picture that cannot be read, or is larger than a record may be.
cotejo::Result<Portrait> portrait_of(const cotejo::View& picture, int quality);

/// Writes a portrait as ISO/IEC 19794-5:2005, version 010. `frontal`: its face image type is full
/// frontal, else basic. What is not known of the person is unspecified; no landmark, no date.
Written write_fac(const Portrait& portrait, bool frontal);

/// Writes a portrait as ISO/IEC 39794-5:2019, DER: the mandatory fields and the picture's size, and
/// with `frontal` that it is of the kind for travel documents (annex D.1).
Written write_face_der(const Portrait& portrait, bool frontal);

}  // namespace face_record
