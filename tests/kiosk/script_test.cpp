// SPDX-License-Identifier: Apache-2.0
//
// Workflows that are well meant: what they see, and what they are told when they are mistaken.

#include "script_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kWalk = R"(
  visit:ask("ticket")
  local pass = visit:capture("test-ticket.pass")
  local entry = visit:find("manifest.entry", pass)
  visit:ask("gait")
  local gait = visit:capture("test-gait.image")
  visit:detect(gait)
  visit:compare(gait, visit:extract("test-gait.image", entry))
)";

TEST_F(ScriptTest, LetsAListedTravellerThrough) {
    runs(std::string(kWalk) + "assert(visit:decide() == 'through')");
    EXPECT_TRUE(visit->decided());
    EXPECT_EQ(visit->decide().decision, Decision::through);
    EXPECT_THAT(walk.traveller.asked, ElementsAre("ticket", "gait"));
}

TEST_F(ScriptTest, EndsWithAnOfficerWhenItDecidesNothing) {
    runs("visit:ask('ticket')");
    EXPECT_FALSE(visit->decided());
    EXPECT_EQ(visit->decide().decision, Decision::officer);
}

TEST_F(ScriptTest, CannotLetAnyoneThroughThatThePolicyDoesNot) {
    runs(
        "visit:ask('ticket') assert(visit:decide() == 'officer') "
        "visit:capture('test-ticket.pass')");
    EXPECT_EQ(visit->decide().decision, Decision::officer);
}

TEST_F(ScriptTest, SendsATravellerToTheOfficer) {
    runs(std::string(kWalk) + "visit:officer('group-of-travellers') visit:decide()");
    EXPECT_EQ(visit->decide().decision, Decision::officer);
}

TEST_F(ScriptTest, SeesAKindAndTheVisibleFactsAndNoOther) {
    runs(R"(
      visit:ask("ticket")
      local pass = visit:capture("test-ticket.pass")
      assert(pass.kind == "test-ticket.pass" and tostring(pass) == pass.kind)
      assert(pass.pnr == "PNR001")
      assert(pass.flight == nil and pass.data == nil and pass[1] == nil)
    )");
}

TEST_F(ScriptTest, GetsNilAndAStatusFromAStepThatGaveNothing) {
    walk.traveller.declines = "gait";
    runs(R"(
      local agreed, status = visit:ask("gait")
      assert(agreed == nil and status == "declined")
      local sample, why = visit:capture("test-gait.image")
      assert(sample == nil and why == "declined")
    )");
}

TEST_F(ScriptTest, DoesNothingInAStepThatIsGivenNil) {
    runs(R"(
      local function missing(...)
        local nothing, status = ...
        assert(nothing == nil and status == "missing")
      end
      visit:ask("ticket")
      local pass = visit:capture("test-ticket.pass")
      missing(visit:detect(nil))
      missing(visit:assess(nil))
      missing(visit:compare(nil, pass))
      missing(visit:compare(pass, nil))
      missing(visit:extract("test-gait.image", nil))
      missing(visit:find("manifest.entry", nil))
      missing(visit:capture("test-ticket.pass", nil))
      missing(visit:find(nil, nil)) -- nil among samples comes before any other mistake
    )");
    EXPECT_EQ(walk.traveller.captured_kinds.size(), 1u);
}

TEST_F(ScriptTest, NeverTakesTheStatusBehindAnInnerNilForAnOption) {
    runs(R"(
      local nothing, status = visit:capture("test-ticket.pass", visit:capture("test-gait.image"))
      assert(nothing == nil and status == "missing")
    )");
}

TEST_F(ScriptTest, TakesStepsFromTheStepsFolder) {
    scratch.write("steps/walk.lua",
                  "local M = {} function M.go(visit) visit:say('hello') end return M");
    runs("require('steps.walk').go(visit) assert(require('steps.walk') == require('steps.walk'))");
    EXPECT_THAT(walk.traveller.said, ElementsAre("hello"));
}

