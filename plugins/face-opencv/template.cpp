// SPDX-License-Identifier: Apache-2.0
//
// Numbers of templates.

#include "template.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace face {

namespace {

constexpr float kSure = 12.0f;       // a length from which a picture is as good as any
constexpr float kMostHelp = 3.0f;    // so that a spoilt picture gains nothing
constexpr float kHelp = 0.02f;       // of score, for each that is missing
constexpr float kEighths = 8.0f;

float dot(std::span<const float> a, std::span<const float> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0f);
}

}  // namespace

float length(std::span<const float> numbers) {
    const float squared = dot(numbers, numbers);
    return std::isfinite(squared) ? std::sqrt(squared) : 0.0f;
}

SmallTemplate small(const Template& from) {
    float largest = 1e-12f;
    for (const float number : from) largest = std::max(largest, std::abs(number));
    SmallTemplate form;
    for (const float number : from) form.push_back(std::int8_t(std::lround(number / largest * 127)));
    form.push_back(std::int8_t(std::clamp(std::lround(length(from) * kEighths), 1l, 127l)));
    return form;
}

std::optional<Template> large(std::span<const std::int8_t> from) {
    Template numbers(from.begin(), from.end() - 1);
    const float now = length(numbers), wanted = float(from.back()) / kEighths;
    if (now <= 0 || wanted <= 0) return std::nullopt;
    for (float& number : numbers) number *= wanted / now;
    return numbers;
}

float score(std::span<const float> probe, std::span<const float> reference) {
    const float a = length(probe), b = length(reference);
    const float missing = std::clamp(kSure - std::min(a, b), 0.0f, kMostHelp);
    return dot(probe, reference) / (a * b) + kHelp * missing;
}

Template fused(std::span<const Template> templates) {
    Template sum(kTemplateSize, 0.0f);
    float lengths = 0;
    for (const Template& one : templates) {
        const float weight = length(one);
        std::ranges::transform(sum, one, sum.begin(), [&](float a, float b) { return a + weight * b; });
        lengths += weight;
    }
    for (float& number : sum) number /= std::max(lengths, 1e-12f);
    return sum;
}

}  // namespace face
