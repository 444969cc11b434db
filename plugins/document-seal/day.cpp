// SPDX-License-Identifier: Apache-2.0

#include "day.hpp"

#include <algorithm>
#include <cstdio>

namespace seal {

namespace chrono = std::chrono;

namespace {

std::optional<Day> made(int year, unsigned month, unsigned day) {
    const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

}  // namespace

std::optional<Day> day_of(std::span<const std::uint8_t, 3> bytes) {
    const unsigned packed = bytes[0] * 65536u + bytes[1] * 256u + bytes[2];
    const unsigned year = packed % 10000;
    if (year < 1900) return std::nullopt;
    return made(int(year), packed / 1000000, packed / 10000 % 100);
}

std::optional<Day> expiry_of(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 6 || !std::ranges::all_of(text, digit)) return std::nullopt;
    const auto two = [&](std::size_t at) { return unsigned(text[at] - '0') * 10 + unsigned(text[at + 1] - '0'); };
    return made(2000 + int(two(0)), two(2), two(4));
}

std::string iso(Day day) {
    const chrono::year_month_day date(day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text;
}

}  // namespace seal
