// SPDX-License-Identifier: Apache-2.0
//
// Numbers, codes and sex.

#include "compare_fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace fields {

namespace {

constexpr Verdict kEqual{true, Reason::equal, 1.0};
constexpr Verdict kDiffers{false, Reason::differs, 1.0};
constexpr std::size_t kLeastDigits = 5; // of a number that may have lost its zeros

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Capitals and digits alone.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c))) out += char(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::string without_zeros(const std::string& text) {
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

/// Writes what looks alike alike.
std::string as_seen(std::string text) {
    constexpr std::string_view kLetters = "OIZSB", kDigits = "01258";
    for (char& c : text)
        if (const auto at = kLetters.find(c); at != kLetters.npos) c = kDigits[at];
    return text;
}

std::size_t differences(const std::string& one, const std::string& other) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < one.size(); ++i) count += one[i] != other[i];
    return count;
}

/// One code and another for the same state.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSame{{
    {"D", "DEU"}, {"ROM", "ROU"}, {"ZAR", "COD"}, {"TMP", "TLS"}, {"BUR", "MMR"}, {"RKS", "XKX"}, {"RKS", "UNK"}, {"GER", "DEU"}}};
constexpr std::array<std::string_view, 6> kBritish{"GBR", "GBD", "GBN", "GBO", "GBP", "GBS"};

std::string_view settled(std::string_view code) {
    for (const auto& [from, to] : kSame)
        if (code == from) return to;
    return code;
}

}  // namespace

Comparison compare_numbers(Numbered one, Numbered other) {
    const std::string a = plain(one.text), b = plain(other.text);
    if (a.empty() || b.empty()) return std::nullopt;
    if (a == b) return kEqual;
    const std::string short_a = without_zeros(a), short_b = without_zeros(b);
    if (short_a == short_b && short_a.size() >= kLeastDigits)
        return Verdict{true, Reason::incomplete, 0.85};
    if (a.size() != b.size()) return kDiffers;
    if (one.checked && other.checked) return kDiffers; // neither was misread
    if (as_seen(a) == as_seen(b))
        return Verdict{one.checked || other.checked, Reason::misread, 0.8};
    return differences(a, b) == 1 ? Verdict{false, Reason::misread, 0.7} : kDiffers;
}

Comparison compare_personal_numbers(std::string_view one, std::string_view other) {
    const auto bare = [](std::string_view text) {
        std::string all = plain(text);
        const auto first = std::size_t(std::ranges::find_if(all, digit) - all.begin());
        const std::string rest = all.substr(std::min(first, all.size()));
        const bool kind_and_digits = first <= 2 && !rest.empty() && std::ranges::all_of(rest, digit);
        return kind_and_digits ? without_zeros(rest) : all;
    };
    const std::string a = bare(one), b = bare(other);
    if (a.empty() || b.empty()) return std::nullopt;
    if (a == b) return kEqual;
    const bool near = a.size() == b.size() && (as_seen(a) == as_seen(b) || differences(a, b) == 1);
    return near ? Verdict{false, Reason::misread, 0.7} : kDiffers;
}

Comparison compare_states(std::string_view one, std::string_view other) {
    const std::string a = plain(one), b = plain(other);
    if (a.empty() || b.empty()) return std::nullopt;
    if (a == b) return kEqual;
    if (settled(a) == settled(b)) return Verdict{true, Reason::transliterated, 1.0};
    const auto british = [](std::string_view code) { return std::ranges::find(kBritish, code) != kBritish.end(); };
    if (british(a) && british(b) && (a == "GBR" || b == "GBR")) return Verdict{true, Reason::incomplete, 0.8};
    if (a.size() == 3 && b.size() == 3 && as_seen(a) == as_seen(b)) return Verdict{true, Reason::misread, 0.9};
    return kDiffers;
}

Comparison compare_sexes(std::string_view one, std::string_view other) {
    const std::string a = plain(one), b = plain(other);
    const auto unspecified = [](const std::string& sex) { return sex != "F" && sex != "M"; };
    if (unspecified(a) || unspecified(b)) return std::nullopt;
    return a == b ? kEqual : kDiffers;
}

}  // namespace fields
