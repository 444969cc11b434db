// SPDX-License-Identifier: Apache-2.0
//
// `cotejo evaluate` on faces: what comes out of real pictures is within what is known of them.

#include <gmock/gmock.h>

#include <filesystem>

#include <nlohmann/json.hpp>

#include "sdk/tools/program.hpp"

namespace cotejo::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kPairs = fs::path(MATERIAL) / "face/data/pairs.csv";

Json evaluated(const std::string& words) {
    const Ended ended = run_cotejo("evaluate " PLUGINS "/face-opencv --pairs " + kPairs.string() + " --json " + words +
                                   " 2>/dev/null");
    EXPECT_EQ(ended.code, 0);
    return Json::parse(ended.output, nullptr, false);
}

TEST(EvaluateFaces, TellsPeopleOfTightPortraitsApart) {
    if (!fs::exists(kPairs)) GTEST_SKIP() << "there is no " << kPairs;
    const Json found = evaluated("--set orl --replicates 200");
    ASSERT_TRUE(found.is_object());
    EXPECT_EQ(found["data"]["pictures"], 200);
    EXPECT_EQ(found["data"]["people"], 20);
    EXPECT_EQ(found["data"]["pairs_asked"]["genuine"], 900);
    EXPECT_LT(found["eer"], 0.1);
    EXPECT_LT(found["fta"], 0.8) << "47 of 200 are found by the detector as they are";
    EXPECT_LE(found["rates"][0]["interval"][0], found["fnmr_at_fmr"]["0.01"]);
    EXPECT_GE(found["rates"][0]["interval"][1], found["fnmr_at_fmr"]["0.01"]);
    EXPECT_EQ(found["rates"][4]["carried"], false);
    EXPECT_EQ(found["edc"].empty(), found["scores"].empty()) << "the plugin assesses itself";
}

}  // namespace
}  // namespace cotejo::test
