// SPDX-License-Identifier: Apache-2.0
//
// Workflows that mean harm: each is ended or confined, and the next one runs.

#include "script_fixture.hpp"

#include "kiosk/script_answer.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using How = ScriptEnd::How;

class HostileScript : public ScriptTest {
protected:
    /// A clock that runs on by a second a look, so that a budget ends without a wait.
    HostileScript() {
        options.clock = [time = std::make_shared<Clock::time_point>()] {
            return *time += std::chrono::seconds(1);
        };
    }

    /// Runs a workflow that must be ended from outside.
    void is_killed(const std::string& body) {
        options.start_within = std::chrono::hours(1);
        options.budget = std::chrono::seconds(3);
        workflow(body);
        const ScriptEnd end = run();
        EXPECT_EQ(end.how, How::killed) << body;
        EXPECT_THAT(end.reason, HasSubstr("longer than its budget")) << body;
        EXPECT_EQ(visit->decide().decision, Decision::officer);
        lives_on();
    }

    /// The next visit works.
    void lives_on() {
        options.clock = Clock::now;
        options.budget = std::chrono::minutes(5);
        runs("visit:ask('ticket')");
    }
};

TEST_F(HostileScript, IsKilledInAnEndlessLoop) { is_killed("while true do end"); }

TEST_F(HostileScript, IsKilledInAnEndlessLoopInsidePcall) {
    is_killed("pcall(function() while true do end end)");
}

TEST_F(HostileScript, IsKilledInALoopOfPcalls) {
    is_killed("while true do pcall(function() error('again') end) end");
}

TEST_F(HostileScript, IsKilledInAPatternThatBacktracks) {
    is_killed(
        "string.find(string.rep('a', 60), string.rep('a?', 60) .. string.rep('a', 61) .. 'b')");
}

TEST_F(HostileScript, IsKilledWhenItLoopsAsItIsRead) {
    options.start_within = std::chrono::hours(1);
    options.budget = std::chrono::seconds(3);
    file("while true do end");
    EXPECT_EQ(run().how, How::killed);
    EXPECT_THAT(check(), HasSubstr("longer than its budget"));
}

class GreedyScript : public ScriptTest {};

TEST_F(GreedyScript, HasNoGigabyte) {
    EXPECT_THAT(fails("return ('x'):rep(1e9)"), HasSubstr("not enough memory"));
    EXPECT_THAT(fails("return ('x'):rep(1 << 40)"), HasSubstr("resulting string too large"));
    EXPECT_THAT(fails("local t = {} while true do t[#t + 1] = {} end"),
                HasSubstr("not enough memory"));
    runs("assert(not pcall(string.rep, 'x', 1e9)) visit:ask('ticket')");
}

TEST_F(GreedyScript, CannotCallWithoutEnd) {
    EXPECT_THAT(fails("local function f() return 1 + f() end f()"),
                AnyOf(HasSubstr("stack overflow"), HasSubstr("not enough memory")));
    EXPECT_THAT(fails("local s = string.rep('(', 300) .. string.rep(')', 300); ('x'):find(s)"),
                AnyOf(HasSubstr("too many captures"), HasSubstr("pattern too complex")));
}

TEST_F(GreedyScript, CannotTakeStepsWithoutEnd) {
    workflow("while true do visit:say('x') end");
    options.budget = std::chrono::minutes(10);
    const ScriptEnd end = run();
    EXPECT_EQ(end.how, How::killed);
    EXPECT_THAT(end.reason, HasSubstr("more than 10000 steps"));
}

class CunningScript : public ScriptTest {};

TEST_F(CunningScript, FindsNoWayToTheSystem) {
    for (const char* name :
         {"os",           "io",           "debug",  "package",        "load",
          "loadstring",   "loadfile",     "dofile", "collectgarbage", "coroutine",
          "setmetatable", "getmetatable", "rawset", "rawget",         "rawequal",
          "rawlen",       "print",        "warn",   "xpcall",         "utf8",
          "_G",           "arg"})
        EXPECT_THAT(fails("return " + std::string(name)), HasSubstr("nothing is called")) << name;
    for (const char* name :
         {"string.dump", "string.pack", "string.unpack", "math.random", "math.randomseed"})
        EXPECT_THAT(fails("return assert(" + std::string(name) + ")"),
                    HasSubstr("assertion failed"))
            << name;
}

TEST_F(CunningScript, FindsNothingBehindAText) {
    runs("assert(('').dump == nil and ('').rep == string.rep)");
    EXPECT_THAT(fails("('').rep = nil"), HasSubstr("attempt to index a string value"));
    // Spoiling its own library harms nobody else.
    runs("string.rep = nil assert(('').rep == nil)");
}

