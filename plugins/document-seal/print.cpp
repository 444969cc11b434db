// SPDX-License-Identifier: Apache-2.0

#include "print.hpp"

namespace seal {

Check check_print(const Contents& contents, const mrz::Mrz& printed) {
    constexpr std::string_view kName = "print";
    if (contents.zone.format != printed.format) return {kName, kFailed, "other-format"};
    const auto sealed = [&](const mrz::Mrz& zone) { return zone.lines.back().substr(0, contents.sealed); };
    const bool same = contents.zone.lines.size() == printed.lines.size() &&
                      contents.zone.lines.front() == printed.lines.front() && sealed(contents.zone) == sealed(printed);
    if (!same) return {kName, kFailed, "zone-differs"};
    return {kName, kSuccessful, ""};
}

}  // namespace seal
