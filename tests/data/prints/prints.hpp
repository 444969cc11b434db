// SPDX-License-Identifier: Apache-2.0
//
// Synthetic fingerprints of nobody: the same seed is the same finger, on every machine.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cotejo::prints {

/// A fingerprint as a reader at 500 dpi gives it: gray, row by row from the top, dark ridges on
/// light, no padding between rows.
struct Print {
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// Makes one touch of a finger. Equal arguments give equal bytes. Impressions of one seed are one
/// finger turned, shifted, pressed and moistened differently; impression 0 is a careful touch, as
/// at an enrolment desk. Takes a fraction of a second, nearly all of it for the finger, which is
/// remembered for the next call of the same thread.
Print generate(std::uint64_t seed, std::uint32_t impression);

/// Writes a print as a PNG file's bytes, with 500 dpi in it.
std::vector<std::uint8_t> png(const Print& print);

/// Writes a print as a binary PGM file's bytes.
std::vector<std::uint8_t> pgm(const Print& print);

}  // namespace cotejo::prints
