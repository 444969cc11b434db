// SPDX-License-Identifier: Apache-2.0
//
// The message and the signature zone. A length of version 4 is written by DER, X.690 § 10.1; one of
// version 3 is a byte.

#include "seal.hpp"

#include <algorithm>

namespace seal {

namespace {

constexpr std::uint8_t kSignature = 0xFF; // the tag that ends the message zone

/// Reads a length; nothing when it breaks its form or ends early.
std::optional<std::size_t> take_length(Cursor& cursor, int version) {
    const auto first = cursor.byte();
    if (!first) return std::nullopt;
    if (version == 3 || *first < 0x80) return *first;
    const std::size_t count = *first & 0x7F;
    if (count < 1 || count > 2) return std::nullopt;
    const auto bytes = cursor.take(count);
    if (!bytes) return std::nullopt;
    std::size_t length = 0;
    for (const std::uint8_t byte : *bytes) length = length * 256 + byte;
    const std::size_t shortest = count == 1 ? 0x80 : 0x100;
    return length < shortest ? std::nullopt : std::optional(length);
}

Read<void> take_features(Cursor& cursor, Seal& seal) {
    constexpr std::string_view kZone = "message";
    while (!cursor.next_is(kSignature)) {
        const auto tag = cursor.byte();
        if (!tag) return Flaw{"signature-missing", kZone};
        if (!cursor.left()) return Flaw{"length-past-end", kZone};
        const auto length = take_length(cursor, seal.header.version);
        if (!length) return Flaw{"bad-length", kZone};
        const auto value = cursor.take(*length);
        if (!value) return Flaw{"length-past-end", kZone};
        if (std::ranges::find(seal.features, *tag, &Feature::tag) != seal.features.end())
            return Flaw{"duplicate-feature", kZone};
        seal.features.push_back({*tag, *value});
    }
    if (seal.features.empty()) return Flaw{"no-feature", kZone};
    return {};
}

Read<void> take_signature(Cursor& cursor, Seal& seal) {
    constexpr std::string_view kZone = "signature";
    cursor.take(1);
    if (!cursor.left()) return Flaw{"signature-cut", kZone};
    const auto length = take_length(cursor, seal.header.version);
    if (!length) return Flaw{"bad-length", kZone};
    if (*length == 0) return Flaw{"signature-empty", kZone};
    const auto value = cursor.take(*length);
    if (!value) return Flaw{"signature-cut", kZone};
    if (cursor.left()) return Flaw{"bytes-after-end", kZone};
    seal.signature = *value;
    return {};
}

}  // namespace

bool looks_like_one(Bytes bytes) { return !bytes.empty() && bytes.front() == kMagic; }

Read<Seal> parse(Bytes bytes) {
    Cursor cursor(bytes);
    Read<Header> header = take_header(cursor);
    if (!header) return header.error();
    Seal seal;
    seal.header = std::move(*header);
    if (const Read<void> read = take_features(cursor, seal); !read) return read.error();
    seal.signed_part = bytes.first(cursor.at());
    if (const Read<void> read = take_signature(cursor, seal); !read) return read.error();
    return seal;
}

}  // namespace seal
