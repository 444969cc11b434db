// SPDX-License-Identifier: Apache-2.0
//
// The detection error trade-off curve (ISO/IEC 19795-1).

#include <algorithm>
#include <cmath>
#include <iterator>

#include <boost/math/special_functions/erf.hpp>

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"
#include "evaluate/number.hpp"

namespace cotejo::tools::evaluation {
namespace {

/// The normal deviate of a share.
double probit(double share) { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * share); }

/// "10⁻⁴".
std::string tenth_power(double share) {
    constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶"};
    return std::string("10⁻") + kDigits[std::clamp(std::lround(-std::log10(share)), 0L, 6L)];
}

Axis deviates(std::string label, double low, double high) {
    Axis axis{std::move(label), low, high, {}, probit};
    for (const double tick : {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8})
        if (tick >= low * 0.999 && tick <= high * 1.001) axis.ticks.emplace_back(tick, tick < 0.01 ? tenth_power(tick) : plain(tick * 100) + " %");
    return axis;
}

/// The largest tenth power that one error among `count` is not below.
double floor_of(std::size_t count) {
    return std::clamp(std::pow(10, std::floor(std::log10(1 / static_cast<double>(count)))), 1e-6, 0.01);
}

/// The part of the curve that the axes show, with the points just outside, which end at the edges.
Drawing::Points shown(const std::vector<DetPoint>& curve, double low_x, double high_x, double high_y) {
    Drawing::Points points;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const bool before = i + 1 < curve.size() && (curve[i + 1].fmr < low_x || curve[i + 1].fnmr > high_y);
        if (!before) points.emplace_back(curve[i].fmr, curve[i].fnmr);
        if (curve[i].fmr >= high_x || curve[i].fnmr <= 0) break;
    }
    return points;
}

void marks(Drawing& drawing, const std::vector<Rate>& rates, const std::string& css) {
    for (const Rate& rate : rates) {
        if (rate.fmr < drawing.low_x() || std::isnan(rate.fnmr.value)) continue;
        const std::string sort = css + (rate.carried ? "" : " weak");
        if (!std::isnan(rate.fnmr.low))
            drawing.line({{rate.fmr, rate.fnmr.low}, {rate.fmr, rate.fnmr.high}}, "bar " + sort);
        drawing.dot(rate.fmr, rate.fnmr.value, "dot " + sort);
    }
}

}  // namespace

std::string det_chart(const Report& report) {
    double worst = report.eer.value;
    for (const Rate& rate : report.rates) worst = std::max({worst, rate.fnmr.value, rate.fnmr.high});
    const double low_x = floor_of(report.impostor), low_y = floor_of(report.genuine);
    const double high_y = worst < 0.19 ? 0.2 : worst < 0.39 ? 0.4 : 0.95, high_x = std::max(0.4, high_y);
    Drawing drawing("DET curve of " + report.title,
                    "FNMR against FMR on normal deviate scales; the curve crosses FMR = FNMR at " +
                        percent(report.eer.value) + ". Bars are intervals of 95 %. The table of error rates has the figures.",
                    deviates("False match rate (FMR)", low_x, high_x), deviates("False non-match rate (FNMR)", low_y, high_y));
    const double from = std::max(low_x, low_y), to = std::min(high_x, high_y);
    drawing.line({{from, from}, {to, to}}, "guide");
    drawing.words(to, to, "FMR = FNMR", "note", -8, 4, "end");
    if (report.against) {
        drawing.line(shown(report.against->det, low_x, high_x, high_y), "curve second");
        marks(drawing, report.against->second, "second");
    }
    drawing.line(shown(report.det, low_x, high_x, high_y), "curve first");
    marks(drawing, report.rates, "first");
    drawing.dot(report.eer.value, report.eer.value, "ring");
    drawing.words(report.eer.value, report.eer.value, "EER " + percent(report.eer.value), "note", 10, -8);
    return drawing.svg();
}

}  // namespace cotejo::tools::evaluation
