// SPDX-License-Identifier: Apache-2.0

#include "cedula.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include <openssl/crypto.h>

namespace cedula {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::string_view kMark = "PubDSK_1";
constexpr std::size_t kMarkAt = 24, kNumberAt = 48, kNumberSize = 10, kNamesAt = 58, kNameSize = 23, kRestAt = 150;
constexpr std::size_t kRestSize = 18; // '0', sex, date, department, municipality, '0', blood group
constexpr std::size_t kWhole = 531;

Error wrong(std::string what) { return Error{Status::refused, "cédula: " + std::move(what)}; }

bool digit(char c) { return c >= '0' && c <= '9'; }
bool digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, digit); }

std::string without_zeros(std::string_view text) {
    const auto first = text.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? "" : text.substr(first));
}

/// A name's bytes without padding; some readers give blanks for NULs.
std::string_view unpadded(std::string_view text) {
    const auto last = text.find_last_not_of(std::string_view("\0 ", 2));
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Latin-1 letters, and what stands between them in names.
bool of_a_name(char c) {
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0xC0) return code != 0xD7 && code != 0xF7;
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '\'' || c == '.';
}

std::string utf8(std::string_view latin) {
    std::string text;
    for (const char c : latin) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            text += c;
        } else {
            text += char(0xC0 | code >> 6);
            text += char(0x80 | (code & 0x3F));
        }
    }
    return text;
}

std::optional<std::string> date(std::string_view text) {
    if (!digits(text)) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(std::string(text.substr(at, size))); };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)), std::chrono::month(unsigned(number(4, 2))),
                                          std::chrono::day(unsigned(number(6, 2)))};
    if (!day.ok() || number(0, 4) < 1850) return std::nullopt;
    return std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6, 2));
}

/// Reads what follows the names.
Result<void> parse_rest(std::string_view rest, Cedula& cedula) {
    if (rest[0] != '0') return wrong("the byte before the sex is not 0");
    if (rest[1] != 'F' && rest[1] != 'M') return wrong("the sex is neither F nor M");
    cedula.sex = rest.substr(1, 1);
    const auto born = date(rest.substr(2, 8));
    if (!born) return wrong("the date of birth is no date");
    cedula.birth_date = *born;
    if (!digits(rest.substr(10, 5))) return wrong("the place of birth is not five digits");
    cedula.birth_place = rest.substr(10, 5);
    return {};
}

Result<void> parse_number(std::string_view text, Cedula& cedula) {
    if (!digits(text)) return wrong("the personal number is not ten digits");
    cedula.number = without_zeros(text);
    if (cedula.number.empty()) return wrong("the personal number is zero");
    return {};
}

Result<Cedula> parse_fixed(std::string_view bytes, std::size_t shift) {
    const auto at = [&](std::size_t place) { return place + shift - 1; }; // shift 1: none
    constexpr std::array kFields{"the first surname", "the second surname", "the first given name",
                                 "the second given name"};
    if (bytes.size() < at(kNumberAt) + kNumberSize) return wrong("ends before the personal number does");
    Cedula cedula;
    if (auto number = parse_number(bytes.substr(at(kNumberAt), kNumberSize), cedula); !number) return number.error();
    const std::array<std::string*, 4> names{&cedula.surname_1, &cedula.surname_2, &cedula.name_1, &cedula.name_2};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t from = at(kNamesAt + i * kNameSize);
        if (bytes.size() < from + kNameSize) return wrong(std::string("ends before ") + kFields[i] + " does");
        const std::string_view name = unpadded(bytes.substr(from, kNameSize));
        if (!std::ranges::all_of(name, of_a_name) || (!name.empty() && name.front() == ' '))
            return wrong(std::string(kFields[i]) + " is not of letters");
        *names[i] = utf8(name);
    }
    if (cedula.surname_1.empty() && cedula.surname_2.empty()) return wrong("both surnames are blank");
    if (cedula.name_1.empty()) return wrong("the first given name is blank");
    cedula.size = at(kRestAt) + kRestSize;
    if (bytes.size() < cedula.size) return wrong("ends before the place of birth and blood group do");
    if (auto rest = parse_rest(bytes.substr(at(kRestAt), kRestSize), cedula); !rest) return rest.error();
    if (bytes.size() < kWhole - (shift == 0 ? 1 : 0)) return wrong("ends within what follows the fields");
    return cedula;
}

/// Without NULs only what has a fixed size is known: where one name ends and the next begins is not.
Result<Cedula> parse_stripped(std::string_view bytes) {
    const std::size_t from = bytes.find(kMark) + kMark.size() + 8;
    if (bytes.size() < from + kNumberSize) return wrong("ends before the personal number does");
    Cedula cedula;
    cedula.names = false;
    if (auto number = parse_number(bytes.substr(from, kNumberSize), cedula); !number) return number.error();
    std::size_t rest = from + kNumberSize;
    while (rest < bytes.size() && of_a_name(bytes[rest])) ++rest;
    if (rest == from + kNumberSize || rest > from + kNumberSize + 4 * kNameSize) return wrong("there are no names");
    cedula.size = rest + kRestSize;
    if (bytes.size() < cedula.size) return wrong("ends before the place of birth and blood group do");
    if (auto read = parse_rest(bytes.substr(rest, kRestSize), cedula); !read) return read.error();
    if (bytes.size() == cedula.size) return wrong("ends within what follows the fields");
    return cedula;
}

}  // namespace

bool looks_like_one(std::string_view bytes) {
    if (bytes.substr(0, kMarkAt + 1 + kMark.size()).find(kMark) != std::string_view::npos) return true;
    if (bytes.size() < kWhole - 1 || bytes.size() > kWhole + 1) return false;
    for (std::size_t shift = 0; shift < 3; ++shift)
        if (digits(bytes.substr(kNumberAt + shift - 1, kNumberSize)) && parse_fixed(bytes, shift)) return true;
    return false;
}

Result<Cedula> parse(std::string_view bytes) {
    if (!looks_like_one(bytes)) return wrong("the bytes are no cédula's");
    const auto mark = bytes.find(kMark);
    if (mark != std::string_view::npos && mark < kMarkAt && bytes.substr(0, mark).find('\0') == std::string_view::npos)
        return parse_stripped(bytes);
    if (mark == kMarkAt) return parse_fixed(bytes, 1);
    for (const std::size_t shift : {std::size_t(1), std::size_t(2), std::size_t(0)})
        if (Result<Cedula> read = parse_fixed(bytes, shift)) return read;
    return parse_fixed(bytes, 1);
}

void wipe(std::string& bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace cedula
