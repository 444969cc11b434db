// SPDX-License-Identifier: Apache-2.0
//
// Every part of a zone's row has strokes; what stands between rows has none. Text elsewhere ends somewhere.

#include "zone.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr int kWidth = 720;       // pixels that characters are told apart at
constexpr int kBlocks = 36;       // parts of a row
constexpr int kLeast = 20;        // of them, side by side, have print: an emergency sheet's zone is 0.6 of it wide
constexpr int kAside = 3;         // that two rows may begin or end apart

/// How much ink changes along each row, in each of its parts.
cv::Mat activity(const cv::Mat& grey, cv::Mat& ink) {
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {15, 15});
    cv::morphologyEx(grey, ink, cv::MORPH_BLACKHAT, square);
    cv::Mat change, blocks;
    cv::Sobel(ink, change, CV_16S, 1, 0, 3, 0.25);
    change = cv::abs(change);
    change.convertTo(change, CV_32F);
    cv::blur(change, change, {1, 5});
    cv::resize(change, blocks, {kBlocks, change.rows}, 0, 0, cv::INTER_AREA);
    return blocks;
}

/// What a block with print has, beside which others are empty.
double printed(const cv::Mat& blocks) {
    std::vector<float> all(blocks.begin<float>(), blocks.end<float>());
    const auto at = all.begin() + std::ptrdiff_t(all.size() * 95 / 100);
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

/// The longest part of a row that has print without a gap of more than one block.
cv::Range covered(const cv::Mat& blocks, int y, double least) {
    cv::Range longest(0, 0), now(0, 0);
    int gap = 0;
    for (int i = 0; i < kBlocks; ++i) {
        if (blocks.at<float>(y, i) >= least) {
            if (now.empty() || gap > 1) now.start = i;
            now.end = i + 1;
            gap = 0;
        } else ++gap;
        if (now.size() > longest.size()) longest = now;
    }
    return longest;
}

/// A row of print: where it lies in the page, and from which block to which.
struct Run {
    cv::Range rows, blocks;
};

/// Runs of rows that are covered.
std::vector<Run> runs(const cv::Mat& blocks, double least) {
    std::vector<Run> found;
    for (int y = 0; y < blocks.rows; ++y) {
        const cv::Range wide = covered(blocks, y, least);
        if (wide.size() < kLeast) continue;
        if (found.empty() || found.back().rows.end < y - 1) found.push_back({{y, y + 1}, wide});
        found.back().rows.end = y + 1;
        if (wide.size() > found.back().blocks.size()) found.back().blocks = wide;
    }
    return found;
}

bool alike(const cv::Range& one, const cv::Range& other) {
    return std::abs(one.start - other.start) <= kAside && std::abs(one.end - other.end) <= kAside;
}

int middle(const Run& run) { return (run.rows.start + run.rows.end) / 2; }

/// Two or three rows of a like width, evenly apart; the lowest, or the uppermost when looked for there.
std::vector<Run> rows_of_zone(std::vector<Run> runs, bool below) {
    std::erase_if(runs, [](const Run& run) { return run.rows.size() < kWidth / 120 || run.rows.size() > kWidth / 16; });
    if (below) std::ranges::reverse(runs);
    for (std::size_t first = 0; first + 1 < runs.size(); ++first) {
        std::vector<Run> rows{runs[first]};
        int step = 0;
        for (std::size_t i = first + 1; i < runs.size() && rows.size() < 3; ++i) {
            const int apart = std::abs(middle(runs[i]) - middle(rows.back()));
            if (apart < kWidth / 32 || (step && apart < step * 0.8) || !alike(runs[i].blocks, rows[0].blocks)) continue;
            if (apart > kWidth / 10 || (step && apart > step * 1.2)) break;
            step = apart;
            rows.push_back(runs[i]);
        }
        if (rows.size() < 2) continue;
        if (below) std::ranges::reverse(rows);
        return rows;
    }
    return {};
}

/// The columns that a row's blocks cover.
cv::Range columns(const Run& run) { return {run.blocks.start * kWidth / kBlocks, run.blocks.end * kWidth / kBlocks}; }

struct Pitch {
    double pixels = 0;
    double clear = 0; ///< how far its peak stands out of the spectrum's mean
};

/// The strongest period of a zone's strokes, between the pitches of all formats.
Pitch pitch_of(const cv::Mat& ink, const std::vector<Run>& rows) {
    constexpr int kLength = 4 * 1024; // padded: finer steps
    cv::Mat sum = cv::Mat::zeros(1, kLength, CV_32F);
    for (const Run& row : rows) {
        cv::Mat profile, padded = cv::Mat::zeros(1, kLength, CV_32F), spectrum, parts[2], size;
        cv::reduce(ink(row.rows, columns(row)), profile, 0, cv::REDUCE_AVG, CV_32F);
        profile -= cv::mean(profile);
        for (int x = 0; x < profile.cols; ++x) {
            const double taper = 0.5 - 0.5 * std::cos(2 * CV_PI * x / profile.cols);
            padded.at<float>(0, x) = profile.at<float>(0, x) * float(taper);
        }
        cv::dft(padded, spectrum, cv::DFT_COMPLEX_OUTPUT);
        cv::split(spectrum, parts);
        cv::magnitude(parts[0], parts[1], size);
        sum += size;
    }
    const cv::Range band(int(kLength / (kWidth * 0.034)), int(kLength / (kWidth * 0.0155)));
    double most = 0;
    cv::Point at;
    cv::minMaxLoc(sum.colRange(band), nullptr, &most, nullptr, &at);
    return {double(kLength) / (at.x + band.start), most / (cv::mean(sum.colRange(band))[0] + 1e-9)};
}

double contrast_of(const cv::Mat& grey, const std::vector<Run>& rows) {
    double sum = 0;
    for (const Run& row : rows) {
        std::vector<std::uint8_t> pixels;
        for (int y = row.rows.start; y < row.rows.end; ++y)
            for (int x = columns(row).start; x < columns(row).end; x += 2) pixels.push_back(grey.at<std::uint8_t>(y, x));
        const auto dark = pixels.begin() + std::ptrdiff_t(pixels.size() / 16), light = pixels.begin() + std::ptrdiff_t(pixels.size() * 3 / 4);
        std::nth_element(pixels.begin(), light, pixels.end());
        const double paper = *light;
        std::nth_element(pixels.begin(), dark, light);
        sum += paper > 0 ? (paper - *dark) / paper : 0;
    }
    return sum / double(rows.size());
}

cv::Mat scaled(const cv::Mat& grey) {
    if (grey.cols == kWidth) return grey;
    cv::Mat other;
    cv::resize(grey, other, {kWidth, std::max(16, int(std::lround(double(kWidth) * grey.rows / grey.cols)))}, 0, 0,
               grey.cols > kWidth ? cv::INTER_AREA : cv::INTER_LINEAR);
    return other;
}

}  // namespace

