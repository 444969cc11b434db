// SPDX-License-Identifier: Apache-2.0
//
// Finds barcodes with ZXing, which reads upright codes of a fair size best: so when it finds none,
// the picture is enlarged, levelled and turned by small angles.

#include "reader.hpp"

#include <algorithm>
#include <array>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <opencv2/imgproc.hpp>

namespace barcode {

namespace {

using ZXing::BarcodeFormat;

/// Reads the codes of these formats and adds them to the look.
void read(const cv::Mat& grey, ZXing::BarcodeFormats formats, Look& look) {
    ZXing::DecodeHints hints;
    hints.setFormats(formats).setTryHarder(true).setTryRotate(true).setReturnErrors(true);
    hints.setMaxNumberOfSymbols(8);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                int(grey.step));
    for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints)) {
        if (code.isValid())
            look.read.emplace_back(code.bytes().begin(), code.bytes().end());
        else
            look.damaged = true;
    }
}

void read_all(const cv::Mat& grey, Look& look) {
    read(grey, BarcodeFormat::PDF417 | BarcodeFormat::Aztec | BarcodeFormat::QRCode |
                   BarcodeFormat::DataMatrix, look);
}

/// Reads Aztec codes aside: ZXing looks for them in the middle of what it is given only.
void read_aside(const cv::Mat& grey, Look& look) {
    const cv::Size half(grey.cols / 2, grey.rows / 2);
    if (half.width < 32 || half.height < 32) return;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            const cv::Point corner(column * half.width / 2, row * half.height / 2);
            read(grey(cv::Rect(corner, half)), BarcodeFormat::Aztec, look);
        }
}

constexpr int kSmall = 900; // below this many pixels a side, enlarging helps and is cheap

cv::Mat enlarged(const cv::Mat& grey) {
    if (std::max(grey.cols, grey.rows) >= kSmall) return grey;
    cv::Mat larger;
    cv::resize(grey, larger, {}, 2.0, 2.0, cv::INTER_CUBIC);
    return larger;
}

/// Evens out shadow and weak print.
cv::Mat levelled(const cv::Mat& grey) {
    cv::Mat even;
    cv::createCLAHE(3.0, {8, 8})->apply(grey, even);
    return even;
}

cv::Mat turned(const cv::Mat& grey, double degrees) {
    const cv::Point2f centre(float(grey.cols) / 2, float(grey.rows) / 2);
    cv::Mat turn = cv::getRotationMatrix2D(centre, degrees, 1.0);
    const cv::Rect2f box = cv::RotatedRect(centre, grey.size(), float(degrees)).boundingRect2f();
    turn.at<double>(0, 2) += box.width / 2 - centre.x;
    turn.at<double>(1, 2) += box.height / 2 - centre.y;
    cv::Mat upright;
    cv::warpAffine(grey, upright, turn, box.size(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return upright;
}

constexpr int kWays = 6;

void read_another_way(const cv::Mat& grey, int way, Look& look) {
    constexpr std::array<double, 4> kAngles{12, -12, 22, -22};
    const cv::Mat base = enlarged(grey);
    if (way == 0) {
        read_aside(grey, look);
        if (base.data != grey.data) read_all(base, look);
    } else if (way == 1) {
        read_all(levelled(base), look);
    } else {
        read_all(turned(base, kAngles[std::size_t(way - 2)]), look);
    }
}

}  // namespace

Look Reader::look(const cv::Mat& grey, Clock::time_point until,
                  const std::function<bool(const Look&)>& enough,
                  const std::function<bool()>& stop) {
    Look look;
    read_all(grey, look);
    for (int tried = 0; tried < kWays; ++tried) {
        if (enough(look) || stop() || Clock::now() >= until) break;
        read_another_way(grey, next_way_, look);
        next_way_ = (next_way_ + 1) % kWays;
    }
    return look;
}

}  // namespace barcode
