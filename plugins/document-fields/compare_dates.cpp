// SPDX-License-Identifier: Apache-2.0
//
// Dates of which a part, or the century, may be unknown.

#include "compare_fields.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>

namespace fields {

namespace {

constexpr int kUnknown = -1;

struct Date {
    int year = kUnknown, month = kUnknown, day = kUnknown;
    bool century = false; ///< `year` has four digits
    bool full() const { return year != kUnknown && month != kUnknown && day != kUnknown; }
};

bool digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

/// A part of a date: its number, unknown, or nothing where it is neither. Some documents write 00.
std::optional<int> part(std::string_view text, int most) {
    if (text == "<<") return kUnknown;
    if (!digits(text)) return std::nullopt;
    const int value = number(text);
    if (value > most) return std::nullopt;
    return value == 0 && most < 99 ? kUnknown : value;
}

bool exists(const Date& date) {
    if (!date.full()) return true;
    using namespace std::chrono;
    const int century_year = date.century ? date.year : 2000; // a leap year: the 29th of February may be
    return year_month_day(year(century_year), month(unsigned(date.month)), day(unsigned(date.day))).ok();
}

std::optional<Date> read_short(std::string_view text) {
    const auto year = part(text.substr(0, 2), 99), month = part(text.substr(2, 2), 12),
               day = part(text.substr(4, 2), 31);
    if (!year || !month || !day) return std::nullopt;
    return Date{*year, *month, *day, false};
}

std::optional<Date> read_long(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (!digits(text.substr(0, 4)) || number(text.substr(0, 4)) == 0) return std::nullopt;
    Date date{number(text.substr(0, 4)), kUnknown, kUnknown, true};
    if (text.size() == 4) return date;
    const auto month = part(text.substr(5, 2), 12);
    if (text[4] != '-' || !month) return std::nullopt;
    date.month = *month;
    if (text.size() == 7) return date;
    const auto day = part(text.substr(8, 2), 31);
    if (text[7] != '-' || !day) return std::nullopt;
    date.day = *day;
    return date;
}

std::optional<Date> read(std::string_view text) {
    const auto date = text.size() == 6 ? read_short(text) : read_long(text);
    if (!date || date->year == kUnknown || !exists(*date)) return std::nullopt;
    return date;
}

bool before_or_at(const Date& one, const Date& other) {
    return std::array{one.year, one.month, one.day} <= std::array{other.year, other.month, other.day};
}

/// Of two digits that cannot be of the year of the flight or before it in that century, the one before.
void settle(Date& date, const std::optional<Date>& latest) {
    if (date.century || !latest) return;
    Date late = date;
    late.year += latest->year / 100 * 100;
    if (before_or_at(late, *latest)) return; // either century may be
    date.year = late.year - 100;
    date.century = true;
}

bool known_and_other(int one, int other) { return one != kUnknown && other != kUnknown && one != other; }

Verdict judge_difference(const Date& one, const Date& other) {
    const bool same_year = one.year % 100 == other.year % 100;
    if (same_year && one.month == other.day && one.day == other.month) return {false, Reason::order, 0.9};
    const auto written = [](const Date& date) {
        return std::to_string(1'000'000 + date.year % 100 * 10'000 + date.month * 100 + date.day);
    };
    const std::string a = written(one), b = written(other);
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i];
    if (one.full() && other.full() && different == 1) return {false, Reason::misread, 0.7};
    return {false, Reason::differs, 1.0};
}

}  // namespace

bool is_full_date(std::string_view text) {
    const auto date = read(text);
    return date && date->full();
}

Comparison compare_dates(std::string_view one, std::string_view other, std::string_view latest) {
    auto a = read(one), b = read(other);
    if (!a || !b) return std::nullopt;
    const std::optional<Date> limit = latest.size() == 10 ? read_long(latest) : std::nullopt;
    for (Date* date : {&*a, &*b}) {
        if (limit && date->century && !before_or_at(*date, *limit)) return Verdict{false}; // nobody's birth
        settle(*date, limit);
    }
    const bool both_centuries = a->century && b->century;
    const bool years_differ = both_centuries ? a->year != b->year : a->year % 100 != b->year % 100;
    if (years_differ || known_and_other(a->month, b->month) || known_and_other(a->day, b->day))
        return judge_difference(*a, *b);
    if (a->month != b->month || a->day != b->day) return Verdict{true, Reason::incomplete, 0.7};
    if (!a->full()) return Verdict{true, Reason::incomplete, 0.7};
    const bool one_short = (one.size() == 6) != (other.size() == 6);
    return Verdict{true, one_short ? Reason::century : Reason::equal, one_short && !both_centuries ? 0.97 : 1.0};
}

}  // namespace fields