std::optional<Zone> find_zone(const cv::Mat& grey) {
    const cv::Mat page = scaled(grey);
    cv::Mat ink;
    const cv::Mat blocks = activity(page, ink);
    const double full = printed(blocks);
    if (full < 3) return std::nullopt; // a blank page has noise alone
    const std::vector<Run> all = runs(blocks, full * 0.3);
    const int part = page.rows * 45 / 100;
    const double scale = double(grey.cols) / kWidth;
    std::optional<Zone> best;
    for (const bool below : {true, false}) {
        std::vector<Run> near = all;
        std::erase_if(near, [&](const Run& run) { return below ? run.rows.start < page.rows - part : run.rows.end > part; });
        const std::vector<Run> found = rows_of_zone(near, below);
        if (found.empty()) continue;
        const Pitch pitch = pitch_of(ink, found);
        if (best && pitch.clear <= best->clear) continue;
        best = Zone{.pitch = pitch.pixels / kWidth, .clear = pitch.clear, .contrast = contrast_of(page, found), .below = below};
        best->left = double(columns(found[0]).start) / kWidth, best->right = double(columns(found[0]).end) / kWidth;
        for (const Run& row : found) best->rows.emplace_back(int(row.rows.start * scale), int(std::ceil(row.rows.end * scale)));
    }
    return best;
}

double bars(const cv::Mat& grey) {
    const cv::Mat page = scaled(grey);
    cv::Mat dx, dy;
    cv::Sobel(page, dx, CV_16S, 1, 0);
    cv::Sobel(page, dy, CV_16S, 0, 1);
    dx = cv::abs(dx), dy = cv::abs(dy);
    cv::Mat across, along;
    cv::blur(dx, across, {41, 21});
    cv::blur(dy, along, {41, 21});
    int barred = 0;
    for (int y = 0; y < page.rows; y += 4)
        for (int x = 0; x < page.cols; x += 4)
            barred += across.at<short>(y, x) > 90 && across.at<short>(y, x) > 1.6 * along.at<short>(y, x);
    return 16.0 * barred / double(page.total());
}

}  // namespace page
