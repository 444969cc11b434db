// SPDX-License-Identifier: Apache-2.0
//
// ISO/IEC 39794-5:2019: a FaceImageDataBlock of ASN.1 values, tagged implicitly; a CHOICE keeps the
// tag of what was chosen inside its own.

#include "record.hpp"
#include "tagged.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::uint32_t kGeneration = 3; // ISO/IEC 39794 is the third, 19794:2005 was the first

/// ImageDataFormatCode. `unknown` and `other` are as good as nothing said, and so is a code this
/// edition did not have.
Announced announced(std::uint32_t code) {
    if (code == 2) return Announced::jpeg;
    if (code == 3 || code == 4) return Announced::jpeg2000;
    return Announced::unsaid;
}

Result<void> check_version(Bytes block) {
    const Result<Bytes> said = at(block, {{0xA0, "versionBlock"}, {0x80, "generation"}});
    if (!said) return said.error();
    const Result<std::uint32_t> generation = whole_number(*said, "generation");
    if (!generation) return generation.error();
    if (*generation != kGeneration)
        return refused("its generation is " + std::to_string(*generation) +
                       "; only 3 (ISO/IEC 39794-5:2019) is read");
    return {};
}

Result<Image> image_of(Bytes representation) {
    const Result<Bytes> flat = at(representation, {{0xA1, "imageRepresentation"}, {0xA0, "base"},
                                                   {0xA0, "imageRepresentation2DBlock"}});
    if (!flat) return flat.error();
    const Result<Bytes> data = at(*flat, {{0x80, "representationData2D"}});
    if (!data) return data.error();
    const Result<Bytes> format = at(*flat, {{0xA1, "imageInformation2DBlock"},
                                            {0xA0, "imageDataFormat"}, {0x80, "its code"}});
    if (!format) return format.error();
    const Result<std::uint32_t> code = whole_number(*format, "imageDataFormat");
    if (!code) return code.error();
    if (data->empty()) return refused("it has no image data");
    return Image{announced(*code), *data};
}

}  // namespace

Result<std::vector<Image>> read_face_der(Bytes record) {
    Cursor cursor(record);
    const Result<Item> block = take_item(cursor);
    if (!block) return block.error();
    if (block->tag != kFaceDerTag) return refused("it is no FaceImageDataBlock");
    if (cursor.left()) return refused(std::to_string(cursor.left()) + " bytes follow its end");
    if (const Result<void> sound = check_version(block->value); !sound) return sound.error();
    const Result<Bytes> list = at(block->value, {{0xA1, "representationBlocks"}});
    if (!list) return list.error();
    const Result<std::vector<Item>> representations = items(*list);
    if (!representations) return representations.error();
    if (representations->empty()) return refused("it holds no image");
    if (representations->size() > kMostImages)
        return refused("it holds " + std::to_string(representations->size()) + " images; at most 8 are read");

    std::vector<Image> images;
    for (const Item& representation : *representations) {
        const std::string which = of_image(images.size() + 1);
        if (representation.tag != 0x30) return refused(which + "it is no RepresentationBlock");
        const Result<Image> image = image_of(representation.value);
        if (!image) return refused(which + image.error().what);
        images.push_back(*image);
    }
    return images;
}

}  // namespace face_record
