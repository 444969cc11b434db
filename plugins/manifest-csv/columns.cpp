// SPDX-License-Identifier: Apache-2.0
//
// The columns of a list, each with a function that checks its form.

#include "columns.hpp"

#include "base64.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "cotejo/kinds.h"

namespace columns {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::size_t kLongest = 256; // bytes of a text

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool either(char c) { return digit(c) || letter(c); }

Error wrong(const char* what) { return Error{Status::refused, what}; }

/// Gives the text in capitals, without blanks.
std::string capitals(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return out;
}

std::string without_zeros(const std::string& text) {
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

Result<std::string> any(std::string_view text) { return std::string(text); }

/// Carrier and number: the carrier is two characters, or three letters.
Result<std::string> flight(std::string_view text) {
    const std::string all = capitals(text);
    const bool icao = all.size() > 3 && std::all_of(all.begin(), all.begin() + 3, letter);
    const std::size_t split = icao ? 3 : 2;
    if (all.size() <= split || !std::all_of(all.begin(), all.begin() + long(split), either))
        return wrong("is no flight; write it like AV9");
    const std::string number = without_zeros(all.substr(split));
    const auto digits = std::size_t(std::ranges::find_if_not(number, digit) - number.begin());
    if (digits < 1 || digits > 4 || number.size() > digits + 1 ||
        (number.size() > digits && !letter(number[digits])))
        return wrong("is no flight; write it like AV9");
    return all.substr(0, split) + number;
}

/// YYYY-MM-DD, a day that exists.
Result<std::string> date(std::string_view text) {
    const auto shaped = [&] {
        for (std::size_t i = 0; i < text.size(); ++i)
            if ((i == 4 || i == 7) ? text[i] != '-' : !digit(text[i])) return false;
        return text.size() == 10;
    };
    if (!shaped()) return wrong("is no date; write it like 2026-11-22");
    int year = 0;
    unsigned month = 0, day = 0;
    std::sscanf(std::string(text).c_str(), "%4d-%2u-%2u", &year, &month, &day);
    const std::chrono::year_month_day real{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!real.ok()) return wrong("is a day that does not exist");
    return std::string(text);
}

Result<std::string> locator(std::string_view text) {
    const std::string all = capitals(text);
    if (all.size() < 5 || all.size() > 7 || !std::ranges::all_of(all, either))
        return wrong("is no record locator; write five to seven letters and digits");
    return all;
}

Result<std::string> seat(std::string_view text) {
    const std::string all = without_zeros(capitals(text));
    if (all.size() < 2 || all.size() > 4 || !letter(all.back()) ||
        !std::all_of(all.begin(), all.end() - 1, digit))
        return wrong("is no seat; write it like 12A");
    return all;
}

Result<std::string> location(std::string_view text) {
    const std::string all = capitals(text);
    if (all.size() != 3 || !std::ranges::all_of(all, letter))
        return wrong("is no location; write its three letters");
    return all;
}

Result<std::string> state(std::string_view text) {
    const std::string all = capitals(text);
    if (all.empty() || all.size() > 3 || !std::ranges::all_of(all, letter))
        return wrong("is no state; write its ICAO 9303 code like COL");
    return all;
}

/// As a zone writes it: F, M, and X or < for unspecified.
Result<std::string> sex(std::string_view text) {
    const std::string all = capitals(text);
    if (all != "F" && all != "M" && all != "X" && all != "<")
        return wrong("is no sex; write F, M, or X for unspecified");
    return all == "<" ? std::string("X") : all;
}

/// A birth date of which the day, or month and day, may be unknown: 1990-05, 1990.
Result<std::string> birth_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7) return date(text);
    const Result<std::string> whole = date(std::string(text) + (text.size() == 4 ? "-01-01" : "-01"));
    if (!whole) return wrong("is no date; write it like 1990-05-04, or 1990-05 or 1990 where no more is known");
    return std::string(text);
}

/// A person's number, as people write it, points and zeros before it left out.
Result<std::string> personal_number(std::string_view text) {
    std::string all = capitals(text);
    std::erase_if(all, [](char c) { return c == '.' || c == '-'; });
    if (all.empty() || all.size() > 32 || !std::ranges::all_of(all, either))
        return wrong("is no number; write letters and digits");
    return std::ranges::all_of(all, digit) ? without_zeros(all) : all;
}

Result<std::string> code(std::string_view text) {
    const std::string all = capitals(text);
    if (all.size() > 32 || !std::ranges::all_of(all, either))
        return wrong("is no number; write letters and digits");
    return all;
}

struct Column {
    std::string_view name;
    Result<std::string> (*read)(std::string_view);
};

constexpr std::array kColumns{
    Column{COTEJO_FACT_FLIGHT, flight},
    Column{COTEJO_FACT_DATE, date},
    Column{COTEJO_FACT_PNR, locator},
    Column{COTEJO_FACT_SEAT, seat},
    Column{COTEJO_FACT_NAME, any},
    Column{COTEJO_FACT_SURNAME, any},
    Column{COTEJO_FACT_GIVEN_NAMES, any},
    Column{COTEJO_FACT_FROM, location},
    Column{COTEJO_FACT_TO, location},
    Column{COTEJO_FACT_DOCUMENT_STATE, state},
    Column{COTEJO_FACT_DOCUMENT_NUMBER, code},
    Column{COTEJO_FACT_DOCUMENT_EXPIRY, date},
    Column{COTEJO_FACT_BIRTH_DATE, birth_date},
    Column{COTEJO_FACT_NATIONALITY, state},
    Column{COTEJO_FACT_SEX, sex},
    Column{COTEJO_FACT_PERSONAL_NUMBER, personal_number},
    Column{COTEJO_FACT_LIST_NUMBER, code},
    Column{"face", any},
    Column{"finger", any},
};

const Column* find(std::string_view name) {
    const auto* at = std::ranges::find(kColumns, name, &Column::name);
    return at == kColumns.end() ? nullptr : at;
}

}  // namespace

bool known(std::string_view name) { return find(name) != nullptr; }

bool picture(std::string_view name) { return name == "face" || name == "finger"; }

std::string all() {
    std::string names;
    for (const Column& column : kColumns)
        names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
}

Result<std::string> normalised(std::string_view column, std::string_view field) {
    if (field.empty()) return std::string();
    if (field.size() > kLongest) return wrong("is longer than 256 bytes");
    return find(column)->read(field);
}

Result<std::vector<std::uint8_t>> decoded(std::string_view field) {
    auto bytes = base64::decode(field);
    if (!bytes) return wrong("is no base64");
    if (!*format(*bytes)) return wrong("holds neither a JPEG nor a PNG");
    return *std::move(bytes);
}

const char* format(const std::vector<std::uint8_t>& picture) {
    const std::string_view bytes(reinterpret_cast<const char*>(picture.data()), picture.size());
    if (bytes.starts_with("\xFF\xD8\xFF")) return COTEJO_FORMAT_JPEG;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return COTEJO_FORMAT_PNG;
    return COTEJO_FORMAT_NONE;
}

}  // namespace columns
