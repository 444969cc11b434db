// SPDX-License-Identifier: Apache-2.0
//
// What a person reads who wrote kiosk.yaml or policy.yaml wrongly.

#include "config_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class ConfigMistakes : public ConfigTest {};

TEST_F(ConfigMistakes, NameAKeyThatWasMeant) {
    kiosk("flight: {number: AV9, date: today}", "fligth: {number: AV9, date: today}");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:1:1: \"flight\" is missing; add flight: {number: AV9, date: today}\n"
              "kiosk.yaml:2:1: unknown key \"fligth\"; did you mean \"flight\"?");
    kiosk("gives: [test-walk.image]", "givse: [test-walk.image]");
    EXPECT_EQ(mistakes(), "kiosk.yaml:8:5: unknown key \"givse\"; did you mean \"gives\"?");
    kiosk("date: today", "colour: red");
    EXPECT_EQ(mistakes(), "kiosk.yaml:2:23: unknown key \"colour\"; known here: date, number");
}

TEST_F(ConfigMistakes, AreToldAllAtOnceInTheFilesOrder) {
    kiosk("attended: true\nflight: {number: AV9, date: today}",
          "attended: yes\nflight: {number: 9, date: 22.11.2026}\nlisten: 70000\nclock: trustd");
    policy("far: 1e-3", "far: 0");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:1:11: \"yes\" is a text here; write true\n"
              "kiosk.yaml:2:18: 9 is a number here, and \"number\" wants a text; write it in "
              "quotes: \"9\"\n"
              "kiosk.yaml:2:27: \"22.11.2026\" does not fit \"date\"; write date: today, or a date "
              "like 2026-11-22\n"
              "kiosk.yaml:3:9: 70000 is too high for \"listen\"; write 65535 or less\n"
              "kiosk.yaml:4:8: \"trustd\" is not a value of \"clock\"; did you mean \"trusted\"?\n"
              "policy.yaml:1:6: 0 is too low for \"far\"; write more than 0");
}

TEST_F(ConfigMistakes, SayWhatMayBeTypedAndHow) {
    kiosk("languages: [es, en]", "languages: [es, en]\ntyped: {document.list-number: {fact: list.number, pattern: \"[0-9\"}}");
    EXPECT_THAT(mistakes(), AllOf(HasSubstr("`[0-9` is no regular expression; write one such as \"[0-9]{1,4}\""),
                                  HasSubstr("kiosk.yaml:")));
    for (const std::string slow : {"([0-9]+)+", "[0-9]*x", "(a|a){2}", "[0-9]{1,9}[0-9]{1,9}[0-9]{1,9}[0-9]{1,9}"}) {
        kiosk("languages: [es, en]",
              "languages: [es, en]\ntyped: {document.list-number: {fact: list.number, pattern: \"" + slow + "\"}}");
        EXPECT_THAT(mistakes(), HasSubstr("may take too long")) << slow;
    }
    kiosk("languages: [es, en]", "languages: [es, en]\ntyped: {document.list-number: {fact: list.number}}");
    EXPECT_THAT(mistakes(), HasSubstr("\"pattern\" is missing; add pattern: \"[0-9]{1,4}\""));
}

TEST_F(ConfigMistakes, SayWhatAValueMustBe) {
    kiosk("languages: [es, en]", "languages: es");
    EXPECT_EQ(
        mistakes(),
        "kiosk.yaml:16:12: \"languages\" must be a list, not a text; write languages: [es, en]");
    kiosk("languages: [es, en]", "languages:");
    EXPECT_EQ(mistakes(), "kiosk.yaml:16:1: \"languages\" has no value; write languages: [es, en]");
    kiosk("languages: [es, en]", "languages: []");
    EXPECT_EQ(mistakes(), "kiosk.yaml:16:12: \"languages\" is empty; write languages: [es, en]");
    kiosk("languages: [es, en]", "languages: [es, en, es]");
    EXPECT_EQ(mistakes(), "kiosk.yaml:16:21: \"es\" stands here twice; keep one");
    kiosk("camera:\n    plugin", "Camera 1:\n    plugin");
    EXPECT_THAT(
        mistakes(),
        HasSubstr("kiosk.yaml:6:3: \"Camera 1\" cannot stand here; write small letters, digits "
                  "and -, at most 32"));
    kiosk("instances:\n", "listen: 1.5\ninstances:\n");
    EXPECT_EQ(mistakes(), "kiosk.yaml:5:9: \"listen\" must be a whole number, not a number");
}

