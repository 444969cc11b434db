// SPDX-License-Identifier: Apache-2.0

#include "decode.hpp"

#include <algorithm>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace barcode {

namespace {

using ZXing::BarcodeFormat;

ZXing::BarcodeFormats formats(Symbology symbology) {
    switch (symbology) {
    case Symbology::pdf417: return BarcodeFormat::PDF417;
    case Symbology::aztec: return BarcodeFormat::Aztec;
    case Symbology::square: return BarcodeFormat::QRCode | BarcodeFormat::DataMatrix;
    case Symbology::linear: return BarcodeFormat::Code128;
    case Symbology::any: break;
    }
    return BarcodeFormat::Aztec | BarcodeFormat::QRCode | BarcodeFormat::DataMatrix;
}

ZXing::ImageView view(const cv::Mat& grey) {
    return {grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, int(grey.step)};
}

bool add(const ZXing::Result& code, Look& look) {
    if (!code.isValid()) return false;
    std::string bytes(code.bytes().begin(), code.bytes().end());
    if (std::ranges::find(look.read, bytes) == look.read.end()) look.read.push_back(std::move(bytes));
    return true;
}

}  // namespace

void decode_found(const cv::Mat& grey, Symbology symbology, Look& look) {
    ZXing::DecodeHints hints;
    hints.setFormats(formats(symbology)).setTryHarder(true).setTryRotate(true).setReturnErrors(true);
    hints.setMaxNumberOfSymbols(8);
    if (symbology == Symbology::linear) {
        // One code only: ZXing 1.4 aborts when it compares two of several lines (Result.cpp:140).
        add(ZXing::ReadBarcode(view(grey), hints.setReturnErrors(false)), look);
        return;
    }
    for (const ZXing::Result& code : ZXing::ReadBarcodes(view(grey), hints))
        if (!add(code, look)) look.damaged = true;
}

bool decode_drawn(const cv::Mat& code, Symbology symbology, Look& look) {
    ZXing::DecodeHints hints;
    hints.setFormats(formats(symbology)).setTryHarder(false).setTryRotate(false).setTryDownscale(false);
    hints.setIsPure(true).setBinarizer(ZXing::Binarizer::FixedThreshold);
    return add(ZXing::ReadBarcode(view(code), hints), look);
}

}  // namespace barcode
