// SPDX-License-Identifier: Apache-2.0
//
// `cotejo evaluate` as a program, on a plugin with planted answers.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "scratch.hpp"

namespace cotejo::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string kPlanted = FAKES "/planted ";

class Evaluate : public Scratch {
protected:
    /// Twenty people with three pictures each: person p's numbers are 10p, 10p + 1 and 10p + 2.
    std::string people() {
        std::string text = "path,person,group\n";
        for (int person = 0; person < 20; ++person)
            for (int picture = 0; picture < 3; ++picture) {
                const std::string name = std::to_string(person) + "-" + std::to_string(picture);
                write(name, std::to_string(10 * person + picture) + " " + std::to_string(10 * picture));
                text += name + ",p" + std::to_string(person) + (person % 2 ? ",odd\n" : ",even\n");
            }
        return write("people.csv", text);
    }
    Json json(const std::string& words, int code = 0) {
        const Ended ended = run_cotejo("evaluate " + words + " --json 2>/dev/null");
        EXPECT_EQ(ended.code, code) << ended.output;
        return ended.output.empty() ? Json() : Json::parse(ended.output, nullptr, false);
    }
    long calls() const {
        const std::string lines = read("calls/calls");
        return std::count(lines.begin(), lines.end(), '\n');
    }
    std::string with_calls() {
        std::filesystem::create_directories(path("calls"));
        std::filesystem::remove(path("calls/calls"));
        return " --setting calls=" + path("calls");
    }
};

TEST_F(Evaluate, GivesTheRatesOfAComparatorThatMakesNoErrors) {
    const Json found = json(kPlanted + "--people " + people());
    EXPECT_EQ(found["eer"], 0.0);
    EXPECT_EQ(found["fta"], 0.0);
    EXPECT_EQ(found["pairs"]["genuine"], 60);
    EXPECT_EQ(found["pairs"]["impostor"], 1710);
    EXPECT_EQ(found["fnmr_at_fmr"]["0.01"], 0.0);
    EXPECT_EQ(found["fnmr_at_fmr"]["0.000001"], 0.0);
    EXPECT_EQ(found["rates"][0]["interval"][1], 3.0 / 20) << "rule of 3 over people";
    EXPECT_EQ(found["rates"][0]["carried"], true);
    EXPECT_EQ(found["rates"][2]["carried"], false) << "1710 pairs carry nothing below 1.8e-3";
    EXPECT_TRUE(found["scores"].contains("1e-2"));
    EXPECT_FALSE(found["scores"].contains("1e-3")) << "no calibration is made from what is not carried";
}

TEST_F(Evaluate, FindsPlantedErrors) {
    const std::string file = people();
    write("0-0", "190"); // now nearer to person 19 than to its own
    const Json found = json(kPlanted + "--people " + file);
    EXPECT_NEAR(found["fnmr_at_fmr"]["0.01"].get<double>(), 2.0 / 60, 1e-9);
    EXPECT_GT(found["eer"], 0.0);
    EXPECT_GT(found["rates"][0]["interval"][1], found["rates"][0]["fnmr"]);
}

TEST_F(Evaluate, CountsPicturesThatAreRefusedAsFailuresToAcquireAndMissingOnesNot) {
    const std::string file = people();
    write("3-1", "no number");
    std::filesystem::remove(path("4-2"));
    const Json found = json(kPlanted + "--people " + file);
    EXPECT_NEAR(found["fta"].get<double>(), 1.0 / 59, 1e-9);
    EXPECT_EQ(found["data"]["presented"], 59);
    EXPECT_EQ(found["pairs"]["genuine"], 56);
    EXPECT_EQ(found["data"]["pairs_asked"]["genuine"], 58);
    EXPECT_NEAR(found["generalised"][0]["gfrr"].get<double>(), 2.0 / 58, 1e-9);
    ASSERT_EQ(found["skipped"].size(), 2u);
    EXPECT_EQ(found["skipped"][0]["why"], "refused: there is no number in it");
    EXPECT_EQ(found["skipped"][0]["line"], 12);
    EXPECT_EQ(found["skipped"][1]["counts_as"], "unreadable");
    EXPECT_EQ(found["skipped"][1]["why"], "there is no such file");
}

