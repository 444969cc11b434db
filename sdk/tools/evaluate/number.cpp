// SPDX-License-Identifier: Apache-2.0
//
// Formats without the locale.

#include "evaluate/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cotejo::tools::evaluation {
namespace {

/// Three significant digits, at most four decimals, never an exponent.
std::string three_digits(double number) {
    const double size = std::abs(number);
    const int decimals = size >= 1 || size == 0 ? 2 : std::min(4, 2 - static_cast<int>(std::floor(std::log10(size))));
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

std::string with_sign(double share) {
    const std::string text = three_digits(std::abs(share) * 100);
    return (share < 0 ? "−" : share > 0 ? "+" : "") + text;
}

}  // namespace

std::string percent(double share) { return std::isnan(share) ? "not known" : three_digits(share * 100) + " %"; }

std::string percent(const Estimate& share) {
    if (std::isnan(share.value)) return "not known";
    if (std::isnan(share.low)) return percent(share.value) + " (no interval)";
    return percent(share.value) + " (" + three_digits(share.low * 100) + " to " + percent(share.high) + ")";
}

std::string points(const Estimate& difference) {
    if (std::isnan(difference.value)) return "not known";
    if (std::isnan(difference.low)) return with_sign(difference.value) + " (no interval)";
    return with_sign(difference.value) + " (" + with_sign(difference.low) + " to " + with_sign(difference.high) + ")";
}

std::string power(double rate) {
    char text[16];
    std::snprintf(text, sizeof text, "1e%.0f", std::log10(rate));
    return text;
}

std::string plain(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

std::string counted(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

}  // namespace cotejo::tools::evaluation
