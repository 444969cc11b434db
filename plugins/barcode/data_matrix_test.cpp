// SPDX-License-Identifier: Apache-2.0

#include "data_matrix.hpp"

#include <gtest/gtest.h>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

#include "data_matrix_border.hpp"
#include "level.hpp"

namespace barcode {

namespace {

cv::Mat drawn(const std::string& text, int module) {
    const auto bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::DataMatrix).setMargin(2).encode(text, 0, 0);
    const auto pixels = ZXing::ToMatrix<std::uint8_t>(bits);
    const cv::Mat small(pixels.height(), pixels.width(), CV_8UC1, const_cast<std::uint8_t*>(pixels.data()));
    cv::Mat code;
    cv::resize(small, code, {}, module, module, cv::INTER_NEAREST);
    return code;
}

/// Lays a code on a page of this grey, its middle at `at`, turned by so many degrees.
cv::Mat page_with(const cv::Mat& code, cv::Point2f at, double degrees, double paper = 255) {
    cv::Mat turn = cv::getRotationMatrix2D(cv::Point2f(float(code.cols), float(code.rows)) / 2, degrees, 1);
    turn.at<double>(0, 2) += at.x - float(code.cols) / 2;
    turn.at<double>(1, 2) += at.y - float(code.rows) / 2;
    cv::Mat page;
    cv::warpAffine(code, page, turn, {1000, 700}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(paper));
    return page;
}

std::vector<std::string> read(const cv::Mat& grey) {
    Look look;
    read_data_matrix(grey, level(grey), look);
    return look.read;
}

const std::string kText = "A TEXT THAT FILLS A CODE OF SOME SIZE 0123456789";

TEST(DataMatrix, IsReadAtEveryAngle) {
    const cv::Mat code = drawn(kText, 4);
    for (int degrees = 0; degrees < 360; degrees += 7)
        EXPECT_EQ(read(page_with(code, {700, 250}, degrees)), std::vector{kText}) << degrees << " degrees";
}

TEST(DataMatrix, IsReadInEveryCorner) {
    const cv::Mat code = drawn(kText, 4);
    for (const cv::Point2f at : {cv::Point2f(90, 90), {910, 90}, {90, 610}, {910, 610}})
        EXPECT_EQ(read(page_with(code, at, 10)), std::vector{kText}) << at;
}

TEST(DataMatrix, IsReadInEverySize) {
    std::string text;
    for (int more = 1; text.size() < 700; more += more / 2 + 1) {
        text += std::string(std::size_t(more), char('A' + more % 26));
        const cv::Mat code = drawn(text, 5);
        if (code.rows != code.cols) continue; // the writer takes oblong codes where they hold the text
        EXPECT_EQ(read(page_with(code, {500, 350}, 30)), std::vector{text}) << text.size() << " characters";
    }
}

TEST(DataMatrix, IsReadInPerspective) {
    const cv::Mat code = drawn(kText, 6);
    const auto side = float(code.cols);
    const cv::Point2f from[] = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    const cv::Point2f to[] = {{600, 100}, {800, 140}, {830, 330}, {560, 360}};
    cv::Mat page;
    cv::warpPerspective(code, page, cv::getPerspectiveTransform(from, to), {1000, 700}, cv::INTER_LINEAR,
                        cv::BORDER_CONSTANT, cv::Scalar(255));
    EXPECT_EQ(read(page), std::vector{kText});
}

TEST(DataMatrix, IsReadInShadowAndWeakInk) {
    cv::Mat page = page_with(drawn(kText, 4), {700, 250}, 20);
    page.convertTo(page, CV_8U, .25, 120);
    for (int x = 0; x < page.cols; ++x) page.col(x) *= 1 - .5 * x / page.cols;
    EXPECT_EQ(read(page), std::vector{kText});
}

TEST(DataMatrix, IsReadTwice) {
    cv::Mat page = page_with(drawn("FIRST", 6), {250, 250}, 20);
    page = cv::min(page, page_with(drawn("SECOND", 6), {750, 450}, -40));
    std::vector<std::string> found = read(page);
    std::ranges::sort(found);
    EXPECT_EQ(found, (std::vector<std::string>{"FIRST", "SECOND"}));
}

TEST(DataMatrix, IsNotSeenInOtherPrint) {
    cv::Mat page(700, 1000, CV_8UC1, cv::Scalar(255));
    for (int y = 40; y < 700; y += 60)
        cv::putText(page, "NOTHING BUT LINES OF TEXT", {30, y}, cv::FONT_HERSHEY_SIMPLEX, 1.8, cv::Scalar(0), 4);
    cv::rectangle(page, {600, 300, 200, 200}, cv::Scalar(0), cv::FILLED);
    EXPECT_TRUE(read(page).empty());
    EXPECT_TRUE(read(cv::Mat(700, 1000, CV_8UC1, cv::Scalar(0))).empty());
    EXPECT_TRUE(read(cv::Mat(30, 30, CV_8UC1, cv::Scalar(255))).empty());
}

TEST(DataMatrix, HasBordersAsItsStandardSays) {
    // Of the smallest: the left and the lower side dark, the upper and the right one broken.
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(border(10, i, 0), true);
        EXPECT_EQ(border(10, 9, i), true);
        EXPECT_EQ(border(10, 0, i), i % 2 == 0);
        EXPECT_EQ(border(10, i, 9), i % 2 == 1);
    }
    EXPECT_EQ(border(10, 4, 4), std::nullopt);
    EXPECT_EQ(border(32, 15, 7), true) << "where its upper regions end";
    EXPECT_EQ(border(32, 16, 1), false) << "where its lower regions begin";
}

}  // namespace

}  // namespace barcode
