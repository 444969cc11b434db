// SPDX-License-Identifier: Apache-2.0
//
// The error-versus-discard curves (ISO/IEC 29794-1).

#include <algorithm>

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"
#include "evaluate/number.hpp"

namespace cotejo::tools::evaluation {
namespace {

/// What a quality that knows every error would reach.
Drawing::Points oracle(double fnmr, double most) {
    Drawing::Points points;
    for (int i = 0; i <= 100; ++i) {
        const double discarded = std::min(most, fnmr) * i / 100;
        points.emplace_back(discarded, (fnmr - discarded) / (1 - discarded));
    }
    return points;
}

}  // namespace

std::string edc_chart(const Report& report) {
    double top = 0, most = 0;
    for (const EdcCurve& curve : report.edc)
        for (const DiscardPoint& point : curve.points)
            top = std::max(top, point.fnmr), most = std::max(most, point.discarded);
    if (top <= 0) top = 0.01;
    Drawing drawing("Error versus discard, quality by " + report.judge,
                    "FNMR at fixed scores against the share of genuine pairs left out, those of lowest quality first. "
                    "Dashed: what a quality that knew every error would reach. The table below has the figures.",
                    {"Share discarded, lowest quality first", 0, most, round_ticks(0, most, " %", 100)},
                    {"FNMR of the pairs left", 0, top * 1.12, round_ticks(0, top * 1.12, " %", 100)}, 340);
    constexpr const char* kClasses[] = {"one", "two", "three", "four", "five"};
    for (std::size_t i = 0; i < report.edc.size(); ++i) {
        const EdcCurve& curve = report.edc[i];
        Drawing::Points points;
        for (const DiscardPoint& point : curve.points) points.emplace_back(point.discarded, point.fnmr);
        drawing.line(oracle(curve.points.front().fnmr, most), "guide");
        drawing.line(points, std::string("curve ") + kClasses[i]);
        drawing.words(most, points.back().second, "FMR " + power(curve.fmr), "note", -4, -7, "end");
    }
    return drawing.svg();
}

}  // namespace cotejo::tools::evaluation
