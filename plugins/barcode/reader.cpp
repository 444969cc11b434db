// SPDX-License-Identifier: Apache-2.0
//
// In which order a picture is looked at: what costs little and finds most comes first.

#include "reader.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "aztec.hpp"
#include "data_matrix.hpp"
#include "decode.hpp"
#include "level.hpp"
#include "pdf417.hpp"

namespace barcode {

namespace {

constexpr int kWays = 5;
constexpr int kSmall = 900; // below this many pixels a side, enlarging helps and is cheap

void read_level(const cv::Mat& level, Look& look) {
    read_pdf417(level, look);
    read_aztec(level, look);
}

/// Takes back some of what lies out of focus.
cv::Mat sharpened(const cv::Mat& grey) {
    cv::Mat smooth, sharp;
    cv::GaussianBlur(grey, smooth, {}, 2.5);
    cv::addWeighted(grey, 3, smooth, -2, 0, sharp);
    return sharp;
}

cv::Mat resized(const cv::Mat& grey, double scale) {
    cv::Mat other;
    cv::resize(grey, other, {}, scale, scale, scale > 1 ? cv::INTER_CUBIC : cv::INTER_AREA);
    return other;
}

cv::Mat smoothed(const cv::Mat& grey) {
    cv::Mat smooth;
    cv::GaussianBlur(grey, smooth, {}, 2);
    return smooth;
}

/// The picture for one of the other ways.
cv::Mat another(const cv::Mat& grey, int way) {
    switch (way) {
    case 0: return grey;
    case 1: return sharpened(grey);
    case 2: return resized(grey, std::max(grey.cols, grey.rows) < kSmall ? 2 : .5);
    default: return smoothed(grey);
    }
}

cv::Mat turned(const cv::Mat& grey, double degrees) {
    const cv::Point2f centre(float(grey.cols) / 2, float(grey.rows) / 2);
    cv::Mat turn = cv::getRotationMatrix2D(centre, degrees, 1.0), upright;
    const cv::Rect2f box = cv::RotatedRect(centre, grey.size(), float(degrees)).boundingRect2f();
    turn.at<double>(0, 2) += box.width / 2 - centre.x;
    turn.at<double>(1, 2) += box.height / 2 - centre.y;
    cv::warpAffine(grey, upright, turn, box.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return upright;
}

/// Reads linear codes, which the decoder wants within some 20 degrees of a quarter turn.
void read_linear(const cv::Mat& grey, Look& look) {
    decode_found(grey, Symbology::linear, look);
    for (const double degrees : {30., 60.})
        if (look.read.empty()) decode_found(turned(grey, degrees), Symbology::linear, look);
}

void read_another_way(const cv::Mat& grey, int way, Codes codes, Look& look) {
    if (way == kWays - 1) return decode_found(grey, Symbology::any, look);
    const cv::Mat other = another(grey, way), even = level(other);
    if (way > 0) read_level(even, look);
    read_data_matrix(other, even, look);
    decode_found(even, Symbology::square, look);
    if (codes == Codes::with_linear) read_linear(even, look);
}

}  // namespace

Look Reader::look(const cv::Mat& grey, Clock::time_point until,
                  const std::function<bool(const Look&)>& enough,
                  const std::function<bool()>& stop) {
    Look look;
    read_level(level(grey), look);
    if (!enough(look)) decode_found(grey, Symbology::square, look);
    if (codes_ == Codes::with_linear && !enough(look)) read_linear(grey, look);
    for (int tried = 0; tried < kWays; ++tried) {
        if (enough(look) || stop() || Clock::now() >= until) break;
        read_another_way(grey, next_way_, codes_, look);
        next_way_ = (next_way_ + 1) % kWays;
    }
    return look;
}

}  // namespace barcode
