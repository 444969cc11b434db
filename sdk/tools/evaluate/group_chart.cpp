// SPDX-License-Identifier: Apache-2.0
//
// Differences between groups, a row each, with zero in sight.

#include <algorithm>
#include <cmath>

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"

namespace cotejo::tools::evaluation {
namespace {

const Estimate& of(const GroupRates& group, std::size_t k, bool fnmr) {
    return fnmr ? group.at[k].fnmr_difference : group.at[k].fmr_difference;
}

}  // namespace

std::string group_chart(const Report& report, std::size_t k, bool fnmr) {
    double reach = 0;
    for (const GroupRates& group : report.by_group) {
        const Estimate& found = of(group, k, fnmr);
        for (const double end : {found.value, found.low, found.high})
            if (!std::isnan(end)) reach = std::max(reach, std::abs(end));
    }
    reach = reach > 0 ? reach * 1.1 : 0.01;
    const auto rows = static_cast<double>(report.by_group.size());
    const std::string rate = fnmr ? "FNMR" : "FMR";
    Axis x{"Difference of " + rate + " to the other groups, percentage points", -reach, reach,
           round_ticks(-reach, reach, "", 100)};
    Drawing drawing(rate + " of each group, difference to the others",
                    "A dot and an interval of 95 % for each group; an interval that holds zero shows no difference. "
                    "The table has the figures.",
                    std::move(x), {"", 0, rows, {}}, 80 + 38 * rows);
    drawing.line({{0, 0}, {0, rows}}, "axis");
    for (std::size_t i = 0; i < report.by_group.size(); ++i) {
        const Estimate& found = of(report.by_group[i], k, fnmr);
        const double y = rows - static_cast<double>(i) - 0.5;
        drawing.words(-reach, y, report.groups[report.by_group[i].group], "note", 6, -9);
        if (std::isnan(found.value)) continue;
        const bool apart = found.low > 0 || found.high < 0;
        const std::string css = apart ? "second" : "first";
        if (!std::isnan(found.low)) drawing.line({{found.low, y}, {found.high, y}}, "bar " + css);
        drawing.dot(found.value, y, "dot " + css);
    }
    return drawing.svg();
}

}  // namespace cotejo::tools::evaluation