TEST_F(Evaluate, GoesOnAfterAPictureThatCrashesThePlugin) {
    const std::string file = people();
    write("7-0", "crash");
    const Json found = json(kPlanted + "--people " + file + " -j 1");
    ASSERT_EQ(found["skipped"].size(), 1u);
    EXPECT_THAT(found["skipped"][0]["why"].get<std::string>(), HasSubstr("unavailable"));
    EXPECT_EQ(found["pairs"]["genuine"], 58);
}

TEST_F(Evaluate, LosesOnePairWhereTwoPicturesCannotBeCompared) {
    const std::string file = people();
    write("5-0", "666");
    write("6-0", "667");
    const Json found = json(kPlanted + "--people " + file);
    EXPECT_EQ(found["data"]["comparisons_failed"], 1);
    EXPECT_EQ(found["pairs"]["impostor"], 1709);
}

TEST_F(Evaluate, SaysInWordsWhichOfTwoIsBetter) {
    const std::string words = kPlanted + "--people " + people() + " --against-setting blur=40 ";
    const Json found = json(words)["against"];
    EXPECT_LT(found["rates"][0]["difference"], 0.0);
    EXPECT_LT(found["rates"][0]["interval"][1], 0.0);
    EXPECT_EQ(found["rates"][0]["in_words"], "org.cotejo.fake.planted is better");
    EXPECT_EQ(found["other"], "org.cotejo.fake.planted with blur=40");
}

TEST_F(Evaluate, SaysThatZeroIsInTheIntervalOfAPluginAgainstItself) {
    const Json found = json(kPlanted + "--people " + people() + " --against " + kPlanted)["against"];
    EXPECT_EQ(found["eer_difference"], 0.0);
    EXPECT_THAT(found["eer_in_words"].get<std::string>(), HasSubstr("holds zero"));
}

TEST_F(Evaluate, TakesTheKindOfTheComparatorThatIsMeant) {
    const std::string kinds = FAKES "/planted_kinds --people " + people();
    const Ended ended = cotejo("evaluate " + kinds);
    EXPECT_EQ(ended.code, 0);
    EXPECT_THAT(ended.output, HasSubstr("the first, fake.template/planted, is taken (--kind: one of "
                                        "fake.template/planted, fake.template/other)"));
    EXPECT_EQ(cotejo("evaluate " + kinds + " --kind fake.none").code, 3);
    EXPECT_EQ(json(kinds)["plugin"]["kind"], "fake.template/planted");
    const Json sample = json(kinds + " --kind fake.template/other"); // takes the probe's sample, one reference a job
    EXPECT_EQ(sample["eer"], 0.0);
    EXPECT_EQ(sample["pairs"]["impostor"], 1710);
}

TEST_F(Evaluate, GoesOnWhereItWasKilled) {
    const std::string words = kPlanted + "--people " + people() + " -j 1 --local --work " + path("work");
    EXPECT_NE(cotejo("evaluate " + words + with_calls() + " --setting kill-at=40").code, 0);
    EXPECT_EQ(calls(), 40);
    const Json found = json(words + " --setting calls=" + path("calls") + " --setting kill-at=40");
    EXPECT_EQ(calls(), 40 + 21) << "39 of 60 were kept";
    EXPECT_EQ(found["pairs"]["genuine"], 60);
    EXPECT_EQ(found["eer"], 0.0);
}

TEST_F(Evaluate, SaysHowToGoOnAfterAnInterruption) {
    const std::string words = kPlanted + "--people " + people() + " -j 1 --local" + with_calls() +
                              " --setting interrupt-at=30";
    const Ended without = cotejo("evaluate " + words);
    EXPECT_EQ(without.code, 3);
    EXPECT_THAT(without.output, HasSubstr("nothing was kept. With --work FOLDER"));
    const Ended stopped = cotejo("evaluate " + words + " --work " + path("work"));
    EXPECT_EQ(stopped.code, 3);
    EXPECT_THAT(stopped.output, HasSubstr("the same command goes on from " + path("work")));
    const long before = calls();
    json(words + " --work " + path("work"), 3); // stops at its 30th again
    json(words + " --work " + path("work"));
    EXPECT_EQ(calls() - before, 30 + 2) << "29 were kept each time";
}

