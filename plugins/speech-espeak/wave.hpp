// SPDX-License-Identifier: Apache-2.0
//
// wave: samples of sound as a file that every browser plays.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace speech {

/// Writes mono samples of 16 bits as a RIFF WAVE file (IBM and Microsoft, Multimedia Programming
/// Interface and Data Specifications 1.0).
std::vector<std::uint8_t> wave(std::span<const std::int16_t> samples, std::uint32_t per_second);

}  // namespace speech
