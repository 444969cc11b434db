// SPDX-License-Identifier: Apache-2.0
//
// Template: what the comparator knows of a face, in its two forms, and how alike two are.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace face {

inline constexpr std::size_t kTemplateSize = 128; // numbers

/// 128 numbers whose length says how sure the network was: some 9 of a poor picture, 13 of a good one.
using Template = std::vector<float>;

inline constexpr std::size_t kSmallSize = kTemplateSize + 1;
/// The numbers in whole 127ths of the largest, and the length in eighths.
using SmallTemplate = std::vector<std::int8_t>;

/// Length of the vector; 0 when a number is not finite.
float length(std::span<const float> numbers);

SmallTemplate small(const Template& from);
/// Nothing when the numbers or the length are all 0.
std::optional<Template> large(std::span<const std::int8_t> from);

/// How alike two templates are: their cosine, and some help where one of them is of a poor picture.
/// A network that is less sure makes templates of one person less alike, and those of two people no
/// more alike: what is missing to `kSure` of the lesser length counts, up to 3.
/// Both have a length. -1 to 1.06.
float score(std::span<const float> probe, std::span<const float> reference);

/// Averages the templates of one person's pictures, each as heavy as it is long.
/// `templates` is not empty; the result may have no length.
Template fused(std::span<const Template> templates);

}  // namespace face
