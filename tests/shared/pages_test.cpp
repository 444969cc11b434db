// SPDX-License-Identifier: Apache-2.0
//
// Pages of another hand's making: kinds, hints and no false alarms.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "measures.hpp"
#include "picture.hpp"

namespace page {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = fs::path(MATERIAL) / "documents/mrz/synth";

/// What document-page tells of each format: MRV-B and TD2 look alike.
std::string told(const std::string& format) {
    if (format == "td1") return "card-back";
    if (format == "td3") return "passport";
    return format == "mrva" ? "visa" : "card";
}

TEST(Pages, AreFoundAndToldApart) {
    if (!fs::exists(kPages)) GTEST_SKIP() << "there is no " << kPages;
    int pictures = 0, found = 0, right = 0, attacks = 0, glare = 0, blamed = 0;
    for (const auto& entry : fs::directory_iterator(kPages)) {
        const std::string name = entry.path().stem(); // synth-004-td3-glare
        if (entry.path().extension() != ".jpg") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
        const auto picture = picture::decode(bytes);
        ASSERT_TRUE(picture) << name;
        const std::string format = name.substr(10, name.rfind('-') - 10), condition = name.substr(name.rfind('-') + 1);
        ++pictures, glare += condition == "glare";
        const auto sight = look(*picture);
        if (!sight) continue;
        ++found;
        right += page::name(sight->kind) == told(format);
        const Replay replay = judge_replay(*sight, true);
        attacks += replay.attack > 0.4;
        blamed += condition == "glare" && hint(measure(*sight, replay)) == std::string("less-glare");
    }
    std::printf("%d pages: %d found, %d of the right kind, %d taken for a screen; glare said of %d of %d\n", pictures, found, right, attacks, blamed, glare);
    EXPECT_GE(found, pictures * 95 / 100);
    EXPECT_GE(right, pictures * 90 / 100);
    EXPECT_LE(attacks, pictures * 5 / 100);
    EXPECT_GE(blamed, glare / 2);
}

}  // namespace
}  // namespace page