TEST_F(ConfigMistakes, KnowTheFactsThatAListHas) {
    kiosk("date, pnr, seat", "date, prn, seat");
    EXPECT_EQ(mistakes(), "kiosk.yaml:4:40: no list has the fact \"prn\"; did you mean \"pnr\"?");
    kiosk("date, pnr, seat", "date, acme-crew.number");
    EXPECT_EQ(mistakes(), "");
}

TEST_F(ConfigMistakes, FindADayThatIsNone) {
    kiosk("date: today", "date: 2026-02-30");
    EXPECT_EQ(
        mistakes(),
        "kiosk.yaml:2:29: \"2026-02-30\" is no day of the calendar; write today, or a date like "
        "2026-11-22");
}

TEST_F(ConfigMistakes, TakeNorwegianForALanguageInQuotes) {
    scratch.write("text/no.yaml", "x: y");
    kiosk("[es, en]", "[es, no]");
    EXPECT_EQ(mistakes(), "");  // `no` is a text here, never false
    kiosk("attended: true", "attended: no");
    EXPECT_THAT(mistakes(), HasSubstr("kiosk.yaml:1:11: \"no\" is a text here; write false"));
}

TEST_F(ConfigMistakes, StopAtWhatCannotBeReadAtAll) {
    kiosk("flight: {number: AV9, date: today}", "flight:\n\tnumber: AV9");
    EXPECT_EQ(mistakes(), "kiosk.yaml:3:1: a tab; indent with spaces");
    kiosk("workflow: walk", "workflow: walk\nworkflow: other");
    EXPECT_EQ(mistakes(), "kiosk.yaml:15:1: the key \"workflow\" stands here twice; keep one");
    std::string bomb = "a: &a [x, x]\n";
    for (char c = 'b'; c < 'z'; ++c)
        bomb += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ", *" + char(c - 1) + "]\n";
    kiosk(bomb);
    EXPECT_THAT(mistakes(), HasSubstr("kiosk.yaml:1:4: an anchor (&name) is not read here"));
    kiosk(std::string(5000, '[') + std::string(5000, ']'));
    EXPECT_THAT(mistakes(), HasSubstr("nested more than 24 deep"));
    kiosk("workflow: " + std::string(100'000, 'a'));
    EXPECT_THAT(mistakes(),
                HasSubstr("kiosk.yaml:1:11: a text of more than 4096 bytes; make it shorter"));
    kiosk("");
    EXPECT_THAT(mistakes(), HasSubstr("the file says nothing"));
    kiosk("- a\n- b\n");
    EXPECT_THAT(mistakes(), HasSubstr("kiosk.yaml:1:1: the file must be a map, not a list"));
    options.file = scratch.folder / "none.yaml";
    EXPECT_EQ(plain(load_configuration(options).mistakes), "none.yaml: there is no such file");
}

TEST_F(ConfigMistakes, AreFoundInThePolicyToo) {
    policy("  tries: 2", "  tires: 2");
    EXPECT_EQ(mistakes(), "policy.yaml:4:3: unknown key \"tires\"; did you mean \"tries\"?");
    policy("probe: capture", "probe: captured");
    EXPECT_EQ(
        mistakes(),
        "policy.yaml:6:20: \"captured\" is not a value of \"probe\"; did you mean \"capture\"?");
    policy("  - [test-walk.same]", "  - [same]");
    EXPECT_EQ(mistakes(),
              "policy.yaml:9:6: \"same\" does not fit \"through\"; write a finding like face.same");
    policy("through:\n", "through: yes\nnever:\n");
    EXPECT_THAT(mistakes(),
                AllOf(HasSubstr("policy.yaml:7:10: \"through\" must be a list, not a text"),
                      HasSubstr("policy.yaml:9:3: \"never\" must be a map, not a list")));
    policy("  tries: 2", "  tries: 2\n  scores: {org.test.walk: {often: 0.5}}");
    EXPECT_EQ(mistakes(),
              "policy.yaml:5:28: \"often\" cannot stand here; write a false match rate like 1e-3");
}

TEST_F(ConfigMistakes, OfAPluginAreWarningsUntilAnInstanceNeedsIt) {
    scratch.write("plugins/broken/plugin.yaml", "id: org.test.broken\nname: 3\n");
    EXPECT_EQ(mistakes(), "");
    EXPECT_THAT(warnings(), HasSubstr("plugins/broken/plugin.yaml"));
    kiosk("plugin: org.test.camera", "plugin: org.test.broken");
    EXPECT_THAT(mistakes(), HasSubstr("plugins/broken/plugin.yaml"));
}

}  // namespace
}  // namespace cotejo::kiosk