TEST_F(ScriptTest, SaysWhereAStepIsMistaken) {
    const auto fault = [&](const char* body) { return fails(std::string("\n") + body); };
    const auto at = [](const char* what) {
        return StartsWith(std::string("workflows/test.lua:3: ") + what);
    };
    EXPECT_THAT(fault("visit:capturr('x')"),
                at("a visit has no step \"capturr\"; did you mean \"capture\"?"));
    EXPECT_THAT(fault("visit.ask('ticket')"), at("visit:ask(name): write a colon after visit"));
    EXPECT_THAT(fault("visit:ask(1)"), at("visit:ask(name): name must be a text, not number"));
    EXPECT_THAT(fault("visit:ask()"), at("visit:ask(name): name must be a text, not nothing"));
    EXPECT_THAT(fault("visit:ask('No!')"),
                at("visit:ask(name): name must be a name of small letters"));
    EXPECT_THAT(fault("visit:detect()"),
                at("visit:detect(sample): sample must be a sample, not nothing"));
    EXPECT_THAT(fault("visit:compare('a', 'b')"),
                at("visit:compare(probe, reference): probe must be a sample"));
    EXPECT_THAT(fault("visit:ask('ticket', 2)"), at("visit:ask(name) takes no more than that"));
    EXPECT_THAT(fault("visit:capture('a.b', {cuont = 2})"), HasSubstr("the only options are count and skip"));
    EXPECT_THAT(fault("visit:capture('a.b', {count = 17})"),
                HasSubstr("count must be a whole number from 1 to 16"));
    const std::string pass = "visit:ask('ticket') local pass = visit:capture('test-ticket.pass') ";
    const auto found = [&](const char* options) {
        return fails(pass + "visit:find('manifest.entry', pass, " + options + ")");
    };
    EXPECT_THAT(found("{porpoise = 'x'}"), HasSubstr("the only option is purpose"));
    EXPECT_THAT(found("{purpose = 'Mr. X'}"), HasSubstr("purpose must be a word of small letters"));
    EXPECT_THAT(found("'lost-child'"), HasSubstr("options must be options such as {purpose = "));
    EXPECT_THAT(fault("visit:officer('Mr. X')"), HasSubstr("reason must be a word"));
}

TEST_F(ScriptTest, SaysThatANameIsNotThisKiosks) {
    names.captures = {"test-ticket.pass", "test-gait.image"};
    EXPECT_EQ(fails("\nvisit:capture('test-tiket.pass')"),
              "workflows/test.lua:3: visit:capture: this kiosk knows no \"test-tiket.pass\" here; "
              "did you "
              "mean \"test-ticket.pass\"?");
    names.asks = {"ticket", "gait"};
    EXPECT_THAT(fails("visit:ask('heart')"), HasSubstr("it knows ticket, gait"));
}

TEST_F(ScriptTest, CatchesATypingMistakeInAName) {
    EXPECT_THAT(fails("local pass = 1\nreturn pas"),
                HasSubstr("workflows/test.lua:3: nothing is called 'pas'"));
    EXPECT_THAT(fails("retrun = 1"), HasSubstr("'retrun' would be global; write local before it"));
    EXPECT_THAT(fails("return cotejo.version"), HasSubstr("nothing is called 'version'"));
}

TEST_F(ScriptTest, SaysWhichStepFileIsNotThere) {
    scratch.write("steps/walk.lua", "return {}");
    EXPECT_THAT(fails("require('steps.wlak')"),
                HasSubstr("there is no scripts/steps/wlak.lua; there are steps/walk.lua"));
    EXPECT_THAT(fails("require('os')"), HasSubstr("require takes \"steps.<name>\""));
    scratch.write("steps/round.lua", "return require('steps.round')");
    EXPECT_THAT(fails("require('steps.round')"), HasSubstr("'steps.round' requires itself"));
}

TEST_F(ScriptTest, RefusesAFileThatIsNoWorkflow) {
    const auto reason = [&](const char* text) {
        file(text);
        const ScriptEnd end = run();
        EXPECT_EQ(end.how, ScriptEnd::How::failed);
        return end.reason;
    };
    EXPECT_THAT(reason("return 1"), StartsWith("workflows/test.lua:1: must return a table"));
    EXPECT_THAT(reason("local x = 1"), HasSubstr("must return a table"));
    EXPECT_THAT(reason("return {name = 'x', run = function() end}"),
                HasSubstr("says no api; write api = 1"));
    EXPECT_THAT(reason("return {api = 2, name = 'x', run = function() end}"),
                HasSubstr("another version"));
    EXPECT_THAT(reason("return {api = '1', name = 'x', run = function() end}"),
                HasSubstr("another version"));
    EXPECT_THAT(reason("return {api = 1, run = function() end}"), HasSubstr("has no name"));
    EXPECT_THAT(reason("return {api = 1, name = 'x', run = 5}"), HasSubstr("nothing to run"));
    EXPECT_THAT(reason("return {\n  api = 1,\n  name =\n}"),
                HasSubstr("workflows/test.lua:4: unexpected symbol"));
}

TEST_F(ScriptTest, IsNotThereOrTooLarge) {
    const auto none = Script::load(scratch.folder, "test");
    ASSERT_FALSE(none);
    EXPECT_THAT(describe(none.error()), HasSubstr("workflows/test.lua: there is no such file"));
    scratch.write("workflows/test.lua", std::string(65 << 10, ' '));
    EXPECT_THAT(describe(Script::load(scratch.folder, "test").error()),
                HasSubstr("larger than 64 KiB"));
}

