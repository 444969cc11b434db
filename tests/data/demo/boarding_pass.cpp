// SPDX-License-Identifier: Apache-2.0
//
// Writes and draws boarding passes.

#include "boarding_pass.hpp"

#include <cstdio>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

namespace cotejo::demo {

namespace {

cv::Mat barcode(const std::string& text) {
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::PDF417);
    const auto bits = writer.setMargin(10).encode(text, 900, 300);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    return cv::Mat(pixels.height(), pixels.width(), CV_8UC1,
                   const_cast<std::uint8_t*>(pixels.data())).clone();
}

}  // namespace

std::string bcbp(const Traveller& traveller, const Flight& flight) {
    const std::string name = traveller.surname + "/" + traveller.given;
    char text[80];
    std::snprintf(text, sizeof text, "M1%-20.20sE%-7.7s%3.3s%3.3s%-3.3s%04d %03dY%4.4s%04d 100",
                  name.c_str(), traveller.pnr.c_str(), flight.from.c_str(), flight.to.c_str(),
                  flight.carrier.c_str(), flight.number % 10000, flight.day_of_year(),
                  ("0" + traveller.seat).c_str(), 1);
    return text;
}

cv::Mat boarding_pass(const std::string& bcbp, const Flight& flight) {
    cv::Mat code;
    cv::cvtColor(barcode(bcbp), code, cv::COLOR_GRAY2BGR);
    cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar(96, 104, 110));
    const cv::Rect card(120, 90, 1040, 540);
    frame(card) = cv::Scalar::all(250);
    const std::string title = "INVENTED BOARDING PASS   " + flight.designator() + "   " +
                              flight.iso_date();
    cv::putText(frame, title, {card.x + 60, card.y + 80}, cv::FONT_HERSHEY_SIMPLEX, 0.9,
                cv::Scalar::all(20), 2, cv::LINE_AA);
    const cv::Point corner(card.x + (card.width - code.cols) / 2,
                           card.y + 120 + (card.height - 120 - code.rows) / 2);
    code.copyTo(frame(cv::Rect(corner, code.size())));
    return frame;
}

}  // namespace cotejo::demo
