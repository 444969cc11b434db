// SPDX-License-Identifier: Apache-2.0

#include "seal/draw.hpp"

#include <string>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

namespace seals {

namespace {

ZXing::BarcodeFormat format(Symbology symbology) {
    switch (symbology) {
    case Symbology::aztec: return ZXing::BarcodeFormat::Aztec;
    case Symbology::qr_code: return ZXing::BarcodeFormat::QRCode;
    case Symbology::pdf_417: return ZXing::BarcodeFormat::PDF417;
    default: return ZXing::BarcodeFormat::DataMatrix;
    }
}

}  // namespace

cv::Mat draw(const Bytes& seal, int module, Symbology symbology, int margin) {
    const std::wstring text(seal.begin(), seal.end()); // a character a byte
    ZXing::MultiFormatWriter writer(format(symbology));
    writer.setEncoding(ZXing::CharacterSet::BINARY).setMargin(margin);
    const auto bits = writer.encode(text, 0, 0);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    const cv::Mat small(pixels.height(), pixels.width(), CV_8UC1, const_cast<std::uint8_t*>(pixels.data()));
    cv::Mat drawn;
    cv::resize(small, drawn, {}, module, module, cv::INTER_NEAREST);
    return drawn;
}

}  // namespace seals
