// SPDX-License-Identifier: Apache-2.0
//
// Makes any picture an upright baseline JPEG, losing nothing where it is one.

#include "portrait.hpp"

#include "cotejo/kinds.h"
#include "formats.hpp"
#include "given.hpp"
#include "jpeg_parts.hpp"
#include "picture.hpp"
#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::size_t kMostJpeg = kMostBytes - 1024; // what the record puts around it fits beside it

Result<Portrait> checked(Portrait portrait) {
    if (portrait.jpeg.empty()) return refused("the picture cannot be written as JPEG");
    if (portrait.jpeg.size() > kMostJpeg) return refused("the picture has more than 16 MiB as JPEG");
    return portrait;
}

}  // namespace

Result<Portrait> portrait_of(const cotejo::View& view, int quality) {
    const Result<cv::Mat> picture = picture::read(view);
    if (!picture) return picture.error();
    if (picture::is_jpeg(view.data()) && view.stride() == 0) {
        const Result<JpegShape> shape = shape_of_jpeg(view.data());
        if (shape && is_plain(*shape) && shape->orientation == 1)
            return checked({without_metadata(view.data()), shape->width, shape->height, shape->components == 1});
    }
    if (picture->cols > 65500 || picture->rows > 65500) // libjpeg's limit; the records' is 65535
        return refused("the picture is wider or higher than a JPEG may be");
    return checked({picture::encode_jpeg(*picture, quality), static_cast<std::uint32_t>(picture->cols),
                    static_cast<std::uint32_t>(picture->rows), picture->channels() == 1});
}

}  // namespace face_record
