// SPDX-License-Identifier: Apache-2.0

#include "networks.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

namespace zone {

namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

const cv::Size kPageWindow{41, 41}, kStripWindow{65, 33}; // as in train/pages.py and strips.py
constexpr int kGrain = 32; // the locator takes pictures of a multiple of this

/// Turns a plane of scores into log probabilities, steps downwards.
cv::Mat log_probabilities(const float* scores, int classes, int steps) {
    cv::Mat out(steps, classes, CV_32F);
    for (int t = 0; t < steps; ++t) {
        float* row = out.ptr<float>(t);
        float most = -1e30f;
        for (int c = 0; c < classes; ++c) most = std::max(most, row[c] = scores[c * steps + t]);
        float sum = 0;
        for (int c = 0; c < classes; ++c) sum += std::exp(row[c] - most);
        const float all = most + std::log(sum);
        for (int c = 0; c < classes; ++c) row[c] -= all;
    }
    return out;
}

cv::Mat blob(const cv::Mat& picture) {
    const int shape[] = {1, 1, picture.rows, picture.cols};
    return cv::Mat(4, shape, CV_32F, picture.data).clone();
}

}  // namespace

cv::Mat levelled(const cv::Mat& grey, cv::Size window) {
    cv::Mat flat, mean, spread;
    grey.convertTo(flat, CV_32F);
    cv::blur(flat, mean, window, {-1, -1}, cv::BORDER_REPLICATE);
    flat -= mean;
    cv::blur(flat.mul(flat), spread, window, {-1, -1}, cv::BORDER_REPLICATE);
    spread = cv::max(spread, 0.0f);
    cv::sqrt(spread, spread);
    spread += 4.0f;
    return flat / spread;
}

Result<Networks> Networks::load(const std::string& locator, const std::string& reader) {
    Networks networks;
    try {
        networks.locator_ = cv::dnn::readNetFromONNX(locator);
        networks.reader_ = cv::dnn::readNetFromONNX(reader);
        networks.locate(cv::Mat(64, 64, CV_8UC1, cv::Scalar(128)));
        networks.read({cv::Mat(Strip::kHigh, 64, CV_8UC1, cv::Scalar(128))});
    } catch (const cv::Exception& problem) {
        return Error{Status::failed, "a network cannot be used: " + problem.err};
    }
    return networks;
}

Heat Networks::locate(const cv::Mat& grey) {
    const int right = (kGrain - grey.cols % kGrain) % kGrain;
    const int below = (kGrain - grey.rows % kGrain) % kGrain;
    cv::Mat whole;
    cv::copyMakeBorder(levelled(grey, kPageWindow), whole, 0, below, 0, right, cv::BORDER_REPLICATE);
    locator_.setInput(blob(whole));
    const cv::Mat given = locator_.forward();
    const auto plane = [&](int index) {
        return cv::Mat(given.size[2], given.size[3], CV_32F,
                       const_cast<float*>(given.ptr<float>(0, index))).clone();
    };
    return {plane(0), plane(1), plane(2), plane(3)};
}

std::vector<cv::Mat> Networks::read(const std::vector<cv::Mat>& strips) {
    if (strips.empty()) return {};
    const int shape[] = {int(strips.size()), 1, strips[0].rows, strips[0].cols};
    cv::Mat batch(4, shape, CV_32F);
    for (std::size_t i = 0; i < strips.size(); ++i) {
        cv::Mat place(strips[i].rows, strips[i].cols, CV_32F, batch.ptr<float>(int(i)));
        levelled(strips[i], kStripWindow).copyTo(place);
    }
    reader_.setInput(batch);
    const cv::Mat given = reader_.forward();
    std::vector<cv::Mat> out;
    for (int i = 0; i < given.size[0]; ++i)
        out.push_back(log_probabilities(given.ptr<float>(i), given.size[1], given.size[3]));
    return out;
}

}  // namespace zone
