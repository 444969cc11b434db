// SPDX-License-Identifier: Apache-2.0
//
// Boarding passes that others wrote and broke, and pictures of passes and cédulas in bad conditions.

#include <gmock/gmock.h>

#include <iterator>
#include <map>

#include "bcbp.hpp"
#include "cedula.hpp"
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

struct Sample {
    std::string file, symbology, kind, condition, bytes;
};

std::vector<Sample> pictures() {
    std::vector<Sample> all;
    for (const std::string& row : lines(kDocuments / "barcodes/barcodes.csv")) {
        std::istringstream fields(row);
        std::vector<std::string> field;
        for (std::string one; std::getline(fields, one, ',');) field.push_back(one);
        if (field.size() == 5 && field[0] != "file")
            all.push_back({field[0], field[1], field[2], field[3], from_hex(field[4])});
    }
    return all;
}

/// How many were read to the byte, of how many.
struct Rate {
    int read = 0, of = 0;
    double share() const { return double(read) / of; }
};

TEST(Barcodes, AreReadToTheByteInEveryCondition) {
    const auto samples = pictures();
    if (samples.empty()) GTEST_SKIP() << "there is no " << kDocuments / "barcodes";
    barcode::Reader reader;
    std::map<std::string, Rate> conditions;
    Rate all;
    for (const Sample& sample : samples) {
        std::ifstream file(kDocuments / "barcodes" / sample.file, std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
        const auto picture = picture::decode(bytes);
        ASSERT_TRUE(picture) << sample.file;
        const auto any = [](const barcode::Look& look) { return !look.read.empty(); };
        const auto look = reader.look(picture::grey(*picture), barcode::Reader::Clock::time_point::max(), any,
                                      [] { return false; });
        const bool read = std::ranges::count(look.read, sample.bytes) > 0;
        EXPECT_LE(look.read.size(), std::size_t(read)) << sample.file << ": something else was read";
        for (Rate* rate : {&conditions[sample.condition], &conditions[sample.symbology + " " + sample.kind], &all}) {
            rate->read += read;
            ++rate->of;
        }
        const bool sound = sample.kind == "cedula" ? bool(cedula::parse(sample.bytes)) : bool(bcbp::parse(sample.bytes));
        EXPECT_TRUE(sound) << sample.file;
    }
    for (const auto& [name, rate] : conditions) std::printf("%-14s %d of %d\n", name.c_str(), rate.read, rate.of);
    std::printf("%-14s %d of %d\n", "all", all.read, all.of);
    EXPECT_GE(all.share(), .95);
    EXPECT_GE(conditions["rot"].share(), .9);
}

TEST(Cedulas, AreRefusedWhereverTheyAreCut) {
    const auto samples = pictures();
    if (samples.empty()) GTEST_SKIP() << "there is no " << kDocuments / "barcodes";
    for (const Sample& sample : samples) {
        if (sample.kind != "cedula") continue;
        for (std::size_t size = 0; size < sample.bytes.size(); ++size)
            ASSERT_FALSE(cedula::parse(sample.bytes.substr(0, size))) << sample.file << " cut at " << size;
    }
}

}  // namespace
