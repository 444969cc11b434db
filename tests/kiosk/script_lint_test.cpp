// SPDX-License-Identifier: Apache-2.0

#include "kiosk/script_lint.hpp"

#include <gtest/gtest.h>

namespace cotejo::kiosk {
namespace {

std::string linted(const std::string& text, const ScriptNames& names = {}) {
    return describe(lint(text, "x.lua", names));
}

TEST(ScriptLint, LetsAGoodTextPass) {
    EXPECT_EQ(linted(R"lua(
-- unknown in a comment
--[==[ unknown in a long
one ]==]
local a <const>, b = 1, "unknown in a text \" still"
local text = [[unknown
in a long text]]
local M = {first = a, ["second"] = b; third = {deep = 1}}
function M.open(x, ...) return x + select("#", ...) end
function M:close() return self, M.first end
local function inner(visit, kind)
  for i, each in ipairs({1, 2}) do M[i] = each end
  for n = 1, 2 do if n == 0x1F then goto done end end
  ::done::
  return visit:ask("x"), kind, math.floor(1.5), ("x"):rep(2), text
end
return {api = 1, name = "x", run = inner}
)lua"),
              "");
}

TEST(ScriptLint, FindsANameThatNothingDefines) {
    EXPECT_EQ(linted("local pass = 1\nreturn pas"),
              "x.lua:2:8: nothing is called \"pas\"; did you mean \"pass\"?");
    EXPECT_EQ(linted("total = 1"),
              "x.lua:1:1: nothing is called \"total\"; write local before a name of your own");
    EXPECT_EQ(linted("return {[os] = 1}"),
              "x.lua:1:10: nothing is called \"os\"; write local before a name of your own");
}

TEST(ScriptLint, FindsAStepThatAVisitHasNot) {
    EXPECT_EQ(linted("local visit\nvisit:captur('x')"),
              "x.lua:2:7: a visit has no step \"captur\"; did you mean \"capture\"?");
}

TEST(ScriptLint, FindsWhatIsLeftOutOfALibrary) {
    EXPECT_EQ(linted("return string.dump"), "x.lua:1:15: string.dump is not there for a workflow");
}

TEST(ScriptLint, FindsANameThatThisKioskDoesNotKnow) {
    ScriptNames names;
    names.asks = {"ticket"};
    EXPECT_EQ(linted("local visit\nvisit:ask('tikcet')", names),
              "x.lua:2:11: this kiosk knows no \"tikcet\" here; did you mean \"ticket\"?");
    EXPECT_EQ(linted("local visit, name\nvisit:ask(name)", names), "");
}

}  // namespace
}  // namespace cotejo::kiosk
