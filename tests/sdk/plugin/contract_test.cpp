// SPDX-License-Identifier: Apache-2.0
//
// The contract at its edges: what a role takes, what a record may hold, what a plugin may say.

#include "plugin/contract.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugin/takes.hpp"
#include "plugin/utf8.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

using testing::HasSubstr;

Record of(const std::string& kind) { return Record({kind, "", nullptr, {}, 0, {}}); }

/// True when a role with these `takes` takes records of these kinds.
bool taken(std::vector<Input> inputs, const std::vector<std::string>& kinds,
           const std::string& role = "extract") {
    std::vector<Record> records;
    for (const std::string& kind : kinds) records.push_back(of(kind));
    return takes({role, std::move(inputs), "", {}, false}, records);
}

const Input kOne{"a.a", Input::Many::one}, kMore{"a.a", Input::Many::one_or_more};
const Input kOther{"b.b", Input::Many::one}, kMaybe{"b.b", Input::Many::at_most_one};

TEST(Takes, WantsEachInputInItsOrder) {
    EXPECT_TRUE(taken({kOne, kOther}, {"a.a", "b.b"}));
    EXPECT_FALSE(taken({kOne, kOther}, {"b.b", "a.a"}));
    EXPECT_FALSE(taken({kOne, kOther}, {"a.a"}));
    EXPECT_FALSE(taken({kOne}, {"a.a", "a.a"}));
    EXPECT_FALSE(taken({}, {"a.a"}));
    EXPECT_TRUE(taken({}, {}));
}

TEST(Takes, CountsPlusAndQuestionMark) {
    EXPECT_TRUE(taken({kMore}, {"a.a", "a.a", "a.a"}));
    EXPECT_FALSE(taken({kMore}, {}));
    EXPECT_TRUE(taken({kOne, kMaybe}, {"a.a"}));
    EXPECT_TRUE(taken({kOne, kMaybe}, {"a.a", "b.b"}));
    EXPECT_FALSE(taken({kOne, kMaybe}, {"a.a", "b.b", "b.b"}));
}

TEST(Takes, TellsAProbeFromItsReferencesOfTheSameKind) {
    EXPECT_TRUE(taken({kOne, kMore}, {"a.a", "a.a", "a.a"}));
    EXPECT_FALSE(taken({kOne, kMore}, {"a.a"}));
    EXPECT_TRUE(taken({kMore, kOne}, {"a.a", "a.a", "a.a"}));
}

TEST(Takes, RepeatsGroupsForKeepAlone) {
    const std::vector<std::string> groups = {"a.a", "a.a", "b.b", "a.a", "b.b"};
    EXPECT_TRUE(taken({kMore, kOther}, groups, "keep"));
    EXPECT_FALSE(taken({kMore, kOther}, groups, "find"));
    EXPECT_FALSE(taken({kMore, kOther}, {"a.a", "b.b", "a.a"}, "keep"));
    EXPECT_FALSE(taken({kMore, kOther}, {}, "keep"));
}

Emitted record() { return {"a.a", "", {}, 0, {}, nullptr, 0, COTEJO_NO_BLOCK}; }

std::string refusal(const Emitted& emitted) {
    const Result<void> checked = check_emitted(emitted, "a.a");
    return checked ? "" : checked.error().what;
}

TEST(Emitted, MayHoldAsMuchAsTheAbiSays) {
    Emitted most = record();
    for (int i = 0; i < 256; ++i) most.facts.push_back({"f" + std::to_string(i), std::nullopt, 0});
    EXPECT_EQ(refusal(most), "");
    most.facts.push_back({"one-more", std::nullopt, 0});
    EXPECT_THAT(refusal(most), HasSubstr("256"));
}

TEST(Emitted, MayHoldTextsOfFourKilobytesAndSixteenInAll) {
    Emitted most = record();
    for (const char* name : {"a", "b", "c"}) most.facts.push_back({name, std::string(4096, 'x'), 1.0});
    EXPECT_EQ(refusal(most), "");
    most.facts.push_back({"d", std::string(4096, 'x'), 1.0});
    EXPECT_THAT(refusal(most), HasSubstr("16 KiB"));
    Emitted long_text = record();
    long_text.facts = {{"a", std::string(4097, 'x'), 1.0}};
    EXPECT_THAT(refusal(long_text), HasSubstr("over 4 KiB"));
}

TEST(Emitted, NamesNoFactTwice) {
    Emitted twice = record();
    twice.facts = {{"valid", std::nullopt, 0}, {"valid", std::nullopt, 1}};
    EXPECT_THAT(refusal(twice), HasSubstr("there twice"));
}

