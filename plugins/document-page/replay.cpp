// SPDX-License-Identifier: Apache-2.0
//
// Stripes: where channels are out of phase, the imaginary part of their cross spectra is not 0. Frame:
// rays go out from the page.

#include "replay.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr int kSide = 128; // pixels of a window, as they are: nothing is scaled
constexpr double kLow = 0.05, kHigh = 0.48; // cycles a pixel

/// Windows that lie inside the page, evenly.
std::vector<cv::Rect> windows(const Sight& sight) {
    std::vector<cv::Point2f> corners(sight.outline.corners.begin(), sight.outline.corners.end());
    const cv::Rect around = cv::boundingRect(corners) & cv::Rect({}, sight.picture.size());
    std::vector<cv::Rect> found;
    for (int y = around.y; y + kSide <= around.br().y; y += kSide)
        for (int x = around.x; x + kSide <= around.br().x; x += kSide) {
            const auto in = [&](int u, int v) { return cv::pointPolygonTest(corners, {float(u), float(v)}, false) >= 0; };
            if (in(x, y) && in(x + kSide, y) && in(x, y + kSide) && in(x + kSide, y + kSide)) found.emplace_back(x, y, kSide, kSide);
        }
    while (found.size() > 9) {
        std::vector<cv::Rect> fewer;
        for (std::size_t i = 0; i < found.size(); ++i)
            if (i % 3) fewer.push_back(found[i]);
        found = fewer;
    }
    return found;
}

struct Cross {
    cv::Mat out_of_phase = cv::Mat::zeros(kSide, kSide, CV_32F), power = cv::Mat::zeros(kSide, kSide, CV_32F);
};

void add(Cross& cross, const cv::Mat& window, const cv::Mat& taper) {
    cv::Mat wide, channels[3], spectra[3];
    window.convertTo(wide, CV_32F);
    cv::split(wide, channels);
    for (int c = 0; c < 3; ++c) {
        channels[c] = (channels[c] - cv::mean(channels[c])).mul(taper);
        cv::dft(channels[c], spectra[c], cv::DFT_COMPLEX_OUTPUT);
    }
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const auto &b = spectra[0].at<cv::Vec2f>(y, x), &g = spectra[1].at<cv::Vec2f>(y, x), &r = spectra[2].at<cv::Vec2f>(y, x);
            const auto imaginary = [](const cv::Vec2f& one, const cv::Vec2f& other) { return one[1] * other[0] - one[0] * other[1]; };
            cross.out_of_phase.at<float>(y, x) += imaginary(b, g) + imaginary(g, r) + imaginary(r, b);
            cross.power.at<float>(y, x) += b.dot(b) + g.dot(g) + r.dot(r);
        }
}

double frequency(int index) { return double(index <= kSide / 2 ? index : index - kSide) / kSide; }

int luminance(const cv::Vec3b& colour) { return (colour[0] + 2 * colour[1] + colour[2]) / 4; }

}  // namespace

double stripes(const Sight& sight) {
    if (sight.picture.channels() != 3) return 0;
    cv::Mat taper;
    cv::createHanningWindow(taper, {kSide, kSide}, CV_32F);
    Cross cross;
    const std::vector<cv::Rect> where = windows(sight);
    if (where.empty()) return 0;
    for (const cv::Rect& window : where) add(cross, sight.picture(window), taper);
    cv::Mat phase, power;
    cv::blur(cross.out_of_phase, phase, {3, 3}); // a peak spreads over as much
    cv::blur(cross.power, power, {3, 3});
    std::vector<float> levels;
    double most = 0;
    const auto each = [&](auto&& see) {
        for (int y = 0; y <= kSide / 2; ++y)
            for (int x = 0; x < kSide; ++x) {
                const double f = std::hypot(frequency(x), frequency(y));
                if (f > kLow && f < kHigh) see(y, x);
            }
    };
    each([&](int y, int x) { levels.push_back(std::abs(phase.at<float>(y, x))); });
    const auto middle = levels.begin() + std::ptrdiff_t(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    const double usual = *middle + 1e-6;
    each([&](int y, int x) {
        const double size = std::abs(phase.at<float>(y, x)), pure = size / (power.at<float>(y, x) + 1e-6) / 0.87;
        if (size > 6 * usual) most = std::max(most, pure * std::min(1.0, std::log10(size / usual) / 2));
    });
    return std::min(most, 1.0);
}

int framed_sides(const Sight& sight) {
    constexpr int kRays = 24, kBlack = 42;
    const cv::Mat& seen = sight.edges.closed;
    const double scale = 1 / sight.edges.scale;
    const Outline& page = sight.inner ? *sight.inner : sight.outline;
    int sides = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (page.cut[i]) continue;
        const cv::Point2d from = page.corners[i] * scale, to = page.corners[(i + 1) % 4] * scale;
        const cv::Point2d along = to - from, out = cv::Point2d(along.y, -along.x) / cv::norm(along);
        int framed = 0;
        for (int ray = 0; ray < kRays; ++ray) {
            const cv::Point2d start = from + along * (0.08 + 0.84 * ray / (kRays - 1));
            int margin = 0, black = 0, before = 0;
            for (int step = 4;; ++step) {
                const cv::Point at(start + out * step);
                if (!cv::Rect({}, seen.size()).contains(at) || step > 0.6 * cv::norm(along)) break;
                const int level = luminance(seen.at<cv::Vec3b>(at));
                if (level >= kBlack && !black) ++margin, before = std::max(before, level);
                else if (level < kBlack) ++black;
                else break;
            }
            framed += margin >= 4 && black >= 3 && before >= kBlack + 14;
        }
        sides += framed > kRays * 2 / 3;
    }
    return sides;
}

double colourless(const Sight& sight) {
    const auto saturation = [](const cv::Mat& picture) {
        cv::Mat small, channels[3], most, least;
        cv::resize(picture, small, {64, 48}, 0, 0, cv::INTER_AREA);
        cv::split(small, channels);
        most = cv::max(cv::max(channels[0], channels[1]), channels[2]);
        least = cv::min(cv::min(channels[0], channels[1]), channels[2]);
        return cv::mean(most - least)[0] / (cv::mean(most)[0] + 1);
    };
    if (saturation(sight.picture) < 0.01) return 0;
    return std::clamp(1 - saturation(sight.flat) / 0.04, 0.0, 1.0);
}

Replay judge_replay(const Sight& sight, bool frame) {
    Replay found;
    const int sides = frame ? framed_sides(sight) : 0;
    found.stripes = std::clamp((stripes(sight) - 0.22) / 0.2, 0.0, 1.0);
    found.frame = sides >= 3 ? 0.9 : sides == 2 ? 0.5 : 0;
    found.grey = colourless(sight);
    found.attack = 1 - (1 - found.stripes) * (1 - found.frame) * (1 - 0.25 * found.grey);
    return found;
}

}  // namespace page
