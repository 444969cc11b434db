// SPDX-License-Identifier: Apache-2.0
//
// Habits: chips that are genuine and merely have their own ways.

#include "passport/card/fault_row.hpp"

namespace passport::card {

namespace {

/// Leaves at the n-th command that reads a file, once.
Inside leave_once(unsigned n) {
    return [n, left = false, seen = 0u](const Exchange& exchange) mutable {
        if (exchange.number == 1) seen = 0;
        if (left || !reads(exchange) || ++seen != n) return Then::answer;
        left = true;
        return Then::gone;
    };
}

constexpr Row kHabits[] = {
    {"short-length", "takes and gives 256 bytes at most", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.extended_length = false; }; }},
    {"short-replies", "gives 100 bytes at most at once", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.longest_reply = 100; }; }},
    {"wants-parameters", "says 6A87 to MSE:Set AT of PACE without tag 84", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.wants_parameters = true; }; }},
    {"exact-length", "says 6Cxx when more is asked than a file has left", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.exact_le = true; }; }},
    {"warns-at-end", "says 6282 when more is asked than a file has left", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.warns_at_end = true; }; }},
    {"even-only", "does not know READ BINARY with the odd instruction byte", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.odd_read_binary = false; }; }},
    {"leaves-once", "leaves the field in the middle of a file and comes back", "valid", "",
     [](Fault& f) { f.inside = leave_once(5); }},
};

}  // namespace

std::span<const Row> habits() { return kHabits; }

}  // namespace passport::card
