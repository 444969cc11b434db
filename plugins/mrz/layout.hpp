// SPDX-License-Identifier: Apache-2.0
//
// Where each field of a zone stands, and which characters it may have.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mrz/mrz.hpp"

namespace mrz {

/// The fields of a zone, check digits too.
enum class Part {
    code, state, names,
    number, number_check,
    nationality,
    birth, birth_check,
    sex,
    expiry, expiry_check,
    optional, optional_check,
    optional_2,
    composite,
};

/// A run of characters; line and column count from 0.
struct Place {
    Part part;
    int line, column, count;
};

/// Every character of a format belongs to exactly one place; in reading order.
std::span<const Place> places(Format format);
/// Finds a part; nothing where the format has none such.
std::optional<Place> place(Format format, Part part);
/// What a composite check digit is over, in its order; empty for visas, which have none.
std::span<const Place> composite_of(Format format);

/// Names a part for messages: "birth date".
std::string_view name(Part part);

/// Says whether a character may stand at the n-th place of a part, n from 0. Whether a field's
/// characters go together is not asked.
bool may_stand(Part part, Format format, int n, char c);

/// Cuts a place out of lines, which must have the format's size.
std::string_view cut(std::span<const std::string> lines, const Place& place);

/// Joins places.
std::string joined(std::span<const std::string> lines, std::span<const Place> places);

}  // namespace mrz
