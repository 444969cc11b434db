// SPDX-License-Identifier: Apache-2.0
//
// The mandatory fields of one leg: each read by a function that knows its form.

#include "bcbp_leg.hpp"

#include <algorithm>

namespace bcbp {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool either(char c) { return digit(c) || letter(c); }

using Field = std::optional<std::string>; // nothing: the field breaks its form

/// Three letters.
Field location(std::string_view text) {
    if (!std::ranges::all_of(text, letter)) return std::nullopt;
    return std::string(text);
}

/// Two or three letters and digits, then one to four digits and perhaps a letter: "AV9".
Field flight(std::string_view carrier, std::string_view number) {
    carrier = trimmed(carrier);
    number = trimmed(number);
    if (carrier.size() < 2 || !std::ranges::all_of(carrier, either)) return std::nullopt;
    const auto digits = std::size_t(std::ranges::find_if_not(number, digit) - number.begin());
    const std::string_view suffix = number.substr(digits);
    if (digits < 1 || digits > 4 || suffix.size() > 1) return std::nullopt;
    if (!std::ranges::all_of(suffix, letter)) return std::nullopt;
    return std::string(carrier) + std::string(without_zeros(number.substr(0, digits))) +
           std::string(suffix);
}

/// 001 to 366.
Field day(std::string_view text) {
    if (!std::ranges::all_of(text, digit) || text < "001" || text > "366") return std::nullopt;
    return std::string(without_zeros(text));
}

/// Letters and digits; blank, or masked with X, is no locator.
Field locator(std::string_view text) {
    text = trimmed(text);
    if (!std::ranges::all_of(text, either)) return std::nullopt;
    if (text.find_first_not_of('X') == std::string_view::npos) return "";
    return std::string(text);
}

/// Digits and a letter: "12A". Letters alone (INF, GATE) and blanks mean no seat.
Field seat(std::string_view text) {
    text = trimmed(text);
    if (std::ranges::all_of(text, letter)) return "";
    if (text.size() < 2 || !letter(text.back())) return std::nullopt;
    const std::string_view row = text.substr(0, text.size() - 1);
    if (!std::ranges::all_of(row, digit) || without_zeros(row) == "0") return std::nullopt;
    return std::string(without_zeros(text));
}

/// Up to four digits and perhaps a letter; may be blank.
Field sequence(std::string_view text) {
    text = trimmed(text);
    if (!std::ranges::all_of(text, either)) return std::nullopt;
    return std::string(text.empty() ? text : without_zeros(text));
}

}  // namespace

Result<LegAndSize> parse_leg(Cursor& cursor, int number) {
    const auto wrong = [number](const char* field) {
        return Error{Status::refused, "leg " + std::to_string(number) + ": " + field};
    };
    const auto text = cursor.take(kLegSize);
    if (!text) return wrong("ends before its mandatory fields do");
    Cursor fields(*text);
    const auto next = [&fields](std::size_t size) { return *fields.take(size); };

    const Field pnr = locator(next(7));
    if (!pnr) return wrong("the record locator is not of letters and digits");
    const Field from = location(next(3));
    if (!from) return wrong("the origin is not three letters");
    const Field to = location(next(3));
    if (!to) return wrong("the destination is not three letters");
    const std::string_view carrier = next(3);
    const Field designator = flight(carrier, next(5));
    if (!designator) return wrong("carrier and flight number are no flight");
    const Field date = day(next(3));
    if (!date) return wrong("the date is not a day from 001 to 366");
    const char compartment = next(1)[0];
    if (compartment != ' ' && !either(compartment)) return wrong("the compartment is no code");
    const Field place = seat(next(4));
    if (!place) return wrong("the seat is not a row and a letter");
    const Field order = sequence(next(5));
    if (!order) return wrong("the check-in sequence is not of letters and digits");
    const char status = next(1)[0];
    if (status != ' ' && !either(status)) return wrong("the passenger status is no code");
    const auto variable = fields.take_size();
    if (!variable) return wrong("the size of its variable part is not hexadecimal");
    LegAndSize whole{{}, *variable};
    whole.leg = {.flight = *designator, .day = *date, .from = *from, .to = *to, .pnr = *pnr, .seat = *place,
                 .sequence = *order, .carrier = std::string(trimmed(carrier)), .compartment = compartment,
                 .status = status};
    return whole;
}

}  // namespace bcbp
