// SPDX-License-Identifier: Apache-2.0
//
// What a person reads who wrote a language's file wrongly.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/text.hpp"
#include "screen_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

/// The real texts, until a test spoils them.
class TextMistakes : public ::testing::Test {
protected:
    TextMistakes() {
        for (const std::string code : {"es", "en"})
            folder_.write(code + ".yaml", slurp(kTextFolder + "/" + code + ".yaml"));
    }
    void put(const std::string& code, const std::string& from, const std::string& to) {
        std::string text = slurp(folder_.path() / (code + ".yaml"));
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        folder_.write(code + ".yaml", text.replace(at, from.size(), to));
    }
    /// Without the line that begins so, after the line that is `section`.
    void drop(const std::string& code, const std::string& section, const std::string& begin) {
        std::string text = slurp(folder_.path() / (code + ".yaml"));
        const auto at = text.find("\n" + begin, text.find("\n" + section + "\n"));
        ASSERT_NE(at, std::string::npos) << begin;
        folder_.write(code + ".yaml", text.erase(at, text.find('\n', at + 1) - at));
    }
    /// One a line, with file, line and column; the folder left out.
    std::string mistakes() const {
        const auto text = Text::load(folder_.path(), {"es", "en"});
        std::string said = text ? "" : describe(text.error());
        const std::string folder = folder_.path().string() + "/";
        for (auto at = said.find(folder); at != std::string::npos; at = said.find(folder))
            said.erase(at, folder.size());
        return said;
    }

private:
    Scratch folder_;
};

TEST_F(TextMistakes, NameAValueThatNobodyFillsIn) {
    put("es", "{days}", "{dias}");
    EXPECT_EQ(mistakes(), "es.yaml:72:9: `asks/document/kept`: unknown {dias}; did you mean {days}?");
    put("es", "{dias}", "{day}");
    EXPECT_THAT(mistakes(), HasSubstr("unknown {day}; did you mean {days}?"));
    put("en", "{seconds}", "{secs}");
    EXPECT_THAT(mistakes(), HasSubstr("`more-time/left`: unknown {secs}; did you mean {seconds}?"));
}

TEST_F(TextMistakes, NameAValueThatIsKnownElsewhere) {
    put("es", "kept: Las fotos, hasta", "kept: Por {days} días, o hasta");
    put("en", "Look into the camera", "Look {days}");
    EXPECT_THAT(mistakes(), AllOf(HasSubstr("does not say {days}, and es.yaml does"),
                                  HasSubstr("unknown {days}; no value is known here")));
}

TEST_F(TextMistakes, NameTheValuesWhereNoneIsNear) {
    put("en", "{stage} of", "{quite} of");
    EXPECT_THAT(mistakes(), HasSubstr("unknown {quite}; known here: {stage}, {stages}"));
}

TEST_F(TextMistakes, NameABraceThatNothingCloses) {
    put("en", "{seconds} seconds", "{seconds seconds");
    EXPECT_THAT(mistakes(), HasSubstr("`more-time/left`: a { without its }"));
}

TEST_F(TextMistakes, NameAValueThatOneLanguageDoesNotSay) {
    put("en", "for {days} days", "for a month");
    EXPECT_THAT(mistakes(), MatchesRegex("en.yaml:[0-9]+:5: `asks/document/kept` does not say .days., "
                                         "and es.yaml does; say it in both or in neither"));
}

TEST_F(TextMistakes, NameALineOfANoticeThatNoLanguageHas) {
    for (const std::string line : {"what", "kept", "decline"})
        for (const std::string code : {"es", "en"}) drop(code, "  face:", "    " + line + ":");
    const std::string said = mistakes();
    for (const std::string line : {"what", "kept", "decline"})
        EXPECT_THAT(said, HasSubstr("`asks/face/" + line + "` is missing, which the screens show"));
    EXPECT_THAT(said, AllOf(HasSubstr("es.yaml:"), HasSubstr("en.yaml:")));
}

TEST_F(TextMistakes, NameWordsThatAreOnlySpaces) {
    put("es", "person: Quiero hablar con una persona", "person: \" \"");
    put("en", "person: I want to talk to a person", "person: \"\\t\\_\"");
    EXPECT_EQ(mistakes(), "es.yaml:11:9: `person` has no words; write a sentence or a list of sentences\n"
                          "en.yaml:11:9: `person` has no words; write a sentence or a list of sentences");
}

TEST_F(TextMistakes, NameASentenceOfSpacesInAList) {
    put("en", "You did nothing wrong.", "\"  \"");
    EXPECT_THAT(mistakes(), HasSubstr("`steps/officer/body` has no words"));
}

TEST_F(TextMistakes, NameChoicesOfOneScreenThatReadTheSame) {
    put("es", "decline: No, gracias", "decline: estoy de  acuerdo");
    EXPECT_EQ(mistakes(), "es.yaml:20:3: `choices/decline` has the same words as `choices/agree`, and "
                          "both stand on one screen; write words that tell them apart");
}

TEST_F(TextMistakes, NameAReasonAndAWayToAPersonThatReadLikeAnother) {
    put("en", "counter: The person goes to the counter", "counter: The person went away");
    put("en", "next: Continue", "next: I want to talk to a person");
    EXPECT_THAT(mistakes(),
                AllOf(HasSubstr("`officer/reasons/left` has the same words as `officer/reasons/counter`"),
                      HasSubstr("`choices/next` has the same words as `person`")));
}

TEST_F(TextMistakes, NameALanguageThatIsCalledLikeAnother) {
    put("en", "name: English", "name: Español");
    EXPECT_THAT(mistakes(), HasSubstr("en.yaml:8:3: `language/name` has the same words as in es.yaml"));
}

TEST_F(TextMistakes, StandInTheFileThatHasAMapForASentence) {
    put("es", "person: Quiero hablar con una persona", "person: {a: b}");
    EXPECT_EQ(mistakes(), "es.yaml:11:1: `person` is a map; write a sentence or a list of sentences");
}

TEST_F(TextMistakes, StandOnceWhereAHintIsAMap) {
    put("en", "come-closer: Come a little closer", "come-closer: {a: b, c: d}");
    EXPECT_THAT(mistakes(), MatchesRegex("en.yaml:[0-9]+:3: `hints/come-closer` is a map here and a "
                                         "sentence in es.yaml; write the same in both"));
}

TEST_F(TextMistakes, StandOnceWhereANeededKeyIsMissing) {
    drop("es", "language:", "person:");
    EXPECT_THAT(mistakes(), MatchesRegex("es.yaml:[0-9]+:[0-9]+: `person` is missing, which the screens "
                                         "show; add its words"));
}

}  // namespace
}  // namespace cotejo::kiosk
