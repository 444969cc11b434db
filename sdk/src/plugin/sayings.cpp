// SPDX-License-Identifier: Apache-2.0
//
// Makes what a plugin says, to the traveller, to the log and by its status, safe to hand on.

#include <cmath>
#include <cstdlib>

#include "plugin/contract.hpp"
#include "plugin/utf8.hpp"
#include "plugin/words.hpp"

namespace cotejo {

Result<Guide> check_guide(std::string_view hint, double progress) {
    if (!is_name(hint)) return Error{Status::invalid, "guide() with a hint that is no word"};
    const bool meant = std::isfinite(progress) && progress >= 0.0;
    return Guide{std::string(hint), meant ? std::min(progress, 1.0) : -1.0};
}

std::string log_line(std::string_view text) {
    constexpr std::size_t kLongest = 1024;
    const bool cut = text.size() > kLongest;
    std::string line(text.substr(0, kLongest));
    // A cut may fall inside a character: drop what is left of it.
    while (cut && !line.empty() && !is_utf8(line) && line.size() > kLongest - 4) line.pop_back();
    const bool readable = is_utf8(line);
    for (char& c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) c = ' ';
        if (byte >= 0x80 && !readable) c = '?';
    }
    return cut ? line + "..." : line;
}

Outcome outcome_of(cotejo_status status, std::string reason) {
    if (name(Status{status}) != "unknown") return {Status{status}, std::move(reason)};
    if (!reason.empty()) reason += "; ";
    return {Status::failed, reason + "the plugin returned " + std::to_string(status) +
                                ", which is no status"};
}

}  // namespace cotejo
