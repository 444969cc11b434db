// SPDX-License-Identifier: Apache-2.0
//
// A header field by field. Version 3 has a certificate reference of five characters, version 4 says
// its length in two hexadecimal digits before it.

#include "header.hpp"

#include <algorithm>

#include "c40.hpp"

namespace seal {

namespace {

constexpr std::string_view kZone = "header";
constexpr Flaw kCut{"header-cut", kZone}, kBadText{"bad-text", kZone}, kBadDate{"bad-date", kZone};

bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool plain(char c) { return letter(c) || (c >= '0' && c <= '9'); }

Read<std::string> take_text(Cursor& cursor, std::size_t characters) {
    const auto bytes = cursor.take(c40_size(characters));
    if (!bytes) return kCut;
    const auto text = decode_c40(*bytes);
    if (!text || text->size() != characters) return kBadText;
    return *text;
}

/// A code of one to three letters, filled up: "D  " is "D<<".
Read<std::string> take_country(Cursor& cursor) {
    Read<std::string> text = take_text(cursor, 3);
    if (!text) return text.error();
    std::ranges::replace(*text, ' ', '<');
    const auto filler = std::ranges::find(*text, '<');
    const bool sound = letter(text->front()) && std::all_of(text->begin(), filler, letter) &&
                       std::all_of(filler, text->end(), [](char c) { return c == '<'; });
    if (!sound) return kBadText;
    return *text;
}

std::optional<std::size_t> hexadecimal(std::string_view two) {
    std::size_t value = 0;
    for (const char c : two) {
        if (!plain(c) || c > 'F') return std::nullopt;
        value = value * 16 + std::size_t(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return value;
}

/// Reads the signer's identifier and the reference, which are one text.
Read<void> take_signer(Cursor& cursor, Header& header) {
    Read<std::string> text = take_text(cursor, header.version == 3 ? 9 : 6);
    if (!text) return text.error();
    header.signer = text->substr(0, 4);
    header.reference = text->substr(4);
    if (header.version == 4) {
        const auto length = hexadecimal(header.reference);
        if (!length || !*length) return kBadText;
        text = take_text(cursor, *length);
        if (!text) return text.error();
        header.reference = *text;
    }
    const bool sound = letter(header.signer[0]) && letter(header.signer[1]) &&
                       std::ranges::all_of(header.signer, plain) && std::ranges::all_of(header.reference, plain);
    if (!sound) return kBadText;
    return {};
}

Read<Day> take_day(Cursor& cursor) {
    const auto bytes = cursor.take(3);
    if (!bytes) return kCut;
    const auto day = day_of(bytes->first<3>());
    if (!day) return kBadDate;
    return *day;
}

}  // namespace

Read<Header> take_header(Cursor& cursor) {
    Header header;
    const auto start = cursor.take(2);
    if (!start) return kCut;
    if ((*start)[0] != kMagic || ((*start)[1] != 2 && (*start)[1] != 3)) return Flaw{"unknown-version", kZone};
    header.version = (*start)[1] + 1;
    Read<std::string> country = take_country(cursor);
    if (!country) return country.error();
    header.country = *country;
    if (const Read<void> signer = take_signer(cursor, header); !signer) return signer.error();
    const Read<Day> issued = take_day(cursor);
    if (!issued) return issued.error();
    const Read<Day> signed_on = take_day(cursor);
    if (!signed_on) return signed_on.error();
    const auto kind = cursor.take(2);
    if (!kind) return kCut;
    header.issued = *issued;
    header.signed_on = *signed_on;
    header.definition = (*kind)[0];
    header.category = (*kind)[1];
    return header;
}

}  // namespace seal
