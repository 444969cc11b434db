// SPDX-License-Identifier: Apache-2.0
//
// How each letter is written in A to Z.

#pragma once

#include <array>
#include <string_view>

namespace fields {

inline constexpr std::size_t kForms = 7;

/// Ways of writing a letter, in the same order for every letter, so that the n-th ways of all of a
/// word's letters go together; see letter_tables.cpp.
using Forms = std::array<std::string_view, kForms>;

/// Finds a capital letter that is not A to Z; nullptr when it has no transliteration here.
const Forms* forms_of(char32_t capital);

}  // namespace fields
