// SPDX-License-Identifier: Apache-2.0
//
// A whole boarding pass: header, legs with their variable parts, security.

#include "bcbp.hpp"

#include "bcbp_leg.hpp"

#include <algorithm>

namespace bcbp {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::size_t kHeaderSize = 23; // 'M', legs, name, electronic ticket
constexpr int kMostLegs = 4;

Error wrong(std::string what) { return Error{Status::refused, std::move(what)}; }

bool printable(char c) { return c >= 0x20 && c <= 0x7E; }

std::string place(int leg) { return "leg " + std::to_string(leg) + ": "; }

/// Checks the variable part behind a leg: on the first leg '>', a version and a sized block for the
/// whole pass; on each a sized block of its own; then whatever the carrier likes. What stands in
/// the blocks is not kept: nothing here needs it.
Result<void> check_variable(std::string_view part, int leg) {
    if (part.empty()) return {};
    Cursor cursor(part);
    if (leg == 1) {
        if (cursor.take(1) != ">") return wrong("the variable part does not begin with '>'");
        const auto version = cursor.take(1);
        if (!version || version->front() < '1' || version->front() > '9')
            return wrong("the version is not a digit");
        if (!cursor.take_sized())
            return wrong("the size of the pass's conditional part runs past its end");
    }
    if (cursor.left() && !cursor.take_sized())
        return wrong(place(leg) + "the size of its conditional part runs past its end");
    return {};
}

/// Checks the security part: '^', a type, a size and as much data as that says.
Result<void> check_security(Cursor& cursor) {
    if (!cursor.next_is('^')) return {};
    cursor.take(1);
    if (!cursor.take(1)) return wrong("the security part has no type");
    if (!cursor.take_sized()) return wrong("the size of the security part runs past its end");
    return {};
}

Result<Leg> take_leg(Cursor& cursor, int number) {
    Result<LegAndSize> leg = parse_leg(cursor, number);
    if (!leg) return leg.error();
    const auto variable = cursor.take(leg->variable);
    if (!variable) return wrong(place(number) + "the size of its variable part runs past the end");
    if (const Result<void> sound = check_variable(*variable, number); !sound) return sound.error();
    return std::move(leg->leg);
}

}  // namespace

bool looks_like_one(std::string_view bytes) {
    return bytes.size() >= kHeaderSize + kLegSize && bytes[0] == 'M' && bytes[1] >= '1' &&
           bytes[1] <= '9';
}

Result<Pass> parse(std::string_view bytes) {
    if (!looks_like_one(bytes)) return wrong("not a boarding pass");
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r' || bytes.back() == '\0'))
        bytes.remove_suffix(1);
    if (!std::ranges::all_of(bytes, printable)) return wrong("a character outside printable ASCII");
    const int legs = bytes[1] - '0';
    if (legs > kMostLegs) return wrong("more than four legs");

    Cursor cursor(bytes);
    const auto header = cursor.take(kHeaderSize);
    if (!header) return wrong("ends before its name does");
    Pass pass{std::string(trimmed(header->substr(2, 20))), {}};
    if (pass.name.empty()) return wrong("the name is blank");
    for (int number = 1; number <= legs; ++number) {
        Result<Leg> leg = take_leg(cursor, number);
        if (!leg) return leg.error();
        pass.legs.push_back(std::move(*leg));
    }
    if (const Result<void> sound = check_security(cursor); !sound) return sound.error();
    if (!trimmed(cursor.rest()).empty()) return wrong("bytes follow the end of the pass");
    return pass;
}

}  // namespace bcbp
