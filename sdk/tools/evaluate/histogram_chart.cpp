// SPDX-License-Identifier: Apache-2.0
//
// How the scores of the two classes lie.

#include <algorithm>

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"
#include "evaluate/number.hpp"

namespace cotejo::tools::evaluation {
namespace {

Drawing::Points steps(const std::vector<double>& bins, double low, double width) {
    Drawing::Points points;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        points.emplace_back(low + static_cast<double>(i) * width, bins[i]);
        points.emplace_back(low + static_cast<double>(i + 1) * width, bins[i]);
    }
    return points;
}

}  // namespace

std::string histogram_chart(const Report& report) {
    const Histogram& found = report.histogram;
    const double low = found.low, high = found.high > low ? found.high : low + 1;
    const double most = std::max(*std::ranges::max_element(found.genuine), *std::ranges::max_element(found.impostor));
    const double top = most * 1.18; // room for the names of the scores
    Drawing drawing("Scores of " + report.title,
                    "Share of each class in " + std::to_string(found.genuine.size()) +
                        " bins of equal width. The table below has the figures.",
                    {"Comparison score", low, high, round_ticks(low, high, "")},
                    {"Share of the class", 0, top, round_ticks(0, most, " %", 100)}, 340);
    const double width = (high - low) / static_cast<double>(found.genuine.size());
    const Drawing::Points impostor = steps(found.impostor, low, width), genuine = steps(found.genuine, low, width);
    drawing.area(impostor, "area impostor");
    drawing.area(genuine, "area genuine");
    drawing.line(impostor, "curve impostor");
    drawing.line(genuine, "curve genuine");
    double down = 10;
    for (const Rate& rate : report.rates) {
        if (!rate.carried || rate.threshold < low || rate.threshold > high) continue;
        drawing.line({{rate.threshold, 0}, {rate.threshold, top}}, "guide");
        const bool late = rate.threshold > low + 0.9 * (high - low);
        drawing.words(rate.threshold, top, power(rate.fmr), "note", late ? -4 : 4, down, late ? "end" : "start");
        down = down > 30 ? 10 : down + 13;
    }
    return drawing.svg();
}

}  // namespace cotejo::tools::evaluation
