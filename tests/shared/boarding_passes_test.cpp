// SPDX-License-Identifier: Apache-2.0
//
// Boarding passes that others wrote and broke, and pictures of codes in bad conditions.

#include <gmock/gmock.h>

#include <iterator>

#include "../../plugins/document-barcode/bcbp.hpp"
#include "picture.hpp"
#include "reader.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path kDocuments = fs::path(MATERIAL) / "documents";

std::vector<std::string> lines(const fs::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> all;
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with("\\n")) line.replace(line.size() - 2, 2, "\n");
        all.push_back(line);
    }
    return all;
}

TEST(BoardingPasses, AreReadWhenSoundAndRefusedWhenBroken) {
    const auto samples = lines(kDocuments / "bcbp/bcbp-samples.txt");
    if (samples.empty()) GTEST_SKIP() << "there is no " << kDocuments / "bcbp";
    std::vector<int> read;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (bcbp::parse(samples[i])) read.push_back(int(i) + 1);
    // The others: blank mandatory fields, a wrong version mark, sizes that lie, text after the end.
    EXPECT_THAT(read, testing::ElementsAre(3, 4, 5, 6, 10, 14, 15, 16, 22));
}

std::string from_hex(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes += char(std::stoi(text.substr(i, 2), nullptr, 16));
    return bytes;
}

TEST(BoardingPasses, AreReadFromPicturesInBadConditions) {
    const auto rows = lines(kDocuments / "barcodes/barcodes.csv");
    if (rows.empty()) GTEST_SKIP() << "there is no " << kDocuments / "barcodes";
    barcode::Reader reader;
    int pictures = 0, plain = 0, all = 0;
    for (const std::string& row : rows) {
        std::istringstream fields(row);
        std::vector<std::string> field;
        for (std::string one; std::getline(fields, one, ',');) field.push_back(one);
        if (field.size() != 5 || field[2] != "bcbp") continue;
        std::ifstream file(kDocuments / "barcodes" / field[0], std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
        const auto picture = picture::decode(bytes);
        ASSERT_TRUE(picture) << field[0];
        const cv::Mat grey = picture::grey(*picture);
        const auto reads = [&](barcode::Reader::Clock::time_point until) {
            const auto any = [](const barcode::Look& look) { return !look.read.empty(); };
            const auto look = reader.look(grey, until, any, [] { return false; });
            return std::ranges::count(look.read, from_hex(field[4])) > 0;
        };
        ++pictures;
        plain += reads(barcode::Reader::Clock::time_point::min());
        all += reads(barcode::Reader::Clock::time_point::max());
    }
    RecordProperty("pictures", pictures);
    std::printf("%d pictures: %d read plainly, %d in every way\n", pictures, plain, all);
    EXPECT_GE(all, 70);
}

}  // namespace
