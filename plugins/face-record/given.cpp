// SPDX-License-Identifier: Apache-2.0
//
// Looks at what the image data is, holds it against what was announced, and decodes it.

#include "given.hpp"

#include "cotejo/kinds.h"
#include "formats.hpp"
#include "jpeg2000.hpp"
#include "jpeg_parts.hpp"
#include "picture.hpp"

namespace face_record {

using cotejo::Draft;
using cotejo::Result;

namespace {

Announced format_of(Bytes data) {
    if (picture::is_jpeg(data)) return Announced::jpeg;
    if (picture::is_png(data)) return Announced::png;
    return is_jpeg2000(data) ? Announced::jpeg2000 : Announced::unsaid;
}

std::string name(Announced format) {
    constexpr const char* names[] = {"JPEG", "JPEG 2000", "PNG", "something else"};
    return names[static_cast<int>(format)];
}

Draft as_it_is(const char* format, Bytes data) {
    Draft draft;
    draft.format = format;
    draft.data.assign(data.begin(), data.end());
    return draft;
}

bool fits(std::uint64_t width, std::uint64_t height, std::uint64_t channels) {
    return (width * channels + 63) / 64 * 64 * height <= kMostBytes;
}

cotejo::Error too_large() { return refused("the picture is larger than 16 MiB when decoded"); }

Draft as_raster(const cv::Mat& picture) {
    Draft draft;
    draft.raster(picture.channels() == 1 ? COTEJO_FORMAT_GRAY8 : COTEJO_FORMAT_BGR8,
                 static_cast<std::uint32_t>(picture.cols), static_cast<std::uint32_t>(picture.rows),
                 picture.data, picture.step);
    return draft;
}

Result<Draft> given_jpeg(Bytes data) {
    const Result<JpegShape> shape = shape_of_jpeg(data);
    if (!shape) return shape.error();
    if (!is_plain(*shape) && !fits(shape->width, shape->height, 3)) return too_large();
    const Result<cv::Mat> picture = picture::decode(data);
    if (!picture) return picture.error();
    if (!is_plain(*shape)) return as_raster(*picture);
    return as_it_is(COTEJO_FORMAT_JPEG, data.first(shape->length));
}

Result<Draft> given_png(Bytes data) {
    const Result<cv::Mat> picture = picture::decode(data);
    if (!picture) return picture.error();
    return as_it_is(COTEJO_FORMAT_PNG, data);
}

Result<Draft> given_jpeg2000(Bytes data) {
    const Result<Jpeg2000Size> size = size_of_jpeg2000(data);
    if (!size) return size.error();
    if (!fits(size->width, size->height, size->components < 3 ? 1 : 3)) return too_large();
    const Result<cv::Mat> picture = decode_jpeg2000(data, picture::kMostPixels);
    if (!picture) return picture.error();
    return as_raster(*picture);
}

}  // namespace

Result<Draft> given(const Image& image) {
    const Announced format = format_of(image.data);
    if (format == Announced::unsaid) return refused("it is neither JPEG, JPEG 2000 nor PNG");
    if (image.as != Announced::unsaid && image.as != format)
        return refused("it is announced as " + name(image.as) + " and is " + name(format));
    if (image.data.size() > kMostBytes) return refused("it has more than 16 MiB");
    if (format == Announced::jpeg) return given_jpeg(image.data);
    return format == Announced::png ? given_png(image.data) : given_jpeg2000(image.data);
}

}  // namespace face_record
