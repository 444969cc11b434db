// SPDX-License-Identifier: Apache-2.0
//
// Tag, length, value: the lengths are looked at before anything else is.

#include "tagged.hpp"

#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::size_t kMostItems = 1024;

std::uint32_t take_tag(Cursor& cursor) {
    const std::uint32_t first = cursor.u8();
    return (first & 0x1F) == 0x1F ? first << 8 | cursor.u8() : first;
}

Result<std::uint32_t> take_length(Cursor& cursor) {
    const std::uint32_t first = cursor.u8();
    if (first < 0x80) return first;
    if (first == 0x80) return refused("a length without an end, which DER does not allow");
    if (first > 0x84) return refused("a length of more than four bytes");
    return cursor.number(first & 0x7F);
}

void put_length(Written& written, std::size_t size) {
    int bytes = 0;
    while (bytes < 4 && size >> (8 * bytes)) ++bytes;
    if (size >= 0x80) written.push_back(static_cast<std::uint8_t>(0x80 | bytes));
    else bytes = 1;
    for (; bytes > 0; --bytes) written.push_back(static_cast<std::uint8_t>(size >> (8 * (bytes - 1))));
}

}  // namespace

Result<Item> take_item(Cursor& cursor) {
    Item item;
    item.tag = take_tag(cursor);
    if (item.tag > 0xFF && (item.tag & 0x80)) return refused("a tag of more than two bytes");
    const Result<std::uint32_t> size = take_length(cursor);
    if (!size) return size.error();
    if (cursor.ran_out()) return refused("the record ends inside a tag or a length");
    if (*size > cursor.left()) return other_length("a value is cut off: ", *size, cursor.left());
    item.value = cursor.take(*size);
    return item;
}

Result<std::vector<Item>> items(Bytes inside) {
    Cursor cursor(inside);
    std::vector<Item> all;
    while (cursor.left()) {
        const Result<Item> item = take_item(cursor);
        if (!item) return item.error();
        if (all.size() == kMostItems) return refused("more than 1024 values in one place");
        all.push_back(*item);
    }
    return all;
}

Result<Bytes> at(Bytes inside, std::initializer_list<Field> path) {
    for (const Field& field : path) {
        const Result<std::vector<Item>> all = items(inside);
        if (!all) return all.error();
        int found = 0;
        for (const Item& item : *all)
            if (item.tag == field.tag && ++found == 1) inside = item.value;
        if (found == 0) return refused(std::string(field.name) + " is missing");
        if (found > 1) return refused(std::string(field.name) + " stands twice");
    }
    return inside;
}

Result<std::uint32_t> whole_number(Bytes value, const char* name) {
    if (value.empty() || value.size() > 3 || value[0] & 0x80 || (value.size() == 3 && value[0]))
        return refused(std::string(name) + " is no number from 0 to 65535");
    return Cursor(value).number(value.size());
}

Written tagged(std::uint32_t tag, std::initializer_list<Bytes> parts) {
    Written written;
    std::size_t size = 0;
    for (const Bytes part : parts) size += part.size();
    written.reserve(size + 8);
    if (tag > 0xFF) written.push_back(static_cast<std::uint8_t>(tag >> 8));
    written.push_back(static_cast<std::uint8_t>(tag));
    put_length(written, size);
    for (const Bytes part : parts) written.insert(written.end(), part.begin(), part.end());
    return written;
}

Written tagged_number(std::uint32_t tag, std::uint32_t value) {
    Written digits;
    for (int shift = 24; shift >= 0; shift -= 8) {
        const auto digit = static_cast<std::uint8_t>(value >> shift);
        if (digits.empty() && !digit && shift) continue;
        if (digits.empty() && digit & 0x80) digits.push_back(0); // or it would be negative
        digits.push_back(digit);
    }
    return tagged(tag, {digits});
}

}  // namespace face_record