TEST_F(ScriptTest, IsCheckedWithoutATraveller) {
    file(
        "return {\n  api = 1, name = 'test',\n  run = function(visit)\n    visit:ask(nothing)\n  "
        "end,\n}\n");
    scratch.write("steps/half.lua", "local function half(\n");
    EXPECT_THAT(check(), HasSubstr("steps/half.lua:2:1: <name> or"));
    scratch.write("steps/half.lua", "return {}\n");
    EXPECT_THAT(check(), HasSubstr("workflows/test.lua:4:15: nothing is called \"nothing\""));
    file("return {api = 1, name = 'test', run = function(visit) visit:ask('ticket') end}");
    EXPECT_EQ(check(), "");
    EXPECT_THAT(walk.traveller.asked, IsEmpty());
}

TEST_F(ScriptTest, IsCheckedWithAllOthersAndEachMistakeToldOnce) {
    workflow("");
    scratch.write("workflows/other.lua", "return {api = 1, name = 'other'}");
    EXPECT_THAT(plain(Script::check_all(scratch.folder, names, options)),
                StartsWith("workflows/other.lua:1:1: has nothing to run"));
    scratch.write("steps/half.lua", "local\n");
    EXPECT_THAT(plain(Script::check_all(scratch.folder, names, options)),
                AllOf(StartsWith("steps/half.lua:2:1: "), Not(HasSubstr("\n"))));
}

TEST_F(ScriptTest, HasADigestOfAllItsFiles) {
    workflow("");
    const Digest one = Script::load(scratch.folder, "test")->digest();
    scratch.write("steps/a.lua", "return 1");
    const Digest two = Script::load(scratch.folder, "test")->digest();
    EXPECT_NE(one, two);
    EXPECT_EQ(two, Script::load(scratch.folder, "test")->digest());
}

TEST_F(ScriptTest, WritesNothingOfATravellerIntoALog) {
    const std::string pass = "visit:ask('ticket') local pass = visit:capture('test-ticket.pass') ";
    const std::string why = fails(pass + "visit:officer('x-' .. string.lower(pass.pnr):gsub('%d', 'o'))");
    EXPECT_THAT(why, HasSubstr("write the reason out"));
    EXPECT_EQ(visit->decide().reason, "");
    EXPECT_THAT(walk.log_text(), Not(HasSubstr("x-pnr")));
    for (const char* body : {"error('who is ' .. pass.pnr)", "visit[pass.pnr](visit)"})
        EXPECT_THAT(fails(pass + body), Not(HasSubstr("PNR001"))) << body;
}

/// The same, with a gallery that may be searched whole when a child is lost.
class WideScriptTest : public ScriptTest {
protected:
    WideScriptTest() : ScriptTest({{"walker", "1"}, {"ticket", "PNR001"}, {"wide", "lost-child"}}) {}
    const std::string gait = "visit:ask('gait') local gait = visit:capture('test-gait.image') ";
};

TEST_F(WideScriptTest, SearchesForAPurposeThatTheLogHas) {
    runs(gait + "local entry, why = visit:find('manifest.entry', gait, {purpose = 'lost-child'}) "
                "assert(why == 'not_found', why)");
    EXPECT_THAT(walk.log_text(), HasSubstr("\"purpose\":\"lost-child\""));
    runs(gait + "local entry, why = visit:find('manifest.entry', gait, {purpose = 'curiosity'}) "
                "assert(why == 'invalid', why)");
    runs(gait + "local entry, why = visit:find('manifest.entry', gait, {}) assert(why == 'not_found', why)");
    EXPECT_THAT(walk.log_text(), HasSubstr("\"set\":\"xx1-2026-11-22\""));
}

TEST_F(WideScriptTest, TakesNoPurposeThatIsPutTogether) {
    const std::string why = fails(gait + "visit:find('manifest.entry', gait, {purpose = 'lost' .. '-adult'})");
    EXPECT_THAT(why, HasSubstr("write the purpose out"));
    EXPECT_THAT(walk.log_text(), Not(HasSubstr("adult")));
}

TEST_F(ScriptTest, StopsWhenTheTravellerAsksForAPerson) {
    std::stop_source person;
    person.request_stop();
    workflow("while true do end");
    EXPECT_EQ(run(person.get_token()).how, ScriptEnd::How::stopped);
    EXPECT_EQ(visit->decide().decision, Decision::officer);
}

TEST_F(ScriptTest, SaysThatItsProgramIsNotThere) {
    options.child = scratch.folder / "cotejo-script";
    workflow("");
    const ScriptEnd end = run();
    EXPECT_EQ(end.how, ScriptEnd::How::killed);
    EXPECT_THAT(end.reason, HasSubstr((scratch.folder / "cotejo-script").string()));
}

}  // namespace
}  // namespace cotejo::kiosk
