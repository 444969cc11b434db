// SPDX-License-Identifier: Apache-2.0
//
// A whole boarding pass: header, legs with their variable parts, security.

#include "bcbp.hpp"

#include "bcbp_conditional.hpp"
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

/// Reads the security part: '^', a type, a size and as much data as that says.
Result<void> take_security(Cursor& cursor, Pass& pass) {
    if (!cursor.next_is('^')) return {};
    cursor.take(1);
    const auto type = cursor.take(1);
    if (!type) return wrong("the security part has no type");
    const auto data = cursor.take_sized();
    if (!data) return wrong("the size of the security part runs past its end");
    pass.security = Security{type->front(), std::string(*data)};
    return {};
}

Result<void> take_leg(Cursor& cursor, int number, Pass& pass) {
    Result<LegAndSize> leg = parse_leg(cursor, number);
    if (!leg) return leg.error();
    const auto variable = cursor.take(leg->variable);
    if (!variable)
        return wrong("leg " + std::to_string(number) + ": the size of its variable part runs past the end");
    pass.legs.push_back(std::move(leg->leg));
    return parse_variable(*variable, number, pass);
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
    Pass pass;
    pass.name = trimmed(header->substr(2, 20));
    if (pass.name.empty()) return wrong("the name is blank");
    pass.electronic_ticket = header->back() == 'E';
    if (header->back() != 'E' && header->back() != ' ') pass.faults.push_back("the electronic ticket indicator breaks its form");
    for (int number = 1; number <= legs; ++number)
        if (const Result<void> taken = take_leg(cursor, number, pass); !taken) return taken.error();
    pass.signed_size = bytes.size() - cursor.left();
    if (const Result<void> taken = take_security(cursor, pass); !taken) return taken.error();
    if (!trimmed(cursor.rest()).empty()) return wrong("bytes follow the end of the pass");
    return pass;
}

}  // namespace bcbp