TEST(Emitted, HasTextsInUtf8WithACertaintyOfZeroToOne) {
    Emitted text = record();
    text.facts = {{"a", "\xC3\x28", 1.0}};
    EXPECT_THAT(refusal(text), HasSubstr("not UTF-8"));
    text.facts = {{"a", "x", 1.1}};
    EXPECT_THAT(refusal(text), HasSubstr("not 0 to 1"));
}

TEST(Emitted, SaysValidWithOneOrZero) {
    Emitted verdict = record();
    verdict.facts = {{"valid", std::nullopt, 0.5}};
    EXPECT_THAT(refusal(verdict), HasSubstr("must be 1 or 0"));
    verdict.facts = {{"valid", "yes", 1.0}};
    EXPECT_THAT(refusal(verdict), HasSubstr("must be 1 or 0"));
    verdict.facts = {{"valid", std::nullopt, 1.0}};
    EXPECT_EQ(refusal(verdict), "");
}

Emitted raster(std::uint32_t width, std::uint32_t height, std::uint32_t stride, std::uint64_t size) {
    Emitted made = record();
    made.format = "bgr8";
    made.raster = {width, height, stride};
    made.size = size;
    made.block = 1;
    return made;
}

TEST(Emitted, HasARasterWithinItsBytes) {
    EXPECT_EQ(refusal(raster(20, 2, 64, 124)), ""); // the last row need not be padded
    EXPECT_THAT(refusal(raster(20, 2, 64, 123)), HasSubstr("less than the raster needs"));
    EXPECT_THAT(refusal(raster(22, 2, 64, 128)), HasSubstr("shorter than a row"));
    EXPECT_THAT(refusal(raster(20, 2, 66, 200)), HasSubstr("multiple of 64"));
    EXPECT_THAT(refusal(raster(0, 2, 64, 128)), HasSubstr("no width"));
    EXPECT_THAT(refusal(raster(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFC0, 1)), HasSubstr("shorter than a row"));
}

TEST(Emitted, HasNoGeometryUnlessARaster) {
    Emitted jpeg = raster(20, 2, 64, 124);
    jpeg.format = "jpeg";
    EXPECT_THAT(refusal(jpeg), HasSubstr("must be 0"));
}

TEST(Kinds, HaveAtMostOneVersion) {
    EXPECT_TRUE(is_kind("a.b/c"));
    EXPECT_FALSE(is_kind("a.b/c/d"));
    EXPECT_FALSE(is_kind("a.b/"));
    EXPECT_FALSE(is_kind(std::string(65, 'a')));
    EXPECT_TRUE(is_kind(std::string(64, 'a')));
}

TEST(LogLines, AreOnePrintableLine) {
    EXPECT_EQ(log_line("a\nb\x1b[31m\tc\x7f"), "a b [31m c ");
    EXPECT_EQ(log_line("lentilles sales \xC3\xA0 droite"), "lentilles sales \xC3\xA0 droite");
    EXPECT_EQ(log_line("bad \xC3\x28"), "bad ?(");
}

TEST(LogLines, AreCutBetweenCharacters) {
    std::string text(1023, 'x');
    text += "\xC3\xB1y";
    const std::string line = log_line(text);
    EXPECT_EQ(line.substr(1022), "x...");
    EXPECT_TRUE(is_utf8(line));
}

TEST(Hints, KeepTheirProgressInRange) {
    EXPECT_EQ(check_guide("hold-still", 2.0)->progress, 1.0);
    EXPECT_EQ(check_guide("hold-still", -5.0)->progress, -1.0);
    EXPECT_EQ(check_guide("hold-still", 0.0 / 0.0)->progress, -1.0);
    EXPECT_FALSE(check_guide("Hold still!", 0.0));
}

TEST(Settings, AreCompletedAndMadeAbsolute) {
    Manifest manifest;
    manifest.folder = "/p";
    manifest.settings["model"] = {Setting::Type::file, "m/x.onnx", false, false, ""};
    manifest.settings["level"] = {Setting::Type::number, "5", false, false, ""};
    manifest.settings["on"] = {Setting::Type::switch_, std::nullopt, true, false, ""};
    const auto settings = check_settings(manifest, {{"on", "true"}});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->at("model"), "/p/m/x.onnx");
    EXPECT_EQ(settings->at("level"), "5");
}

TEST(Settings, AreRefusedAllAtOnce) {
    Manifest manifest;
    manifest.id = "a.b";
    manifest.settings["level"] = {Setting::Type::number, std::nullopt, false, false, ""};
    manifest.settings["on"] = {Setting::Type::switch_, std::nullopt, true, false, ""};
    const auto settings = check_settings(manifest, {{"level", "1e999"}, {"no", "1"}});
    ASSERT_FALSE(settings);
    EXPECT_EQ(settings.error().what, "setting \"no\" is not one of a.b; did you mean \"on\"?\n"
                                     "setting \"level\" must be a number\n"
                                     "setting \"on\" needs a value");
}

}  // namespace
}  // namespace cotejo
