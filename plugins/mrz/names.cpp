// SPDX-License-Identifier: Apache-2.0
//
// Takes a name field apart at its fillers.

#include "mrz/names.hpp"

namespace mrz {

Names read_names(std::string_view field) {
    Names names;
    const std::size_t split = field.find("<<");
    names.surname = without_fillers(field.substr(0, split));
    if (split != field.npos) names.given_names = without_fillers(field.substr(split));
    const std::size_t last = field.find_last_not_of('<');
    if (last == field.npos) return names;
    const std::size_t room = field.size() - 1 - last;
    names.cut = room == 0 || (names.given_names.empty() && room <= 2);
    return names;
}

std::string without_fillers(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : text) {
        if (c == '<') {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

}  // namespace mrz
