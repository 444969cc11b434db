// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a face image record: refused with a reason, or pictures that can be read.

#include <cstdlib>

#include "../../../plugins/face-record/given.hpp"
#include "../../../plugins/face-record/jpeg2000.hpp"
#include "../../../plugins/face-record/jpeg_parts.hpp"
#include "../../../plugins/face-record/record.hpp"

namespace {

using namespace face_record;

void demand(bool holds) {
    if (!holds) std::abort();
}

bool lies_inside(Bytes inner, Bytes outer) {
    return inner.data() >= outer.data() && inner.data() + inner.size() <= outer.data() + outer.size();
}

void look_at(const cotejo::Draft& picture) {
    const bool raster = picture.format == "bgr8" || picture.format == "gray8";
    demand(raster || picture.format == "jpeg" || picture.format == "png");
    demand(!picture.data.empty() && picture.data.size() <= kMostBytes);
    demand(!raster || picture.data.size() == std::size_t(picture.stride) * picture.height);
}

/// A JPEG without its metadata is a JPEG of the same shape, and has none left to leave out.
void look_at_jpeg(Bytes data) {
    const auto shape = shape_of_jpeg(data);
    if (!shape) return;
    const auto plain = without_metadata(data);
    const auto again = shape_of_jpeg(plain);
    demand(again && again->width == shape->width && again->height == shape->height);
    demand(again->length == plain.size() && without_metadata(plain) == plain);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes(data, size);
    look_at_jpeg(bytes);
    const auto images = read_record(bytes);
    if (!images) {
        demand(!images.error().what.empty());
        return 0;
    }
    demand(!images->empty() && images->size() <= kMostImages);
    for (const Image& image : *images) {
        demand(!image.data.empty() && lies_inside(image.data, bytes));
        look_at_jpeg(image.data);
        const auto picture = given(image);
        if (picture) look_at(*picture);
        else demand(!picture.error().what.empty());
    }
    return 0;
}
