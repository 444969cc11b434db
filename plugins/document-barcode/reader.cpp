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

/// Reads what ZXing finds in this picture and adds it to the look.
void read_plainly(const cv::Mat& grey, Look& look) {
    using ZXing::BarcodeFormat;
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::PDF417 | BarcodeFormat::Aztec | BarcodeFormat::QRCode |
                     BarcodeFormat::DataMatrix);
    hints.setTryHarder(true).setTryRotate(true).setReturnErrors(true).setMaxNumberOfSymbols(8);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                int(grey.step));
    for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints)) {
        if (code.isValid())
            look.read.emplace_back(code.bytes().begin(), code.bytes().end());
        else
            look.damaged = true;
    }
}

cv::Mat enlarged(const cv::Mat& grey) {
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

constexpr int kSmall = 900; // below this many pixels a side, enlarging helps and is cheap

cv::Mat way(const cv::Mat& grey, int number) {
    constexpr std::array<double, 4> kAngles{12, -12, 22, -22};
    const cv::Mat base = std::max(grey.cols, grey.rows) < kSmall ? enlarged(grey) : grey;
    if (number == 0) return enlarged(grey);
    if (number == 1) return levelled(base);
    return turned(base, kAngles[std::size_t(number - 2) % kAngles.size()]);
}

}  // namespace

Look look(const cv::Mat& grey, int effort, const std::function<bool(const Look&)>& enough,
          const std::function<bool()>& stop) {
    Look look;
    read_plainly(grey, look);
    for (int number = 0; number < std::min(effort, 6) && !enough(look) && !stop(); ++number)
        read_plainly(way(grey, number), look);
    return look;
}

}  // namespace barcode
