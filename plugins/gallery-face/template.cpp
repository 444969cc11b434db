// SPDX-License-Identifier: Apache-2.0
//
// Template: the numbers of one face, of unit length, and how alike two of them are.

#include "template.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "cotejo/kinds.h"
#include "problem.hpp"

namespace gallery_face {
namespace {

constexpr double kLeastLength = 1e-3; // a shorter one has no direction

Problem invalid(const std::string& what) { return {cotejo::Status::invalid, what}; }

void check_shape(std::string_view format, std::size_t size) {
    if (format == COTEJO_FORMAT_F32 && size > kTemplateBytes && size % kTemplateBytes == 0)
        throw invalid("a gallery takes one template a record, and this one has " +
                      std::to_string(size / kTemplateBytes) + " packed end to end; give each its own");
    if (format != COTEJO_FORMAT_F32 || size != kTemplateBytes)
        throw invalid("a template is 128 numbers of format f32, 512 bytes, and this one has " +
                      std::to_string(size) + " bytes" +
                      (format == COTEJO_FORMAT_F32 ? "" : " of another format") +
                      ": it is of another version, or cut; extract it again");
}

}  // namespace

Template read_template(std::string_view format, std::span<const std::uint8_t> data) {
    check_shape(format, data.size());
    Template read;
    std::memcpy(read.numbers.data(), data.data(), kTemplateBytes);
    if (!std::ranges::all_of(read.numbers, [](float number) { return std::isfinite(number); }))
        throw invalid("a template has numbers that are not finite; extract it again");
    double square = 0;
    for (const float number : read.numbers) square += double{number} * number;
    const double length = std::sqrt(square);
    if (!(length >= kLeastLength && std::isfinite(length)))
        throw invalid("a template has no length: it is empty; extract it again");
    for (float& number : read.numbers) number = static_cast<float>(number / length);
    return read;
}

float cosine(const Template& a, const Template& b) {
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> sums{};
    for (std::size_t i = 0; i < kNumbers; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += a.numbers[i + lane] * b.numbers[i + lane];
    for (std::size_t width = kLanes / 2; width; width /= 2)
        for (std::size_t lane = 0; lane < width; ++lane) sums[lane] += sums[lane + width];
    return sums[0];
}

}  // namespace gallery_face
