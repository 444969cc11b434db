// SPDX-License-Identifier: Apache-2.0
//
// Any texts in any fields of three sources: the same verdict whichever comes first, and none without cause.

#include "../../../plugins/document-fields/cross_check.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

constexpr const char* kFacts[] = {"name", "surname", "given-names", "birth.date", "birth.date.short", "sex",
    "nationality", "document.state", "document.number", "document.expiry", "document.expiry.short", "personal.number", "date"};

/// Lines: which source, which fact, then its text.
std::vector<fields::Source> read(std::string_view text) {
    std::vector<fields::Source> sources(3);
    while (text.size() > 2) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto first = std::uint8_t(text[0]), second = std::uint8_t(text[1]);
        fields::Source& source = sources[first % sources.size()];
        if (end > 2) source.said[kFacts[second % std::size(kFacts)]] = {std::string(text.substr(2, std::min<std::size_t>(end, 130) - 2)), 1.0};
        source.cut = first & 8;
        source.checked = first & 16;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return sources;
}

void look_at(const fields::Evidence& evidence) {
    for (const fields::FieldEvidence& field : evidence.fields) {
        if (!field.verdict) continue;
        demand(field.said.size() >= 2);
        demand(field.verdict->confidence >= 0 && field.verdict->confidence <= 1);
        demand(!name(field.verdict->reason).empty());
        if (!field.verdict->agree) demand(evidence.contradicted);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<fields::Source> sources = read({reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4096)});
    const fields::Evidence evidence = fields::cross_check(sources);
    look_at(evidence);
    std::ranges::reverse(sources);
    const fields::Evidence reversed = fields::cross_check(sources);
    demand(evidence.same() == reversed.same() && evidence.contradicted == reversed.contradicted);
    return 0;
}
