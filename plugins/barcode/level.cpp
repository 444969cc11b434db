// SPDX-License-Identifier: Apache-2.0

#include "level.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace barcode {

namespace {

constexpr int kBlocksAcross = 100; // of the longer side
constexpr int kLeastBlock = 6, kMostBlock = 40;
constexpr int kReach = 7;          // blocks around that count: wider than a PDF417's widest bar
constexpr float kLeastRange = 10;  // grey levels below which nothing stands out

/// Gives each block's least and most, over its neighbours and smoothed.
void ranges(const cv::Mat& grey, int block, cv::Mat& low, cv::Mat& high) {
    const cv::Size blocks((grey.cols + block - 1) / block, (grey.rows + block - 1) / block);
    low.create(blocks, CV_8UC1);
    high.create(blocks, CV_8UC1);
    for (int row = 0; row < blocks.height; ++row)
        for (int column = 0; column < blocks.width; ++column) {
            const cv::Rect whole(column * block, row * block, block, block);
            const cv::Mat part = grey(whole & cv::Rect({0, 0}, grey.size()));
            int least = 255, most = 0;
            for (int y = 0; y < part.rows; ++y) {
                const auto* line = part.ptr<std::uint8_t>(y);
                for (int x = 0; x < part.cols; ++x) {
                    least = std::min<int>(least, line[x]);
                    most = std::max<int>(most, line[x]);
                }
            }
            low.at<std::uint8_t>(row, column) = std::uint8_t(least);
            high.at<std::uint8_t>(row, column) = std::uint8_t(most);
        }
    const cv::Mat around = cv::Mat::ones(kReach, kReach, CV_8UC1);
    cv::erode(low, low, around);
    cv::dilate(high, high, around);
    low.convertTo(low, CV_32F);
    high.convertTo(high, CV_32F);
    cv::blur(low, low, {3, 3});
    cv::blur(high, high, {3, 3});
}

/// Writes one line of blocks' ranges, interpolated to the picture's line.
void between(const cv::Mat& blocks, float row, int block, std::vector<float>& line) {
    const float y = std::clamp(row, 0.f, float(blocks.rows - 1));
    const int upper = int(y), lower = std::min(upper + 1, blocks.rows - 1);
    const float* first = blocks.ptr<float>(upper);
    const float* second = blocks.ptr<float>(lower);
    const float part = y - float(upper), step = 1.f / float(block);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const float x = std::clamp((float(i) + .5f) * step - .5f, 0.f, float(blocks.cols - 1));
        const int left = int(x), right = std::min(left + 1, blocks.cols - 1);
        const float across = x - float(left);
        const float above = first[left] + across * (first[right] - first[left]);
        const float below = second[left] + across * (second[right] - second[left]);
        line[i] = above + part * (below - above);
    }
}

}  // namespace

cv::Mat level(const cv::Mat& grey) {
    cv::Mat smooth, low, high;
    cv::GaussianBlur(grey, smooth, {3, 3}, 0);
    const int block = std::clamp(std::max(grey.cols, grey.rows) / kBlocksAcross, kLeastBlock, kMostBlock);
    ranges(smooth, block, low, high);
    cv::Mat even(grey.size(), CV_8UC1);
    std::vector<float> least(std::size_t(grey.cols)), most(std::size_t(grey.cols));
    for (int y = 0; y < grey.rows; ++y) {
        const float row = (float(y) + .5f) / float(block) - .5f;
        between(low, row, block, least);
        between(high, row, block, most);
        const auto* from = smooth.ptr<std::uint8_t>(y);
        auto* to = even.ptr<std::uint8_t>(y);
        for (int x = 0; x < grey.cols; ++x) {
            const float range = most[std::size_t(x)] - least[std::size_t(x)];
            const float part = (float(from[x]) - least[std::size_t(x)]) / std::max(range, 1.f);
            to[x] = range < kLeastRange ? 255 : cv::saturate_cast<std::uint8_t>(255.f * part);
        }
    }
    return even;
}

}  // namespace barcode
