// SPDX-License-Identifier: Apache-2.0
//
// What each component means for reading, and what to say about it.

#include "measures.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "cotejo/hints.h"

namespace page {

namespace {

constexpr double kGoodEnough = 75; // an effect below this is worth a hint

/// 0 at `none` or before, 100 at `full` or beyond, straight between; `none` may be the larger.
double scale(double value, double none, double full) { return 100 * std::clamp((value - none) / (full - none), 0.0, 1.0); }

/// Paper's brightness: what text and other strokes leave.
cv::Mat paper(const Sight& sight) {
    cv::Mat small, closed;
    cv::resize(sight.grey, small, {}, 0.25, 0.25, cv::INTER_AREA);
    cv::morphologyEx(small, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
    return closed;
}

double percentile(const cv::Mat& grey, double part) {
    std::vector<std::uint8_t> all(grey.begin<std::uint8_t>(), grey.end<std::uint8_t>());
    const auto at = all.begin() + std::ptrdiff_t(part * double(all.size() - 1));
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

/// Pixels that a character of a zone takes, or would take if the page had a passport's.
double character_pixels(const Sight& sight) {
    return (sight.zone && !sight.is_cut ? sight.zone->pitch : 2.54 / 125) * sight.flat.cols;
}

double ink_contrast(const Sight& sight) {
    if (sight.zone) return sight.zone->contrast;
    const double light = percentile(sight.grey, 0.75);
    return light > 0 ? (light - percentile(sight.grey, 0.02)) / light : 0;
}

/// Between `hopeless` and `good` a component leaves from `floor` to 100 of a picture.
Measure made(const char* name, double score, double hopeless, double good, double floor, const char* hint) {
    const double share = std::clamp((score - hopeless) / (good - hopeless), 0.0, 1.0);
    return {name, score, floor + (100 - floor) * share, hint};
}

}  // namespace

double no_glare(const Sight& sight) {
    cv::Mat small, channels[3], least, blown;
    cv::resize(sight.flat, small, {180, std::max(16, 180 * sight.flat.rows / sight.flat.cols)}, 0, 0, cv::INTER_AREA);
    cv::split(small, channels);
    least = cv::min(cv::min(channels[0], channels[1]), channels[2]); // so small that print makes white paper grey
    if (percentile(least, 0.5) > 222) return 100; // a lamp on white paper looks like the paper
    blown = least >= 247;
    cv::morphologyEx(blown, blown, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    const double part = double(cv::countNonZero(blown)) / double(blown.total());
    return part > 0.3 ? 100 : scale(part, 0.035, 0.004); // a third of it is too much light, not a mirrored lamp
}

double evenness(const Sight& sight) {
    cv::Mat blocks;
    cv::resize(paper(sight), blocks, {12, 8}, 0, 0, cv::INTER_AREA);
    const double light = percentile(blocks, 0.9);
    return light > 0 ? scale(percentile(blocks, 0.15) / light, 0.2, 0.75) : 0;
}

double flatness(const Sight& sight) {
    const Outline& outline = sight.outline;
    double lean = 1, bend = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        const double one = outline.side(i), other = outline.side(i + 2);
        lean = std::min(lean, std::min(one, other) / std::max(one, other));
    }
    for (std::size_t i = 0; i < 4; ++i) { // a bent side is seen near the line for a part of it alone
        const bool full = outline.cut[i] || outline.side((i + 1) % 4) + outline.side((i + 3) % 4) > 2.2 * outline.side(i);
        if (!full) bend = std::max(bend, 1 - outline.support[i]);
    }
    return std::min(scale(lean, 0.5, 0.8), scale(bend, 0.75, 0.35));
}

double uncovered(const Sight& sight) {
    constexpr int kNear = kSamples * 2 / 5; // places that belong to a corner
    const auto gap = [](const std::bitset<kSamples>& seen, bool from_end) {
        int longest = 0, now = 0;
        for (int i = 0; i < kNear; ++i) {
            now = seen[std::size_t(from_end ? kSamples - 1 - i : i)] ? 0 : now + 1;
            longest = std::max(longest, now);
        }
        return double(longest) / kSamples;
    };
    double worst = 0;
    const Outline& outline = sight.outline;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t before = (i + 3) % 4;
        if (outline.cut[i] || outline.cut[before]) continue;
        worst = std::max(worst, std::min(gap(outline.seen[i], false), gap(outline.seen[before], true)));
    }
    return scale(worst, 0.16, 0.07); // a rounded corner is a gap of 0.04
}

double sharpness(const Sight& sight) {
    const cv::Mat& grey = sight.grey;
    cv::Mat ink;
    cv::morphologyEx(grey, ink, cv::MORPH_BLACKHAT, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    const double strong = std::max(6.0, 0.6 * percentile(ink, 0.97)), plain = percentile(ink, 0.3);
    const cv::Point kWays[] = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};
    double worst = 1e9;
    for (const cv::Point& way : kWays) {
        double fine = 0, coarse = 0, noise = 0;
        int printed = 0, blank = 0;
        for (int y = 4; y + 4 < grey.rows; y += 2)
            for (int x = 4; x + 4 < grey.cols; ++x) {
                const int here = ink.at<std::uint8_t>(y, x);
                if (here < strong && here > plain) continue;
                const auto second = [&](int step) {
                    return grey.at<std::uint8_t>(y + step * way.y, x + step * way.x) - 2 * grey.at<std::uint8_t>(y, x) +
                           grey.at<std::uint8_t>(y - step * way.y, x - step * way.x);
                };
                const double one = second(1);
                if (here <= plain) noise += one * one, ++blank;
                else fine += one * one, coarse += double(second(3)) * second(3), ++printed;
            }
        if (printed < 100 || blank < 100) return 50; // nothing is printed that could tell
        const double grain = noise / blank;
        const double ratio = std::sqrt(std::max(0.0, fine / printed - grain) / std::max(1.0, coarse / printed - grain));
        worst = std::min(worst, way.x && way.y ? ratio * 0.75 : ratio); // a diagonal step is longer
    }
    return scale(worst, 0.12, 0.45);
}

std::vector<Measure> measure(const Sight& sight, const Replay& replay) {
    const double light = percentile(paper(sight), 0.6);
    return {
        made("single-page", sight.second ? 0 : 100, 0, 100, 0, COTEJO_HINT_ONE_DOCUMENT),
        made("whole-page", sight.is_cut ? 0 : uncovered(sight), 0, 100, 0, COTEJO_HINT_WHOLE_PAGE),
        made("size", scale(character_pixels(sight), 4, 14), 10, 50, 0, COTEJO_HINT_COME_CLOSER),
        made("flatness", flatness(sight), 0, 60, 20, COTEJO_HINT_LAY_FLAT),
        made("sharpness", sharpness(sight), 2, 18, 0, COTEJO_HINT_HOLD_STILL),
        made("no-glare", no_glare(sight), 0, 80, 0, COTEJO_HINT_LESS_GLARE),
        made("brightness", scale(light, 10, 110), 0, 50, 20, COTEJO_HINT_MORE_LIGHT),
        made("over-exposure-prevention", scale(light, 255, 246), 0, 50, 60, COTEJO_HINT_LESS_LIGHT),
        made("contrast", scale(ink_contrast(sight), 0.05, 0.5), 5, 40, 20, COTEJO_HINT_LESS_GLARE),
        made("evenness", evenness(sight), 0, 60, 60, COTEJO_HINT_MORE_LIGHT),
        made("real-page", 100 * (1 - replay.attack), 20, 70, 0, COTEJO_HINT_REAL_DOCUMENT),
    };
}

double unified(const std::vector<Measure>& measures) { return std::ranges::min(measures, {}, &Measure::effect).effect; }

const char* hint(const std::vector<Measure>& measures) {
    const Measure& worst = *std::ranges::min_element(measures, {}, &Measure::effect);
    return worst.effect < kGoodEnough ? worst.hint : "";
}

}  // namespace page