TEST_F(Evaluate, DoesNothingTwiceAndGivesTheSameAgain) {
    const std::string words = kPlanted + "--people " + people() + " --local" + with_calls() + " --work " + path("work");
    const Json first = json(words);
    EXPECT_EQ(calls(), 60);
    EXPECT_EQ(json(words), first);
    EXPECT_EQ(calls(), 60);
    for (const char* name : {"work/templates", "work/scores"}) {
        struct stat about{};
        ASSERT_EQ(stat(path(name).c_str(), &about), 0);
        EXPECT_EQ(about.st_mode & 0777, 0600u);
    }
}

TEST_F(Evaluate, RefusesWorkOfAnotherSettingFileOrPicture) {
    const std::string file = people(), words = kPlanted + "--people " + file + " --work " + path("work");
    json(words);
    EXPECT_THAT(cotejo("evaluate " + words + " --setting blur=2").output, HasSubstr("(other: settings)"));
    write("1-1", "12");
    const Ended changed = cotejo("evaluate " + words);
    EXPECT_EQ(changed.code, 3);
    EXPECT_THAT(changed.output, HasSubstr("1-1: is not what it was"));
    write("people.csv", read("people.csv") + "0-0x,p0,even\n");
    EXPECT_THAT(cotejo("evaluate " + words).output, HasSubstr("(other: pairs)"));
}

TEST_F(Evaluate, SaysThatTheWorkCannotBeKept) {
    const Ended full = run_cotejo("--help >/dev/null; trap '' XFSZ; ulimit -f 8; " COTEJO " evaluate " + kPlanted +
                                  "--local --people " + people() + " --work " + path("work") + " 2>&1");
    EXPECT_EQ(full.code, 3);
    EXPECT_THAT(full.output, HasSubstr("work/templates: cannot be written: File too large"));
}

TEST_F(Evaluate, WritesAPageThatNeedsNothingElse) {
    std::string text = read(std::filesystem::path(people()).filename());
    for (std::size_t at; (at = text.find(",even")) != std::string::npos;) text.replace(at, 5, ",<e&v>");
    write("3-1", "no number");
    ASSERT_EQ(cotejo("evaluate " + kPlanted + "--people " + write("people.csv", text) + " --html " + path("page.html")).code, 0);
    const std::string page = read("page.html");
    for (const char* part : {"<html lang=\"en\">", "<title>Evaluation of org.cotejo.fake.planted 1.0.0</title>", "<svg",
                             "prefers-color-scheme:dark", "DET curve", "Error versus discard", "scores: {1e-2:", "&lt;e&amp;v&gt;",
                             "failure to acquire", "<caption>"})
        EXPECT_THAT(page, HasSubstr(part));
    for (const char* part : {"<script", "http://", "https://", "<link", "@import", "<img", "url(", "<e&v>"})
        EXPECT_THAT(page, Not(HasSubstr(part)));
}

TEST_F(Evaluate, SaysWhatIsWrongWithAFileAndWithTheCommandLine) {
    const Ended file = cotejo("evaluate " + kPlanted + "--pairs " + write("p.csv", "a,b,genuine\n1,2,x\n"));
    EXPECT_EQ(file.code, 1);
    EXPECT_THAT(file.output, HasSubstr("p.csv:2:1: genuine must be 0 or 1"));
    const Ended gone = cotejo("evaluate " + kPlanted + "--pairs " + write("p.csv", "a,b,genuine\n1,2,1\n3,4,0\n"));
    EXPECT_EQ(gone.code, 1) << "no picture is there";
    EXPECT_THAT(gone.output, HasSubstr("no genuine pair is left"));
    EXPECT_EQ(cotejo("evaluate " + kPlanted).code, 2);
    EXPECT_EQ(cotejo("evaluate " + kPlanted + "--pairs x --people y").code, 2);
    EXPECT_EQ(cotejo("evaluate " + kPlanted + "--pairs x --jobs none").code, 2);
    EXPECT_EQ(cotejo("evaluate /nowhere --pairs x").code, 3);
    const Ended neither = cotejo("evaluate " FAKES "/echo --people " + people());
    EXPECT_EQ(neither.code, 3);
    EXPECT_THAT(neither.output, HasSubstr("must both `compare`"));
}

}  // namespace
}  // namespace cotejo::test
