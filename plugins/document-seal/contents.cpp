// SPDX-License-Identifier: Apache-2.0
//
// Each feature by the rule of its use case; the zone through mrz::parse, as if it had been printed.

#include "contents.hpp"

#include <algorithm>

#include "c40.hpp"
#include "use_case.hpp"

namespace seal {

namespace {

constexpr std::string_view kZone = "message";

/// Of a visa the seal has only the second line's first 28 characters.
std::size_t sealed_of_last_line(mrz::Format format) {
    const bool visa = format == mrz::Format::mrv_a || format == mrz::Format::mrv_b;
    return visa ? 28 : std::size_t(mrz::columns(format));
}

Read<void> read_zone(std::string text, mrz::Format format, Contents& contents) {
    const std::size_t columns = std::size_t(mrz::columns(format));
    contents.sealed = sealed_of_last_line(format);
    if (text.size() != columns + contents.sealed) return Flaw{"feature-size", kZone};
    std::ranges::replace(text, ' ', '<');
    const std::vector<std::string> lines{text.substr(0, columns),
                                         text.substr(columns) + std::string(columns - contents.sealed, '<')};
    if (mrz::format_of(lines) != format) return Flaw{"bad-zone", kZone};
    cotejo::Result<mrz::Mrz> zone = mrz::parse(lines);
    if (!zone) return Flaw{"bad-zone", kZone};
    if (!mrz::sound(*zone)) return Flaw{"wrong-check-digit", kZone};
    contents.zone = std::move(*zone);
    return {};
}

std::string without_fill(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

Read<void> read_feature(const FeatureRule& rule, Bytes value, Contents& contents) {
    if (value.size() < rule.shortest || value.size() > rule.longest) return Flaw{"feature-size", kZone};
    if (rule.means == Means::entries) contents.entries = value[0];
    if (rule.means == Means::stay) contents.stay = Stay{value[0], value[1], value[2]};
    if (rule.means != Means::zone && rule.means != Means::passport_number && rule.means != Means::text) return {};
    const auto text = decode_c40(value);
    if (!text) return Flaw{"feature-text", kZone};
    if (rule.means == Means::zone) return read_zone(*text, rule.format, contents);
    if (rule.means == Means::passport_number) contents.passport_number = without_fill(*text);
    return {};
}

}  // namespace

Read<Contents> read(const Seal& seal) {
    const UseCase* known = use_case(seal.header.definition, seal.header.category);
    if (!known) return Flaw{"unknown-use-case", "header"};
    Contents contents;
    contents.use_case = known->name;
    std::size_t zones = 0, defined = 0;
    for (const FeatureRule& rule : known->rules) {
        const auto feature = std::ranges::find(seal.features, rule.tag, &Feature::tag);
        if (feature == seal.features.end()) {
            if (rule.required) return Flaw{"feature-missing", kZone};
            continue;
        }
        ++defined;
        if (rule.means == Means::zone && ++zones > 1) return Flaw{"two-zones", kZone};
        if (const Read<void> sound = read_feature(rule, feature->value, contents); !sound) return sound.error();
    }
    if (!zones) return Flaw{"feature-missing", kZone};
    contents.unknown = seal.features.size() - defined;
    return contents;
}

}  // namespace seal
