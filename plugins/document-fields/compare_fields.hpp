// SPDX-License-Identifier: Apache-2.0
//
// Dates, numbers and codes held against each other.

#pragma once

#include <string_view>

#include "verdict.hpp"

namespace fields {

/// A number of a document, and whether a check digit over it holds.
struct Numbered {
    std::string_view text;
    bool checked = false;
};

/// Two document numbers. They agree when they are the same, when one has lost zeros before it, or when
/// one without a check digit differs from one whose check digit holds only by letters and digits that look
/// alike (0 O, 1 I, 2 Z, 5 S, 8 B).
Comparison compare_numbers(Numbered one, Numbered other);

/// Two numbers of a person: letters that say of which kind the number is do not count.
Comparison compare_personal_numbers(std::string_view one, std::string_view other);

/// Two dates, each as ISO 8601 ("1990-05-04", "1990-05", "1990") or YYMMDD with '<' for what is
/// unknown. Of a birth date `latest`, the date of the flight, may tell the century; "" where it is not known.
/// Nothing where either is no date.
Comparison compare_dates(std::string_view one, std::string_view other, std::string_view latest = {});

/// Whether both dates have year, month and day.
bool is_full_date(std::string_view date);

/// Two codes of states: those of ICAO 9303-3 § 5, with the names they had, and ISO 3166-1's where 9303 has its own.
Comparison compare_states(std::string_view one, std::string_view other);

/// "F" and "M"; "X" is unspecified, and says nothing beside either.
Comparison compare_sexes(std::string_view one, std::string_view other);

}  // namespace fields
