// SPDX-License-Identifier: Apache-2.0

#include "aztec.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "bullseye.hpp"
#include "decode.hpp"
#include "lattice.hpp"

namespace barcode {

namespace {

constexpr int kMostHalf = 75; // modules from the middle of the largest code to its edge

/// Modules from the middle to the edge by layers, ISO/IEC 24778 § 7.1.
int half(bool compact, int layers) {
    return compact ? 5 + 2 * layers : 7 + 2 * layers + (2 * layers + 6) / 15;
}

/// Which part of the modules that lie `radius` from the middle is dark.
float darkness(const cv::Mat& level, const Lattice& lattice, int radius) {
    int dark = 0;
    for (int i = -radius; i < radius; ++i) {
        const auto a = float(i), r = float(radius);
        for (const cv::Point2f p : {cv::Point2f{a, -r}, {r, a}, {-a, r}, {-r, -a}})
            dark += value_at(level, lattice.place(p.x, p.y)) < 128;
    }
    return float(dark) / float(8 * radius);
}

/// Lets the lattice grow over the code until nothing is dark any more; gives how far that is.
int grow(const cv::Mat& level, Lattice& lattice, int from) {
    const auto settle = [&](int radius) {
        lattice.settle(level, cv::Rect(-radius, -radius, 2 * radius + 1, 2 * radius + 1));
    };
    int reached = from, settled = from;
    settle(from);
    for (int radius = from + 1; radius <= kMostHalf + 2 && radius <= reached + 2; ++radius) {
        const float dark = darkness(level, lattice, radius);
        if (dark > .12f && dark < .9f) reached = radius;
        if (reached >= settled + 2) {
            settle(reached);
            settled = reached;
        }
    }
    return reached;
}

cv::Mat redrawn(const cv::Mat& level, const Lattice& lattice, int radius) {
    constexpr int kPixels = 3, kQuiet = 3;
    const int size = 2 * (radius + kQuiet) + 1;
    cv::Mat code(size, size, CV_8UC1, cv::Scalar(255)), larger;
    for (int y = -radius; y <= radius; ++y)
        for (int x = -radius; x <= radius; ++x)
            code.at<std::uint8_t>(y + radius + kQuiet, x + radius + kQuiet) =
                value_at(level, lattice.place(float(x), float(y))) < 128 ? 0 : 255;
    cv::resize(code, larger, {}, kPixels, kPixels, cv::INTER_NEAREST);
    return larger;
}

bool read(const cv::Mat& level, const aztec::Bullseye& bullseye, Look& look) {
    Lattice lattice(bullseye.to_picture);
    const int reached = grow(level, lattice, bullseye.compact ? 6 : 8);
    std::vector<int> halves;
    for (int layers = 1; layers <= (bullseye.compact ? 4 : 32); ++layers) halves.push_back(half(bullseye.compact, layers));
    std::ranges::stable_sort(halves, {}, [&](int one) { return std::abs(one - reached); });
    for (std::size_t i = 0; i < 2; ++i)
        if (decode_drawn(redrawn(level, lattice, halves[i]), Symbology::aztec, look)) return true;
    return false;
}

}  // namespace

void read_aztec(const cv::Mat& level, Look& look) {
    for (const aztec::Bullseye& bullseye : aztec::find_bullseyes(level))
        if (!read(level, bullseye, look)) look.damaged = true;
}

}  // namespace barcode
