// SPDX-License-Identifier: Apache-2.0
//
// Good plugins pass conformance, and bad ones fail at the case that is there for them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "isolation/sanitizer.hpp"
#include "sdk/tools/program.hpp"

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using cotejo::test::cotejo;
using cotejo::test::Ended;

Ended check(const std::string& fake, const std::string& more = "") {
    return cotejo("check " FAKES "/" + fake + " " + more);
}

const std::string kSample = "--sample example.note=" TEMPLATE "/note.txt";

TEST(Conformance, TakesTheTemplateToGold) {
    const Ended ended = cotejo("check " PLUGINS "/template --level gold " + kSample);
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_THAT(ended.output, AllOf(HasSubstr("level: gold"), Not(HasSubstr("FAILED"))));
}

TEST(Conformance, StopsAtBronzeWithoutASample) {
    const Ended ended = cotejo("check " PLUGINS "/template --level silver");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, AllOf(HasSubstr("level: bronze"), HasSubstr("give --sample example.note=FILE")));
}

TEST(Conformance, SaysThatAReadmeIsMissing) {
    const Ended ended = check("echo", "--level silver");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("there is no README.md"));
}

TEST(Conformance, FindsACrash) {
    const Ended ended = check("crashes");
    EXPECT_EQ(ended.code, 1);
    const char* how = cotejo::kSanitized ? "its process exited with code 1" : "its process was ended by signal";
    EXPECT_THAT(ended.output, AllOf(ContainsRegex("FAILED *bronze *extract fake.part: survives records"),
                                    HasSubstr(how), HasSubstr("level: none")));
}

TEST(Conformance, FindsAnExit) {
    const Ended ended = check("exits");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("its process exited with code 0"));
}

TEST(Conformance, FindsAJobThatDoesNotHeedCancel) {
    const Ended ended = check("hangs", "--case 'extract fake.part: ends when cancelled'");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("cancelled, it did not end in time"));
}

TEST(Conformance, FindsAJudgeThatLetsEverybodyOff) {
    const Ended ended = check("gullible", "--level gold --sample fake.image=" SAMPLE);
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output,
                AllOf(HasSubstr("after one frame of two steps `challenge` is 1"),
                      ContainsRegex("FAILED *silver *detect pad: takes no still picture"),
                      ContainsRegex("FAILED *silver *detect pad: takes no step it does not know"),
                      ContainsRegex("FAILED *gold *detect pad: gives the same answer twice to a ch")));
}

TEST(Conformance, AgreesWithAJudgeWhoLooks) {
    const Ended ended = cotejo("check " PLUGINS "/test-gait --sample test-gait.image=" SAMPLE);
    EXPECT_THAT(ended.output,
                AllOf(ContainsRegex("passed *silver *assess quality: says how much of a challenge"),
                      ContainsRegex("passed *silver *detect pad: takes no still picture"),
                      ContainsRegex("passed *gold *detect pad: gives the same answer twice to a ch")));
}

TEST(Conformance, StopsWhereThePluginDoesNotStart) {
    const Ended ended = check("lies_about_id");
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, AllOf(HasSubstr("another plugin than the manifest's"),
                                    HasSubstr("the other cases were not tried")));
}

/// A copy of the template's built folder that a test may change.
class ChangedTemplate : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "cotejo-conformance-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        top_ = name;
        folder_ = top_ / "template";
        fs::copy(PLUGINS "/template", folder_, fs::copy_options::recursive);
    }
    void TearDown() override { fs::remove_all(top_); }

    Ended check(const std::string& more = "") { return cotejo("check " + folder_.string() + " " + more); }

    fs::path top_, folder_;
};

TEST_F(ChangedTemplate, WithoutAHeadingIsNoSilver) {
    std::ofstream(folder_ / "README.md") << "# template\n\n## What it does\n\n## Owner\n";
    const Ended ended = check("--level silver " + kSample);
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("out of order: \"Devices or models\", \"Settings\""));
}

TEST_F(ChangedTemplate, MayBeExemptedWithASentence) {
    std::ofstream(folder_ / "quality.yaml")
        << "exempt: {\"assess quality: answers a good sample, after a bad one\": \"nobody has a note\"}\n";
    const Ended ended = check();
    EXPECT_EQ(ended.code, 0);
    EXPECT_THAT(ended.output, AllOf(ContainsRegex("exempt +silver"), HasSubstr("nobody has a note")));
}

TEST_F(ChangedTemplate, IsNotExemptedFromBronze) {
    std::ofstream(folder_ / "quality.yaml") << "exempt: {exports one symbol: \"it was not to be\"}\n";
    const Ended ended = check();
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("quality.yaml:1:10: \"exports one symbol\" is a bronze case"));
}

TEST_F(ChangedTemplate, WithAWrongManifestHasItsMistakesTold) {
    std::ofstream(folder_ / "plugin.yaml", std::ios::app) << "licence: MIT\n";
    const Ended ended = check();
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr("did you mean \"license\"?"));
}

}  // namespace
