// SPDX-License-Identifier: Apache-2.0
//
// Sources written in one line, for tests.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source.hpp"

namespace fields::testing {

using Said = std::vector<std::pair<std::string, std::string>>;

inline Source source(std::string kind, const Said& said) {
    Source source;
    source.kind = std::move(kind);
    for (const auto& [fact, text] : said) source.said[fact] = {text, 1.0};
    return source;
}

/// A source with a name alone: "M SURNAMES/GIVEN" has both apart, as a zone or a chip; "M SURNAMES/GIVEN~"
/// may be cut; "B NAME" is a boarding pass; "L name" a list's column `name`.
inline Source named(std::string_view line) {
    const char kind = line[0];
    std::string text(line.substr(2));
    if (kind == 'B') return source("document.boarding-pass", {{"name", text}});
    if (kind == 'L') return source("manifest.entry", {{"name", text}});
    const bool cut = text.ends_with('~');
    if (cut) text.pop_back();
    const std::size_t slash = text.find('/');
    Source made = source("document.mrz", {{"surname", text.substr(0, slash)}});
    if (slash + 1 < text.size()) made.said["given-names"] = {text.substr(slash + 1), 1.0};
    made.cut = cut;
    return made;
}

}  // namespace fields::testing
