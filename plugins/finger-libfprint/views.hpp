// SPDX-License-Identifier: Apache-2.0
//
// Views: the minutiae of a finger's impressions, to and from libfprint's serialised prints.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "cotejo/result.hpp"
#include "glib.hpp"

namespace finger {

/// The minutiae of one impression: x, y (counted from the bottom) and direction in degrees.
struct MinutiaeView {
    std::array<std::vector<gint32>, 3> columns;

    std::size_t size() const { return columns[0].size(); }
};

/// Fewer minutiae than this NBIS never compares.
inline constexpr std::size_t kFewestMinutiae = 10;
/// More views than this no finger.template/libfprint has.
inline constexpr std::size_t kMostViews = 10;

/// Reads "FP3" and what follows, believing nothing: no byte of it reaches libfprint.
/// Status::invalid: no such print. Status::refused: a print of another reader's driver, or one
/// that a reader keeps for itself.
cotejo::Result<std::vector<MinutiaeView>> parse_print(std::span<const std::uint8_t> bytes);

/// Makes a print's bytes, as from libfprint's virtual image reader.
std::vector<std::uint8_t> print_bytes(std::span<const MinutiaeView> views);

/// Makes a print that libfprint's virtual image reader compares with; of nobody without views.
cotejo::Result<Object<FpPrint>> make_print(std::span<const MinutiaeView> views);

/// Reads the minutiae of a print that libfprint made.
cotejo::Result<std::vector<MinutiaeView>> views_of(FpPrint& print);

}  // namespace finger
