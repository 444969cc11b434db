// SPDX-License-Identifier: Apache-2.0
//
// A chip's data group 2: face image records inside biometric information templates (ICAO 9303-10,
// 4.7.2; ISO/IEC 7816-11), and the choice between it and a bare record.

#include <iterator>

#include "record.hpp"
#include "tagged.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::uint32_t kDataGroup2 = 0x75, kGroup = 0x7F61, kTemplate = 0x7F60, kHeader = 0xA1,
                        kData = 0x5F2E, kConstructedData = 0x7F2E;

Result<std::vector<Image>> read_bare(Bytes record) {
    return is_fac(record) ? read_fac(record) : read_face_der(record);
}

/// The record in one template. ISO/IEC 39794 stands in the constructed tag, inside one more tag;
/// without that it is read as well.
Result<Bytes> record_in(Bytes inside) {
    const Result<std::vector<Item>> parts = items(inside);
    if (!parts) return parts.error();
    if (const Result<Bytes> header = at(inside, {{kHeader, "the biometric header"}}); !header)
        return header.error();
    const Item* found = nullptr;
    for (const Item& part : *parts) {
        if (part.tag != kData && part.tag != kConstructedData) continue;
        if (found) return refused("the biometric data stands twice");
        found = &part;
    }
    if (!found) return refused("the biometric data is missing");
    const bool wrapped = found->tag == kConstructedData && !found->value.empty() && found->value[0] == kHeader;
    return wrapped ? at(found->value, {{kHeader, "the record"}}) : found->value;
}

/// The templates of a group, after checking that there are as many as it says.
Result<std::vector<Bytes>> templates_of(Bytes group) {
    const Result<Bytes> said = at(group, {{0x02, "the number of templates"}});
    if (!said) return said.error();
    const Result<std::uint32_t> count = whole_number(*said, "the number of templates");
    if (!count) return count.error();
    const Result<std::vector<Item>> parts = items(group);
    if (!parts) return parts.error();
    std::vector<Bytes> templates;
    for (const Item& part : *parts)
        if (part.tag == kTemplate) templates.push_back(part.value);
    if (templates.size() != *count)
        return refused("it says " + std::to_string(*count) + " templates and holds " +
                       std::to_string(templates.size()));
    if (templates.empty()) return refused("it holds no image");
    return templates;
}

Result<std::vector<Bytes>> templates_in(const Item& outer) {
    if (outer.tag == kTemplate) return std::vector<Bytes>{outer.value};
    if (outer.tag == kGroup) return templates_of(outer.value);
    const Result<Bytes> group = at(outer.value, {{kGroup, "the group of templates"}});
    if (!group) return group.error();
    return templates_of(*group);
}

Result<std::vector<Image>> read_wrapped(const Item& outer) {
    const Result<std::vector<Bytes>> templates = templates_in(outer);
    if (!templates) return templates.error();
    std::vector<Image> all;
    for (const Bytes inside : *templates) {
        const Result<Bytes> record = record_in(inside);
        if (!record) return record.error();
        const Result<std::vector<Image>> images = read_bare(*record);
        if (!images) return images.error();
        all.insert(all.end(), images->begin(), images->end());
        if (all.size() > kMostImages) return refused("it holds more than 8 images, the most that are read");
    }
    return all;
}

}  // namespace

Result<std::vector<Image>> read_record(Bytes record) {
    if (record.empty()) return refused("it is empty");
    if (is_fac(record)) return read_fac(record);
    Cursor cursor(record);
    const Result<Item> outer = take_item(cursor);
    const std::uint32_t first = Cursor(record).u8(), two = Cursor(record).u16();
    if (first == kFaceDerTag) return read_face_der(record);
    if (first != kDataGroup2 && two != kGroup && two != kTemplate)
        return refused("it is neither a face image record (ISO/IEC 19794-5, 39794-5) nor a chip's data group 2");
    if (!outer) return outer.error();
    if (cursor.left()) return refused(std::to_string(cursor.left()) + " bytes follow its end");
    return read_wrapped(*outer);
}

}  // namespace face_record
