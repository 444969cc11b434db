// SPDX-License-Identifier: Apache-2.0
//
// Random zones, and cells as a reader of characters might see them, for tests.

#pragma once

#include <random>
#include <string>
#include <vector>

#include "mrz/search.hpp"

namespace mrz::testing {

using Random = std::mt19937;

/// What a zone is to say; the lines follow from it.
struct Wanted {
    Format format = Format::td3;
    std::string code, state, number, nationality, birth, sex, expiry, optional, optional_2;
    std::string surname, given_names; ///< parts apart by one space
};

/// Draws a zone of any kind that the standard knows: long numbers, states of one letter, unknown
/// birth dates, no given names.
Wanted draw(Format format, Random& random);

/// Writes it down with its fillers and check digits; names are cut where they do not fit.
std::vector<std::string> write(const Wanted& wanted);

/// Computes every check digit of lines anew.
void correct(Format format, std::vector<std::string>& lines);

/// Cells that show these lines. Each is unclear with the probability `unclear`: then it shows two
/// characters and says truthfully how probable each is.
std::vector<std::vector<Cell>> seen(const std::vector<std::string>& lines, double unclear, Random& random);

}  // namespace mrz::testing
