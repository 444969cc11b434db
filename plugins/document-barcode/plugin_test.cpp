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

/// A cédula of nobody, with a canary where its fingerprints lie.
std::string cedula() {
    std::string bytes(531, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { bytes.replace(at, text.size(), text); };
    put(0, "0300000001");
    put(24, "PubDSK_1");
    put(40, "000000020012345678NUNEZ");
    put(81, "CRUZ");
    put(104, "ANA");
    put(150, "0F19640229050010O+");
    for (std::size_t i = 168; i < bytes.size(); ++i) bytes[i] = "CANARY"[i % 6];
    return bytes;
}

TEST_P(BarcodePlugin, GivesACedulaWithoutItsFingerprints) {
    const Results results = plugin_.run("extract", "document.cedula",
                                        {as_png(drawn(cedula(), ZXing::BarcodeFormat::PDF417, 1400))});
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    const Record& card = results.records[0];
    EXPECT_EQ(card.data().size(), 168u);
    const std::string given(card.data().begin(), card.data().end());
    EXPECT_THAT(given, testing::Not(testing::HasSubstr("CAN")));
    for (const cotejo::Fact& fact : card.facts())
        EXPECT_THAT(fact.text.value_or(""), testing::Not(testing::HasSubstr("CAN"))) << fact.name;
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("CAN")));
    EXPECT_EQ(card.text("personal.number"), "12345678");
    EXPECT_EQ(card.text("surname"), "NUNEZ CRUZ");
    EXPECT_EQ(card.text("given-names"), "ANA");
    EXPECT_EQ(card.text("birth.date"), "1964-02-29");
    EXPECT_EQ(card.text("birth.place"), "05001");
}

TEST_P(BarcodePlugin, DeclinesACedulaWhereABoardingPassIsWantedWithoutAWordOfIt) {
    const Results results = extract(as_png(drawn(cedula(), ZXing::BarcodeFormat::PDF417, 1400)));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_EQ(only_hint(results), "wrong-code");
    EXPECT_THAT(plugin_.log(), testing::Not(testing::AnyOf(testing::HasSubstr("CAN"), testing::HasSubstr("NUNEZ"))));
}

TEST_P(BarcodePlugin, GivesAListNumberFromCode128QrAndDataMatrix) {
    using enum ZXing::BarcodeFormat;
    for (const auto format : {Code128, QRCode, DataMatrix}) {
        const Results results = plugin_.run("extract", "document.list-number", {as_png(drawn("W-0042", format))});
        ASSERT_EQ(results.outcome.status, Status::ok) << ZXing::ToString(format);
        EXPECT_EQ(results.records[0].text("list.number"), "W-0042");
    }
}

TEST_P(BarcodePlugin, ReadsCode128HeldAtAnyAngle) {
    const cv::Mat code = drawn("W-0042", ZXing::BarcodeFormat::Code128, 260);
    for (const double angle : {20., 45., 75., 110., 200.}) {
        cv::Mat page(500, 500, CV_8UC1, cv::Scalar(255)), turned;
        code.copyTo(page(cv::Rect({(500 - code.cols) / 2, (500 - code.rows) / 2}, code.size())));
        cv::warpAffine(page, turned, cv::getRotationMatrix2D({250, 250}, angle, 1), page.size(),
                       cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
        const Results results = plugin_.run("extract", "document.list-number", {as_png(turned)});
        EXPECT_EQ(results.outcome.status, Status::ok) << angle;
    }
}

TEST_P(BarcodePlugin, TakesNoBoardingPassForAListNumber) {
    const Results results = plugin_.run("extract", "document.list-number", {as_png(drawn(kPass, ZXing::BarcodeFormat::QRCode))});
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_EQ(only_hint(results), "wrong-code");
}

TEST_P(BarcodePlugin, SaysWhatASignatureIsWorth) {
    const Results results = extract(as_png(drawn(kPass + "^104ABCD", ZXing::BarcodeFormat::QRCode)));
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_EQ(results.records[0].text("check.signature"), "undetermined");
    EXPECT_EQ(results.records[0].text("check.signature.reason"), "no-key");
    EXPECT_EQ(results.records[0].text("check.conditional-fields"), "successful");
}

INSTANTIATE_TEST_SUITE_P(Runs, BarcodePlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
