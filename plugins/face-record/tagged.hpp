// SPDX-License-Identifier: Apache-2.0
//
// Tagged values, as ASN.1's DER (ITU-T X.690) and ISO/IEC 7816-4 write them: read and written.

#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "cotejo/result.hpp"
#include "cursor.hpp"

namespace face_record {

/// A tag of one or two bytes (0x65, 0x7F61) and its value.
struct Item {
    std::uint32_t tag = 0;
    Bytes value;
};

/// Takes the next item. Lengths of up to four bytes, shortest form or not; none without an end.
/// Status::refused: it runs past the end, or is written in a way that is not read.
cotejo::Result<Item> take_item(Cursor& cursor);

/// Takes the values inside another, which they must fill.
cotejo::Result<std::vector<Item>> items(Bytes inside);

/// A field by its tag, and by its name in the standard's schema for whoever reads the error.
struct Field {
    std::uint32_t tag;
    const char* name;
};

/// Goes down from value to value. Fields of other tags are passed over, as the schema's extension
/// marks ask. Status::refused: a field on the way is missing or stands twice.
cotejo::Result<Bytes> at(Bytes inside, std::initializer_list<Field> path);

/// Reads an INTEGER from 0 to 65535.
cotejo::Result<std::uint32_t> whole_number(Bytes value, const char* name);

using Written = std::vector<std::uint8_t>;

/// Writes a tag, the shortest length and these parts one after another.
Written tagged(std::uint32_t tag, std::initializer_list<Bytes> parts);

/// Writes an INTEGER, 0 or more, in its fewest bytes.
Written tagged_number(std::uint32_t tag, std::uint32_t value);

}  // namespace face_record
