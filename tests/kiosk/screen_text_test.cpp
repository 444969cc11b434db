// SPDX-License-Identifier: Apache-2.0
//
// config/text is complete in every language, and says so where it is not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

#include "kiosk/screenful.hpp"
#include "kiosk/text.hpp"
#include "screen_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;

std::vector<std::string> hints_of_the_header() {
    const std::string header = slurp(COTEJO_SOURCE_DIR "/sdk/include/cotejo/hints.h");
    const std::regex hint("#define COTEJO_HINT_\\w+ \"([a-z-]+)\"");
    std::vector<std::string> words;
    for (auto it = std::sregex_iterator(header.begin(), header.end(), hint);
         it != std::sregex_iterator(); ++it)
        words.push_back((*it)[1]);
    return words;
}

TEST(ScreenText, IsCompleteInSpanishAndEnglish) {
    const auto text = Text::load(kTextFolder, {"es", "en"});
    ASSERT_TRUE(text) << describe(text.error());
    EXPECT_EQ(text->in("es").name(), "Español");
    EXPECT_EQ(text->in("en").tag(), "en");
    EXPECT_THAT(text->in("en").keys(), UnorderedElementsAreArray(text->in("es").keys()));
}

TEST(ScreenText, HasWordsForEveryHintAndForNoOther) {
    const auto hints = hints_of_the_header();
    ASSERT_THAT(hints, Not(IsEmpty()));
    for (const Words& words : the_text().all())
        EXPECT_THAT(words.below("hints"), UnorderedElementsAreArray(hints)) << words.code();
}

TEST(ScreenText, HasATitleForEveryStep) {
    for (const Words& words : the_text().all()) {
        EXPECT_THAT(words.below("steps"), UnorderedElementsAreArray(kStepNames));
        for (const std::string& step : kStepNames)
            EXPECT_THAT(words.line("steps/" + step + "/title"), Not(IsEmpty())) << step;
    }
}

TEST(ScreenText, TellsOfEveryPartWhatWhyHowLongWhoAndThatNoIsFine) {
    for (const Words& words : the_text().all())
        for (const std::string& ask : words.below("asks"))
            for (const std::string line : {"title", "what", "why", "kept", "seen", "decline"})
                EXPECT_TRUE(words.has("asks/" + ask + "/" + line)) << words.code() << ask << line;
}

TEST(ScreenText, NamesTheKeyThatOneLanguageLacks) {
    Scratch folder;
    folder.write("es.yaml", slurp(kTextFolder + "/es.yaml"));
    folder.write("en.yaml", without(slurp(kTextFolder + "/en.yaml"), "  come-closer: "));
    const auto text = Text::load(folder.path(), {"es", "en"});
    ASSERT_FALSE(text);
    ASSERT_EQ(text.error().size(), 1u) << describe(text.error());
    EXPECT_THAT(describe(text.error()), HasSubstr("en.yaml"));
    EXPECT_THAT(describe(text.error()), HasSubstr("`hints/come-closer` is missing"));
    EXPECT_GT(text.error()[0].line, 1) << "the place is the section's";
}

TEST(ScreenText, AsksWhatWasMeantByAKeyThatNoOtherLanguageHas) {
    Scratch folder;
    folder.write("es.yaml", slurp(kTextFolder + "/es.yaml"));
    folder.write("en.yaml", slurp(kTextFolder + "/en.yaml") + "\nextra: A sentence\n");
    const auto text = Text::load(folder.path(), {"es", "en"});
    ASSERT_FALSE(text);
    EXPECT_THAT(describe(text.error()), HasSubstr("`extra` is not in "));
}

TEST(ScreenText, RefusesKeysWithoutWords) {
    Scratch folder;
    folder.write("es.yaml", slurp(kTextFolder + "/es.yaml") + "\nempty:\n");
    const auto text = Text::load(folder.path(), {"es"});
    ASSERT_FALSE(text);
    EXPECT_THAT(describe(text.error()), HasSubstr("`empty` has no words"));
}

TEST(ScreenText, SaysThatALanguageIsNotThere) {
    const auto text = Text::load(kTextFolder, {"es", "tlh"});
    ASSERT_FALSE(text);
    EXPECT_THAT(describe(text.error()), HasSubstr("tlh.yaml"));
}

TEST(ScreenText, LeavesOutASentenceWhoseValueIsNotKnown) {
    const Text text = the_text();
    EXPECT_EQ(text.in("en").lines("asks/document/kept").size(), 1u);
    EXPECT_THAT(text.in("en").line("asks/document/kept", {{"days", "30"}}), HasSubstr("30 days"));
}

TEST(Screenful, NeverAsksToAgreeWhereTheBasisIsNotConsent) {
    const Text text = the_text();
    const Step step{.name = "ask", .topic = "face", .choices = {"next", "decline"}};
    const Screenful screen = compose(step, text, "en", "", false);
    EXPECT_THAT(screen.body, ElementsAre(HasSubstr("The law asks")));
    for (const Option& option : screen.choices) EXPECT_THAT(option.label.text, Not(HasSubstr("gree")));
    const Screenful consent =
        compose({.name = "ask", .topic = "face", .choices = {"agree", "decline"}}, text, "en", "", false);
    EXPECT_THAT(consent.body, IsEmpty());
}

TEST(Screenful, HasWordsForATopicNobodyWroteAbout) {
    const Screenful ask = compose({.name = "ask", .topic = "gait", .choices = {"agree", "decline"}},
                                  the_text(), "es", "", false);
    EXPECT_THAT(ask.titles[0].text, Not(IsEmpty()));
    EXPECT_EQ(ask.rows.size(), 5u);
    const Screenful capture = compose({.name = "capture", .topic = "gait.walk"}, the_text(), "es", "", false);
    EXPECT_THAT(capture.titles[0].text, Not(IsEmpty()));
}

TEST(Screenful, SaysOnEveryScreenThatAnOfficerAttends) {
    for (const std::string& name : kStepNames) {
        EXPECT_THAT(compose({.name = name}, the_text(), "en", "", true).attended, HasSubstr("officer"));
        EXPECT_THAT(compose({.name = name}, the_text(), "en", "", false).attended, IsEmpty());
    }
}

TEST(Screenful, GreetsInEveryLanguageBeforeOneIsChosen) {
    const Screenful screen =
        compose({.name = "language", .choices = {"es", "en"}}, the_text(), "es", "", false);
    ASSERT_EQ(screen.titles.size(), 2u);
    ASSERT_EQ(screen.person.size(), 2u);
    EXPECT_EQ(screen.choices[1].label.text, "English");
    EXPECT_EQ(screen.choices[1].label.tag, "en");
}

TEST(Screenful, GivesTheReceiptAReferenceAndWaysToCorrectAndComplain) {
    for (const std::string language : {"es", "en"}) {
        const Screenful screen =
            compose({.name = "through", .values = {{"reference", "K7M"}, {"flight", "AV9"}}},
                    the_text(), language, "", false);
        std::vector<std::string> keys;
        for (const Row& row : screen.rows) keys.push_back(row.key);
        EXPECT_THAT(keys, ElementsAre("reference", "flight", "correct", "complain"));
        for (const Row& row : screen.rows) EXPECT_THAT(row.lines, Not(IsEmpty())) << row.key;
    }
}

}  // namespace
}  // namespace cotejo::kiosk
