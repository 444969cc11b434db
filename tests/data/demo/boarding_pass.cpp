// SPDX-License-Identifier: Apache-2.0
//
// Writes and draws boarding passes.

#include "boarding_pass.hpp"

#include <algorithm>
#include <cstdio>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

#include "pages/person.hpp"

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
    std::string name = pages::transliterated(traveller.surname) + "/" + traveller.given;
    std::ranges::replace(name, '<', ' ');
    char text[80];
    std::snprintf(text, sizeof text, "M1%-20.20sE%-7.7s%3.3s%3.3s%-3.3s%04d %03dY%4.4s%04d 100",
                  name.c_str(), traveller.pnr.c_str(), flight.from.c_str(), flight.to.c_str(),
                  flight.carrier.c_str(), flight.number % 10000, flight.day_of_year(),
                  ("0" + traveller.seat).c_str(), 1);
    return text;
}

cv::Mat wristband(const std::string& number) {
    const auto bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::Code128).setMargin(20).encode(number, 460, 150);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    cv::Mat code, frame(720, 1280, CV_8UC3, cv::Scalar(96, 104, 110));
    cv::cvtColor(cv::Mat(pixels.height(), pixels.width(), CV_8UC1, const_cast<std::uint8_t*>(pixels.data())), code,
                 cv::COLOR_GRAY2BGR);
    const cv::Rect band(40, 240, 1200, 240);
    frame(band) = cv::Scalar::all(245);
    code.copyTo(frame(cv::Rect({band.x + (band.width - code.cols) / 2, band.y + 30}, code.size())));
    cv::putText(frame, number, {band.x + 520, band.y + 220}, cv::FONT_HERSHEY_SIMPLEX, 1.2, cv::Scalar::all(20), 2,
                cv::LINE_AA);
    return frame;
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