TEST_F(CunningScript, ForgesNoSample) {
    for (const char* forged :
         {"1", "'1'", "{id = 1, kind = 'test-gait.image'}", "function() end", "true", "visit"})
        EXPECT_THAT(fails("visit:detect(" + std::string(forged) + ")"),
                    HasSubstr("sample must be a sample"));
    EXPECT_THAT(
        fails("visit:ask('ticket') local pass = visit:capture('test-ticket.pass') pass.kind = 'x'"),
        HasSubstr("a sample cannot be changed"));
    EXPECT_THAT(fails("visit.ask = 1"), HasSubstr("a visit cannot be changed"));
    EXPECT_THAT(fails("visit.ask({}, 'ticket')"), HasSubstr("write a colon after visit"));
}

TEST_F(CunningScript, IsReadAsTextAlone) {
    file("\x1bLua\x54 not really");
    const ScriptEnd end = run();
    EXPECT_EQ(end.how, How::failed);
    EXPECT_THAT(end.reason, HasSubstr("compiled Lua is not read here"));
    EXPECT_THAT(check(), HasSubstr("compiled Lua is not read here"));
}

TEST_F(CunningScript, ThrowsWhatItLikes) {
    EXPECT_THAT(fails("\nerror({code = 1})"),
                HasSubstr("workflows/test.lua:3: an error that is table, not a text"));
    EXPECT_THAT(fails("error(nil)"), HasSubstr("an error that is nil, not a text"));
    EXPECT_THAT(fails("error(visit)"), HasSubstr("an error that is userdata, not a text"));
    EXPECT_THAT(fails("error('a\\nb\\27[31m\\255')"), HasSubstr("a b [31m"));
    EXPECT_LE(fails("error(('x'):rep(100000))").size(), 600u);
}

TEST_F(CunningScript, CannotPutAFinalizerAnywhere) {
    runs(
        "local t = {__gc = function() while true do end end} t = nil for i = 1, 1e5 do t = {} end");
}

/// What a process that is not cotejo-script at all might say.
class ForeignProcess : public ScriptTest {
protected:
    bool is_refused(const nlohmann::json& message) {
        visit = std::make_unique<Visit>(walk.setting(), std::stop_token());
        return !Answers(*visit, names, {}).answer(message);
    }
};

TEST_F(ForeignProcess, MaySayOnlyWhatAScriptCould) {
    using nlohmann::json;
    const json none = json::array();
    EXPECT_FALSE(is_refused({{"step", "ask"}, {"words", {"ticket"}}, {"samples", none}}));
    for (const json& message : std::vector<json>{
             json::object(),
             {{"step", 1}, {"words", none}, {"samples", none}},
             {{"step", "through"}, {"words", none}, {"samples", none}},
             {{"step", "ask"}, {"words", none}, {"samples", none}},
             {{"step", "ask"}, {"words", {"ticket", "gait"}}, {"samples", none}},
             {{"step", "ask"}, {"words", {7}}, {"samples", none}},
             {{"step", "ask"}, {"words", {"../ticket\n"}}, {"samples", none}},
             {{"step", "ask"}, {"words", {"ticket"}}},
             {{"step", "ask"}, {"words", {"ticket"}}, {"samples", {1}}},
             {{"step", "detect"}, {"words", none}, {"samples", {1}}},
             {{"step", "detect"}, {"words", none}, {"samples", {-1}}},
             {{"step", "detect"}, {"words", none}, {"samples", {1.5}}},
             {{"step", "detect"}, {"words", none}, {"samples", {18446744073709551615u}}},
             {{"step", "detect"}, {"words", none}, {"samples", none}},
             {{"step", "capture"}, {"words", {"a.b"}}, {"samples", none}, {"count", 0}},
             {{"step", "capture"}, {"words", {"a.b"}}, {"samples", none}, {"count", 1000}},
             {{"step", "capture"}, {"words", {"a.b"}}, {"samples", none}, {"count", "2"}},
             {{"step", "capture"}, {"words", {"a.b"}}, {"samples", none}, {"purpose", "Mr. X"}},
             {{"step", "capture"}, {"words", {"a.b"}}, {"samples", none}, {"purpose", 2}},
         })
        EXPECT_TRUE(is_refused(message)) << message;
}

TEST_F(ForeignProcess, IsEndedWhenItIsAnotherProgram) {
    workflow("");
    options.child = "/bin/true";
    EXPECT_THAT(run().reason, HasSubstr("it ended with status 0"));
}

}  // namespace
}  // namespace cotejo::kiosk
