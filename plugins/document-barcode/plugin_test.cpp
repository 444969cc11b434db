// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <opencv2/imgproc.hpp>

#include "formats.hpp"
#include "picture.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;

const std::string kPass = "M1EJEMPLO/ANA         EDEMO01 BOGMADAV 0009 326Y012A0001 100";

/// Draws a code on a page with a quiet zone.
cv::Mat drawn(const std::string& text, ZXing::BarcodeFormat format, int size = 300) {
    const auto bits = ZXing::MultiFormatWriter(format).setMargin(12).encode(text, size, size);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    return cv::Mat(pixels.height(), pixels.width(), CV_8UC1,
                   const_cast<std::uint8_t*>(pixels.data())).clone();
}

Record as_png(const cv::Mat& picture) {
    return record("document.image", "png", picture::encode_png(picture));
}

class BarcodePlugin : public testing::TestWithParam<bool> {
protected:
    Results extract(const Record& picture) {
        return plugin_.run("extract", "document.boarding-pass", {picture});
    }
    cotejo::testing::RunningPlugin plugin_{
        PLUGIN_FOLDER, GetParam(), {{"patience", "600000"}}};
};

std::string only_hint(const Results& results) {
    return results.guides.size() == 1 ? results.guides[0].hint : "";
}

TEST_P(BarcodePlugin, ReadsAPassFromEverySymbology) {
    using enum ZXing::BarcodeFormat;
    for (const auto format : {PDF417, Aztec, QRCode, DataMatrix}) {
        const Results results = extract(as_png(drawn(kPass, format)));
        ASSERT_EQ(results.outcome.status, Status::ok) << ZXing::ToString(format);
        ASSERT_EQ(results.records.size(), 1u);
        const Record& pass = results.records[0];
        EXPECT_EQ(pass.kind(), "document.boarding-pass");
        EXPECT_EQ(std::string(pass.data().begin(), pass.data().end()), kPass);
        EXPECT_EQ(pass.number("legs"), 1.0);
        EXPECT_EQ(pass.text("name"), "EJEMPLO/ANA");
        EXPECT_EQ(pass.text("leg.1.flight"), "AV9");
        EXPECT_EQ(pass.text("leg.1.day"), "326");
        EXPECT_EQ(pass.text("leg.1.seat"), "12A");
    }
}

TEST_P(BarcodePlugin, ReadsEveryFormatOfAnImageKind) {
    const cv::Mat grey = drawn(kPass, ZXing::BarcodeFormat::Aztec);
    const cv::Mat colour = picture::colour(grey);
    const auto raster = [](const char* format, const cv::Mat& picture) {
        return record("document.image", format, {picture.data, picture.step * std::size_t(picture.rows)},
                      {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)});
    };
    EXPECT_EQ(extract(raster("gray8", grey)).outcome.status, Status::ok);
    EXPECT_EQ(extract(raster("bgr8", colour)).outcome.status, Status::ok);
    EXPECT_EQ(extract(as_png(colour)).outcome.status, Status::ok);
    EXPECT_EQ(extract(record("document.image", "jpeg", picture::encode_jpeg(colour, 90))).outcome.status,
              Status::ok);
}

TEST_P(BarcodePlugin, AsksToShowACodeWhenThereIsNone) {
    const Results results = extract(as_png(cv::Mat(200, 300, CV_8UC1, cv::Scalar(255))));
    EXPECT_EQ(results.outcome.status, Status::retry);
    EXPECT_EQ(only_hint(results), "show-code");
}

TEST_P(BarcodePlugin, DeclinesACodeThatIsNoBoardingPass) {
    const Results results = extract(as_png(drawn("https://example.com/", ZXing::BarcodeFormat::QRCode)));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_EQ(only_hint(results), "wrong-code");
    EXPECT_TRUE(results.records.empty());
}

TEST_P(BarcodePlugin, DeclinesAPassThatBreaksTheResolutionAndLogsWhereWithoutContents) {
    std::string broken = kPass;
    broken.replace(44, 3, "999");
    const Results results = extract(as_png(drawn(broken, ZXing::BarcodeFormat::Aztec)));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_EQ(only_hint(results), "code-unreadable");
    EXPECT_THAT(plugin_.log(), testing::HasSubstr("leg 1: the date is not a day from 001 to 366"));
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("EJEMPLO")));
}

TEST_P(BarcodePlugin, PrefersThePassWhenAnotherCodeStandsBesideIt) {
    const cv::Mat pass = drawn(kPass, ZXing::BarcodeFormat::PDF417, 500);
    const cv::Mat other = drawn("https://example.com/", ZXing::BarcodeFormat::QRCode);
    cv::Mat page(900, 600, CV_8UC1, cv::Scalar(255));
    other.copyTo(page(cv::Rect({20, 20}, other.size())));
    pass.copyTo(page(cv::Rect({20, 420}, pass.size())));
    EXPECT_EQ(extract(as_png(page)).outcome.status, Status::ok);
}

TEST_P(BarcodePlugin, ReadsAnAztecCodeAside) {
    const cv::Mat pass = drawn(kPass, ZXing::BarcodeFormat::Aztec, 150);
    cv::Mat page(720, 1280, CV_8UC1, cv::Scalar(255));
    pass.copyTo(page(cv::Rect({960 - pass.cols / 2, 180 - pass.rows / 2}, pass.size())));
    EXPECT_EQ(extract(as_png(page)).outcome.status, Status::ok);
}

TEST_P(BarcodePlugin, ReadsAPassHeldAtAnAngle) {
    const cv::Mat pass = drawn(kPass, ZXing::BarcodeFormat::PDF417, 600);
    cv::Mat page(900, 1200, CV_8UC1, cv::Scalar(255)), turned;
    pass.copyTo(page(cv::Rect({(1200 - pass.cols) / 2, (900 - pass.rows) / 2}, pass.size())));
    cv::warpAffine(page, turned, cv::getRotationMatrix2D({600, 450}, 15, 1), page.size(),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    EXPECT_EQ(extract(as_png(turned)).outcome.status, Status::ok);
}

TEST_P(BarcodePlugin, DeclinesPicturesThatCannotBeReadAndGoesOn) {
    std::vector<std::uint8_t> png = picture::encode_png(drawn(kPass, ZXing::BarcodeFormat::Aztec));
    png.resize(png.size() / 2);
    EXPECT_EQ(extract(record("document.image", "png", png)).outcome.status, Status::refused);
    EXPECT_EQ(extract(record("document.image", "jpeg", std::string_view("no picture"))).outcome.status,
              Status::refused);
    EXPECT_EQ(extract(as_png(cv::Mat(7100, 7100, CV_8UC1, cv::Scalar(255)))).outcome.status,
              Status::refused);
    EXPECT_EQ(extract(as_png(drawn(kPass, ZXing::BarcodeFormat::Aztec))).outcome.status, Status::ok);
}

INSTANTIATE_TEST_SUITE_P(Runs, BarcodePlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
