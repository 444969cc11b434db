// SPDX-License-Identifier: Apache-2.0
//
// BER-TLV data objects as chips write them (ISO/IEC 7816-4, ITU-T X.690): read, never past the end, and
// written.

#pragma once

#include <initializer_list>
#include <optional>

#include "bytes.hpp"

namespace emrtd {

/// A data object: a tag of up to three bytes as a number (0x30, 0x7F61, 0x5F0E), its value, and the
/// whole of it with tag and length.
struct Tlv {
    std::uint32_t tag = 0;
    View value;
    View whole;
};

/// Takes the first object from the front of `rest`. Lengths of up to four bytes, shortest form or not.
/// Status::refused: it runs past the end, has a length without an end, or a tag of more than three bytes.
Result<Tlv> take(View& rest);

/// Takes all objects in `inside`, which they must fill; 1024 at most. Status::refused otherwise.
Result<std::vector<Tlv>> objects(View inside);

/// Finds the value of the first object of this tag among those in `inside`; nothing when there is none or
/// something before it is damaged.
std::optional<View> find(View inside, std::uint32_t tag);

/// Goes down from value to value by tags. Status::refused: one is missing, stands twice, or is damaged;
/// the error names the tag.
Result<View> at(View inside, std::initializer_list<std::uint32_t> path);

/// Says how many bytes an object has, tag and length with it, by its first bytes alone: eight are enough.
/// Status::refused: they are no tag and length.
Result<std::size_t> size_of(View head);

/// Writes a tag, the shortest length and this value.
Bytes tlv(std::uint32_t tag, View value);
/// Writes a tag, the shortest length and these parts one after another.
Bytes tlv(std::uint32_t tag, std::initializer_list<View> parts);

/// Writes an INTEGER (02), 0 or more, of these bytes, the highest first.
Bytes tlv_integer(View value);

/// Writes an OBJECT IDENTIFIER's value from its dotted form: "0.4.0.127.0.7" is 04 00 7F 00 07.
/// Empty when it is none.
Bytes oid(std::string_view dotted);

/// Writes an OBJECT IDENTIFIER's value in its dotted form; "" when it is none.
std::string dotted(View oid);

}  // namespace emrtd
