// SPDX-License-Identifier: Apache-2.0

#include "pdf417_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

#include <opencv2/imgproc.hpp>

namespace barcode::pdf417 {

namespace {

constexpr int kSamples = 4;    // of each module, across
constexpr int kLeastRows = 3, kMostRows = 90;
constexpr int kStrips = 6;     // across: rows may bend or lean a little in each
constexpr int kBands = 4;      // down: codewords may

/// The code made upright: kSamples columns a module, about a line a pixel.
cv::Mat flattened(const cv::Mat& level, const Frame& frame, int columns) {
    const int width = modules_of(columns) * kSamples;
    const int height = std::clamp(int(frame.height), 40, 1200);
    const float span = float(modules_of(columns)) - 18.5f;
    const float across = 1.f / (kSamples * span), down = 1.f / float(height);
    const cv::Matx33f to_plane(across, 0, (.5f / kSamples - 4.f) / span, 0, down, .5f * down, 0, 0, 1);
    cv::Mat flat;
    cv::warpPerspective(level, flat, frame.to_picture * to_plane, {width, height},
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, cv::Scalar(128));
    return flat;
}

/// How much darker each column of samples is than the one to its left, summed over some lines.
std::vector<float> darkening(const cv::Mat& lines) {
    cv::Mat mean;
    cv::reduce(lines, mean, 0, cv::REDUCE_AVG, CV_32F);
    std::vector<float> falls(std::size_t(lines.cols), 0.f);
    for (int x = 1; x + 1 < lines.cols; ++x) falls[std::size_t(x)] = mean.at<float>(x - 1) - mean.at<float>(x + 1);
    return falls;
}

/// The count of columns whose codewords all begin where it gets darker: every codeword does.
int count_columns(const cv::Mat& level, const Frame& frame) {
    const int guess = std::clamp(int(std::lround(frame.columns)), 1, 30);
    const cv::Mat flat = flattened(level, frame, guess);
    const std::vector<float> falls = darkening(flat);
    int best = guess;
    float most = -1e9f;
    const int range = 1 + guess / 8;
    for (int columns = std::max(1, guess - range); columns <= std::min(30, guess + range); ++columns) {
        float sum = 0;
        for (int word = 2; word <= columns + 2; ++word) {
            const float place = place_of(float(17 * word), columns);
            const float module = place * (float(modules_of(guess)) - 18.5f) + 4.f;
            const int at = cvRound(module * kSamples - .5f);
            float peak = -255;
            for (int x = at - kSamples; x <= at + kSamples; ++x)
                if (x >= 0 && x < int(falls.size())) peak = std::max(peak, falls[std::size_t(x)]);
            sum += peak;
        }
        sum /= float(columns + 1);
        if (sum > most) {
            most = sum;
            best = columns;
        }
    }
    return best;
}

/// Where each codeword begins in one band of lines, in samples from where it should.
std::vector<float> slips(const cv::Mat& band, int columns) {
    const std::vector<float> falls = darkening(band);
    std::vector<float> found(std::size_t(columns) + 4, 0.f);
    float slip = 0; // goes on from word to word
    for (int word = 0; word < columns + 4; ++word) {
        const float expected = 17.f * float(word) * kSamples - .5f;
        float sum = 0, weight = 0;
        for (int x = cvRound(expected + slip) - 3; x <= cvRound(expected + slip) + 3; ++x) {
            if (x < 0 || x >= int(falls.size())) continue;
            const float fall = std::max(0.f, falls[std::size_t(x)]);
            sum += fall * fall * (float(x) - expected);
            weight += fall * fall;
        }
        if (weight > 0 && word) slip = .4f * slip + .6f * sum / weight;
        found[std::size_t(word)] = slip;
    }
    return found;
}

/// How much neighbouring lines differ, for each strip.
cv::Mat differences(const cv::Mat& flat) {
    cv::Mat strips(flat.rows, kStrips, CV_32F, cv::Scalar(0));
    for (int y = 1; y + 1 < flat.rows; ++y) {
        const auto* above = flat.ptr<std::uint8_t>(y - 1);
        const auto* below = flat.ptr<std::uint8_t>(y + 1);
        for (int strip = 0; strip < kStrips; ++strip) {
            const int from = 17 * kSamples + (flat.cols - 35 * kSamples) * strip / kStrips;
            const int to = 17 * kSamples + (flat.cols - 35 * kSamples) * (strip + 1) / kStrips;
            int sum = 0;
            for (int x = from; x < to; ++x) sum += std::abs(int(above[x]) - int(below[x]));
            strips.at<float>(y, strip) = float(sum) / float(to - from);
        }
    }
    return strips;
}

float at(std::span<const float> line, float place) {
    const float x = std::clamp(place, 0.f, float(line.size()) - 1.001f);
    const auto i = std::size_t(x);
    return line[i] + (x - float(i)) * (line[i + 1] - line[i]);
}

/// How much more lines differ between rows than in their middles, when rows go from `top` to
/// `bottom`.
float stands_out(std::span<const float> differ, int rows, float top, float bottom) {
    const float step = (bottom - top) / float(rows);
    float between = 0, within = 0;
    for (int row = 1; row < rows; ++row) between += at(differ, top + step * float(row) - .5f);
    for (int row = 0; row < rows; ++row) within += at(differ, top + step * (float(row) + .5f) - .5f);
    return between / float(rows - 1) - within / float(rows);
}

/// How strongly the differences come back `waves` times from end to end.
float wave(std::span<const float> differ, float waves) {
    float real = 0, imaginary = 0, cosine = 1, sine = 0;
    const float angle = 2 * std::numbers::pi_v<float> * waves / float(differ.size());
    const float step_cosine = std::cos(angle), step_sine = std::sin(angle);
    for (const float value : differ) {
        real += value * cosine;
        imaginary += value * sine;
        const float next = cosine * step_cosine - sine * step_sine;
        sine = cosine * step_sine + sine * step_cosine;
        cosine = next;
    }
    return std::hypot(real, imaginary);
}

/// The count of rows, told by how often lines differ; every row's neighbours do.
std::optional<int> count_rows(std::span<const float> differ) {
    const float mean = std::accumulate(differ.begin(), differ.end(), 0.f) / float(differ.size());
    std::vector<float> above(differ.begin(), differ.end());
    for (float& value : above) value -= mean;
    const int last = std::min(kMostRows, int(float(differ.size()) / 2.5f));
    std::vector<float> strength(std::size_t(std::max(last, 0)) + 1, 0.f);
    int best = 0;
    for (int rows = kLeastRows; rows <= last; ++rows) {
        for (const float off : {-.3f, 0.f, .3f})
            strength[std::size_t(rows)] = std::max(strength[std::size_t(rows)], wave(above, float(rows) + off));
        if (!best || strength[std::size_t(rows)] > strength[std::size_t(best)]) best = rows;
    }
    for (const int part : {3, 2}) // sharp differences come back at multiples too
        if (best && best / part >= kLeastRows &&
            strength[std::size_t(best / part)] > .7f * strength[std::size_t(best)])
            best /= part;
    if (!best) return std::nullopt;
    return best;
}

struct Ends {
    float top, bottom;
};

/// Where the rows of each strip begin and end.
std::array<Ends, kStrips> align(const cv::Mat& differ, int rows) {
    std::array<Ends, kStrips> ends;
    const float size = float(differ.rows), step = size / float(rows);
    for (int strip = 0; strip < kStrips; ++strip) {
        const cv::Mat line = differ.col(strip).clone();
        const std::span<const float> values(line.ptr<float>(), std::size_t(line.rows));
        float most = -1e9f;
        for (int top = -5; top <= 5; ++top)
            for (int bottom = -5; bottom <= 5; ++bottom) {
                const Ends tried{.1f * float(top) * step, size + .1f * float(bottom) * step};
                const float out = stands_out(values, rows, tried.top, tried.bottom) -
                                  .1f * float(std::abs(top) + std::abs(bottom));
                if (out > most) {
                    most = out;
                    ends[std::size_t(strip)] = tried;
                }
            }
    }
    return ends;
}

}  // namespace

std::optional<Rows> cut_rows(const cv::Mat& level, const Frame& frame) {
    Rows rows;
    rows.columns = count_columns(level, frame);
    const cv::Mat flat = flattened(level, frame, rows.columns);
    const cv::Mat differ = differences(flat);
    cv::Mat whole;
    cv::reduce(differ, whole, 1, cv::REDUCE_AVG);
    const auto count = count_rows({whole.ptr<float>(), std::size_t(whole.rows)});
    if (!count) return std::nullopt;
    const std::array<Ends, kStrips> ends = align(differ, *count);
    std::array<std::vector<float>, kBands> bands;
    for (int band = 0; band < kBands; ++band)
        bands[std::size_t(band)] =
            slips(flat.rowRange(flat.rows * band / kBands, flat.rows * (band + 1) / kBands), rows.columns);

    const int modules = modules_of(rows.columns);
    for (int row = 0; row < *count; ++row) {
        std::vector<float> looks(std::size_t(modules), 0.f);
        const float down = std::clamp((float(row) + .5f) / float(*count) * kBands - .5f, 0.f, kBands - 1.f);
        const auto upper = std::size_t(down);
        const std::size_t lower = std::min<std::size_t>(upper + 1, kBands - 1);
        for (int module = 0; module < modules; ++module) {
            const auto word = std::size_t(std::min(module / 17, rows.columns + 3));
            const float slip = bands[upper][word] + (down - float(upper)) * (bands[lower][word] - bands[upper][word]);
            const float x = (float(module) + .5f) * kSamples - .5f + slip;
            const float along = std::clamp(float(module) / float(modules) * kStrips - .5f, 0.f, kStrips - 1.f);
            const auto left = std::size_t(along);
            const std::size_t right = std::min<std::size_t>(left + 1, kStrips - 1);
            const float top = ends[left].top + (along - float(left)) * (ends[right].top - ends[left].top);
            const float bottom = ends[left].bottom + (along - float(left)) * (ends[right].bottom - ends[left].bottom);
            const float step = (bottom - top) / float(*count);
            const int from = std::clamp(cvRound(top + step * (float(row) + .25f) - .5f), 0, flat.rows - 1);
            const int to = std::clamp(cvRound(top + step * (float(row) + .75f) - .5f), from, flat.rows - 1);
            const int column = std::clamp(int(std::floor(x)), 0, flat.cols - 2);
            const float part = std::clamp(x - float(column), 0.f, 1.f);
            float sum = 0;
            for (int y = from; y <= to; ++y) {
                const auto* line = flat.ptr<std::uint8_t>(y);
                sum += float(line[column]) + part * (float(line[column + 1]) - float(line[column]));
            }
            looks[std::size_t(module)] = 1.f - sum / float(to - from + 1) / 127.5f;
        }
        rows.looks.push_back(std::move(looks));
    }
    return rows;
}

}  // namespace barcode::pdf417
