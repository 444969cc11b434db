// SPDX-License-Identifier: Apache-2.0
//
// Template: the numbers of one face, of unit length, and how alike two of them are.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace gallery_face {

inline constexpr std::size_t kNumbers = 128;
inline constexpr std::size_t kTemplateBytes = kNumbers * sizeof(float);

/// 128 numbers of unit length: the direction of a face.template/sface-2 (kinds.h).
struct alignas(64) Template {
    std::array<float, kNumbers> numbers;
    bool operator==(const Template&) const = default;
};

/// Reads a record's data and makes its length 1: how sure the network was matters to a comparison, not
/// to a search. Throws a Problem (invalid) that says what is wrong: another format, size or packing,
/// numbers that are not finite, no length.
Template read_template(std::string_view format, std::span<const std::uint8_t> data);

/// The cosine of two templates, -1 to 1. Always summed in the same order: the same two templates get
/// the same score on every processor.
float cosine(const Template& a, const Template& b);

}  // namespace gallery_face
