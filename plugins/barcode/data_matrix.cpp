// SPDX-License-Identifier: Apache-2.0
//
// A patch is tried in every size and turn: where its borders lie as a code's do, it is laid more exactly,
// its modules are measured and drawn clean.

#include "data_matrix.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "data_matrix_modules.hpp"
#include "decode.hpp"

namespace barcode {

namespace {

constexpr float kLaid = .42f; // how alike a settled guess must be to be drawn

/// Cuts a patch out, enlarged so that modules have some pixels, print near 0 and paper near 255. The
/// patch's corners go with it.
cv::Mat cut_out(const cv::Mat& grey, Patch& patch) {
    constexpr float kWanted = 320; // pixels a side
    constexpr int kMargin = 12;
    const cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>(patch.begin(), patch.end()));
    const cv::Rect around = cv::Rect(box.x - kMargin, box.y - kMargin, box.width + 2 * kMargin, box.height + 2 * kMargin) &
                            cv::Rect({0, 0}, grey.size());
    const float scale = std::clamp(kWanted / float(std::max(box.width, box.height)), .5f, 4.f);
    cv::Mat part;
    cv::resize(grey(around), part, {}, scale, scale, scale > 1 ? cv::INTER_CUBIC : cv::INTER_AREA);
    std::vector<std::uint8_t> values(part.begin<std::uint8_t>(), part.end<std::uint8_t>());
    const auto value_below_which = [&](double share) {
        const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
        std::ranges::nth_element(values, place);
        return double(*place);
    };
    const double low = value_below_which(.05), high = std::max(value_below_which(.9), low + 1);
    part.convertTo(part, CV_8U, 255 / (high - low), -255 * low / (high - low));
    for (cv::Point2f& corner : patch) corner = (corner - cv::Point2f(around.tl())) * scale;
    return part;
}

bool decode(const cv::Mat& part, const Guess& guess, Look& look) {
    const cv::Mat modules = measured(part, Plane(guess.corners, guess.size));
    return std::ranges::any_of(std::array{0.f, .5f, 1.f, 2.f}, [&](float share) {
        return decode_drawn(drawn(apart(modules, share)), Symbology::square, look);
    });
}

}  // namespace

void read_data_matrix(const cv::Mat& grey, const cv::Mat& level, Look& look) {
    for (Patch patch : find_patches(level)) {
        const cv::Mat part = cut_out(grey, patch);
        for (Guess& guess : guesses(part, patch)) {
            settle(part, guess);
            if (guess.likeness > kLaid && decode(part, guess, look)) break;
        }
    }
}

}  // namespace barcode
