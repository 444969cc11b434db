// SPDX-License-Identifier: Apache-2.0
//
// `cotejo run`: which jobs are run, what is printed, what is kept.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"
#include "scratch.hpp"

namespace cotejo::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

class Run : public Scratch {
protected:
    /// The JSON lines of a run; standard error is dropped.
    std::vector<Json> lines(const std::string& words, int code = 0) {
        const Ended ended = run_cotejo("run " + words + " 2>/dev/null");
        EXPECT_EQ(ended.code, code) << ended.output;
        std::istringstream output(ended.output);
        std::vector<Json> read;
        for (std::string line; std::getline(output, line);) read.push_back(Json::parse(line));
        return read;
    }
};

TEST_F(Run, PrintsALineForEachFile) {
    const auto read = lines(PLUGINS "/template assess " NOTE " " + write("two", "ab\n\n"));
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0]["file"], NOTE);
    EXPECT_EQ(read[0]["status"], "ok");
    EXPECT_EQ(read[0]["records"][0]["kind"], "quality");
    EXPECT_EQ(read[0]["records"][0]["facts"]["unified"], 96.0);
    EXPECT_TRUE(read[0]["ms"].is_number());
    EXPECT_EQ(read[1]["records"][0]["facts"]["unified"], 50.0);
}

TEST_F(Run, SaysTheStatusOfEachFileAndExitsOneUnlessAllAreOk) {
    const auto read = lines(PLUGINS "/template assess " + write("empty", "") + " " NOTE, 1);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0]["status"], "refused");
    EXPECT_EQ(read[1]["status"], "ok");
}

TEST_F(Run, SaysWhyAFileWasRefused) {
    const auto read = lines(PLUGINS "/template assess " + write("empty", "") + " " NOTE, 1);
    EXPECT_THAT(read[0]["reason"].get<std::string>(), HasSubstr("empty"));
    EXPECT_FALSE(read[1].contains("reason"));
}

TEST_F(Run, SaysThatAFileIsNotThereAndGoesOn) {
    const auto read = lines(PLUGINS "/template assess /nowhere " NOTE, 1);
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0]["status"], "invalid");
    EXPECT_THAT(read[0]["reason"].get<std::string>(), HasSubstr("there is no such file"));
    EXPECT_EQ(read[1]["status"], "ok");
}

TEST_F(Run, GivesSettingsAndOptions) {
    EXPECT_EQ(lines(PLUGINS "/template assess --set longest=3 " NOTE, 1)[0]["status"], "refused");
    const auto read = lines(FAKES "/echo extract --option hint=come-closer --option status=1 " NOTE, 1);
    EXPECT_EQ(read[0]["status"], "retry");
    EXPECT_EQ(read[0]["hints"][0], "come-closer");
}

TEST_F(Run, WritesSmallDataInHexadecimalAndTextsAsFields) {
    const auto echoed = lines(FAKES "/echo extract " + write("abc", "abc"));
    EXPECT_EQ(echoed[0]["records"][0]["data_hex"], "616263");
    const auto large = lines(FAKES "/echo extract " + write("large", std::string(4097, 'x')));
    EXPECT_FALSE(large[0]["records"][0].contains("data_hex"));
    const auto word = lines(FAKES "/echo capture --set word=hola");
    EXPECT_EQ(word[0]["records"][0]["fields"]["word"], "hola");
}

TEST_F(Run, EndsACaptureAfterTheCount) {
    const auto read = lines(FAKES "/frames capture --count 2");
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(read[0]["status"], "ok");
    EXPECT_EQ(read[0]["records"].size(), 2u);
}

TEST_F(Run, KeepsWhatWasGivenForItsOwnerAlone) {
    lines(FAKES "/echo extract -o " + path("made") + " " + write("abc", "abc"));
    EXPECT_EQ(read("made/001-fake.part.bytes"), "abc");
    EXPECT_EQ(Json::parse(read("made/001-fake.part.bytes.json"))["kind"], "fake.part");
    struct stat about{};
    ASSERT_EQ(stat(path("made/001-fake.part.bytes").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 077, 0u);
}

TEST_F(Run, WorksOnAThreadOfThisProcessToo) {
    EXPECT_EQ(lines("--local " PLUGINS "/template assess " NOTE)[0]["status"], "ok");
}

TEST_F(Run, SaysWhatThePluginDoesInstead) {
    const Ended ended = cotejo("run " PLUGINS "/template capture");
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.output, HasSubstr("org.cotejo.template does not capture; it does assess"));
}

TEST_F(Run, SaysWhichPluginIsMissing) {
    const Ended ended = cotejo("run org.example.none assess x");
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr("there is no plugin \"org.example.none\""));
}

TEST_F(Run, SaysWhyAPluginDoesNotStart) {
    const Ended ended = cotejo("run " FAKES "/lies_about_id capture");
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr("another plugin than the manifest's"));
}

TEST_F(Run, SurvivesAPluginThatCrashes) {
    const auto read = lines(FAKES "/crashes extract " NOTE, 1);
    EXPECT_EQ(read[0]["status"], "unavailable");
}

TEST_F(Run, WantsNoFileForARoleThatTakesNothing) {
    EXPECT_EQ(cotejo("run " FAKES "/frames capture x").code, 2);
    EXPECT_EQ(cotejo("run " PLUGINS "/template assess").code, 2);
}

}  // namespace
}  // namespace cotejo::test
