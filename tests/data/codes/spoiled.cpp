// SPDX-License-Identifier: Apache-2.0
//
// Pictures of codes as they are taken.

#include "codes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace codes {

namespace {

constexpr double kDesk = 225;

double between(Random& random, double low, double high) { return std::uniform_real_distribution<>(low, high)(random); }

/// Turns a picture about its middle; a picture that does not grow loses its corners.
cv::Mat turned(const cv::Mat& picture, double degrees, bool grows) {
    const cv::Point2f middle(float(picture.cols) / 2, float(picture.rows) / 2);
    cv::Mat turn = cv::getRotationMatrix2D(middle, degrees, 1), other;
    cv::Size size = picture.size();
    if (grows) {
        const cv::Rect box = cv::RotatedRect(middle, size, float(degrees)).boundingRect();
        turn.at<double>(0, 2) += box.width / 2. - double(middle.x);
        turn.at<double>(1, 2) += box.height / 2. - double(middle.y);
        size = box.size();
    }
    cv::warpAffine(picture, other, turn, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, kDesk);
    return other;
}

/// Moves each corner inwards by up to a part of the shorter side.
cv::Mat slanted(const cv::Mat& picture, double part, Random& random) {
    const float w = float(picture.cols), h = float(picture.rows), most = float(part) * std::min(w, h);
    const auto shift = [&] { return float(between(random, 0, double(most))); };
    const std::array<cv::Point2f, 4> from{{{0, 0}, {w, 0}, {w, h}, {0, h}}};
    const std::array<cv::Point2f, 4> to{{{shift(), shift()}, {w - shift(), shift()}, {w - shift(), h - shift()}, {shift(), h - shift()}}};
    cv::Mat other;
    cv::warpPerspective(picture, other, cv::getPerspectiveTransform(from.data(), to.data()), picture.size(),
                        cv::INTER_LINEAR, cv::BORDER_CONSTANT, kDesk);
    return other;
}

cv::Mat noisy(const cv::Mat& picture, double sigma, Random& random) {
    cv::RNG drawn(random());
    cv::Mat noise(picture.size(), CV_32F), other;
    drawn.fill(noise, cv::RNG::NORMAL, 0, sigma);
    picture.convertTo(other, CV_32F);
    other += noise;
    other.convertTo(other, CV_8U);
    return other;
}

cv::Mat shaded(const cv::Mat& picture, double darkest) {
    cv::Mat other = picture.clone();
    for (int y = 0; y < other.rows; ++y)
        for (int x = 0; x < other.cols; ++x) {
            auto& pixel = other.at<std::uint8_t>(y, x);
            pixel = cv::saturate_cast<std::uint8_t>(pixel * (1 - (1 - darkest) * x / other.cols));
        }
    return other;
}

cv::Mat blurred(const cv::Mat& picture, double sigma) {
    cv::Mat other;
    cv::GaussianBlur(picture, other, {}, sigma);
    return other;
}

cv::Mat washed_out(const cv::Mat& picture, double contrast, double black) {
    cv::Mat other;
    picture.convertTo(other, CV_8U, contrast, black);
    return other;
}

cv::Mat smaller(const cv::Mat& picture, double scale) {
    cv::Mat other;
    cv::resize(picture, other, {}, scale, scale, cv::INTER_AREA);
    return other;
}

/// Modules of matrix codes are larger here: the same blur harms them less.
cv::Mat usual(const cv::Mat& sheet, Condition condition, bool wide, Random& random) {
    switch (condition) {
    case Condition::clean: return sheet;
    case Condition::turned: return turned(sheet, between(random, 4, 20) * (random() % 2 ? 1 : -1), false);
    case Condition::perspective: return slanted(sheet, .12, random);
    case Condition::blur: return blurred(sheet, wide ? between(random, 1, 2) : between(random, 1.2, 2.6));
    case Condition::low_contrast: return washed_out(sheet, between(random, .14, .3), between(random, 70, 92));
    case Condition::shadow: return shaded(sheet, between(random, .2, .4));
    case Condition::small: return smaller(sheet, .62);
    case Condition::noise: return noisy(sheet, between(random, 12, 25), random);
    }
    return sheet;
}

cv::Mat hard(const cv::Mat& sheet, Condition condition, bool wide, Random& random) {
    const cv::Mat leant = turned(sheet, between(random, -30, 30), true);
    switch (condition) {
    case Condition::clean: return noisy(slanted(turned(sheet, between(random, 0, 360), true), .12, random), 6, random);
    case Condition::turned: return turned(sheet, between(random, 0, 360), true);
    case Condition::perspective: return slanted(turned(sheet, between(random, 0, 360), true), .25, random);
    case Condition::blur: return blurred(sheet, wide ? between(random, 1.8, 2.6) : between(random, 2.4, 3.4));
    case Condition::low_contrast: return noisy(washed_out(leant, between(random, .1, .2), between(random, 30, 180)), 2, random);
    case Condition::shadow: return noisy(shaded(leant, between(random, .1, .25)), 3, random);
    case Condition::small: return noisy(smaller(leant, .5), 4, random);
    case Condition::noise: return noisy(leant, between(random, 25, 40), random);
    }
    return sheet;
}

}  // namespace

const char* name(Condition condition) {
    constexpr std::array kNames{"clean", "turned", "perspective", "blur", "low contrast", "shadow", "small", "noise"};
    return kNames[std::size_t(condition)];
}

cv::Mat seen(const cv::Mat& code, Condition condition, Hardness hardness, Random& random) {
    constexpr int kMargin = 24;
    const int desk = 40 + int(random() % 50);
    cv::Mat sheet;
    cv::copyMakeBorder(code, sheet, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, 255);
    cv::copyMakeBorder(sheet, sheet, desk, desk, desk, desk, cv::BORDER_CONSTANT, kDesk);
    const bool wide = code.cols > code.rows;
    return hardness == Hardness::usual ? usual(sheet, condition, wide, random) : hard(sheet, condition, wide, random);
}

}  // namespace codes
