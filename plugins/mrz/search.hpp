// SPDX-License-Identifier: Apache-2.0
//
// search: the most probable zone for what a reader of characters saw.

#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mrz/mrz.hpp"

namespace mrz {

/// The characters of a zone, in the order in which a cell has them.
inline constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/// One character as seen: the natural logarithms of the probabilities of kAlphabet. They need not
/// sum to one; what is not a number counts as not seen.
using Cell = std::array<float, 37>;

/// When a reading counts as sure. All of them must hold.
struct Limits {
    double reading = 0.98;   ///< least probability of the reading among all lawful ones
    double character = 0.98; ///< least probability of each character
    double name = 0.99;      ///< the same in names, which no check digit protects
    double overruled = 10.0; ///< most nats by which all cells together had rather seen something else
    double alone = 0.998;    ///< least probability of each cell by itself where the composite digit fails
};

struct Reading {
    Mrz mrz; ///< each field's confidence is the probability of its characters
    std::vector<std::vector<double>> confidence; ///< a character's probability, by line and column
    double probability = 0.0; ///< of the whole reading, among all lawful ones
    double margin = 0.0;      ///< nats to the best other lawful reading
    double score = 0.0;       ///< mean log probability of a cell; compares zones cut from one picture
    double overruled = 0.0;   ///< see Limits
    bool sure = false;
    std::string doubt; ///< which field makes it unsure, and how; "" when sure
};

/// Finds the most probable lines that hold to their format's typing and check digits (9303-3 § 4,
/// 9303-4 to -7), exactly, and how probable everything in them is. A wrong composite digit is taken
/// for what the document says when everything else speaks for it. A caller gives on what is `sure`.
/// Status::refused: no format has so many lines and cells.
cotejo::Result<Reading> search(std::span<const std::vector<Cell>> lines, const Limits& limits = {});

}  // namespace mrz
