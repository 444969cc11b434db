// SPDX-License-Identifier: Apache-2.0
//
// cotejo audit verify, run as an auditor runs it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "sdk/keeping/audit_fixture.hpp"

namespace cotejo {
namespace {

using ::testing::HasSubstr;

struct Ran {
    int exit = -1;
    std::string said;
};

class AuditVerb : public testing::AuditFixture {
protected:
    Ran run(const std::string& arguments) const {
        const std::string line = "'" COTEJO_PROGRAM "' audit " + arguments + " 2>&1";
        FILE* program = ::popen(line.c_str(), "r");
        Ran ran;
        for (char part[256]; ::fgets(part, sizeof part, program);) ran.said += part;
        ran.exit = WEXITSTATUS(::pclose(program));
        return ran;
    }
    std::string path(const std::string& name) const { return " '" + (scratch_ / name).string() + "'"; }
};

TEST_F(AuditVerb, SaysThatALogIsAsItWasWritten) {
    written(5);
    const Ran ran = run("verify" + path("audit.log"));
    EXPECT_EQ(ran.exit, 0) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr("5 entries of kiosk-1.example/audit"));
}

TEST_F(AuditVerb, SaysWhichEntryWasChanged) {
    auto lines = written(5);
    lines[2].replace(lines[2].find("\"score\":"), 9, "\"score\":7");
    testing::replace(file(), testing::joined(lines));
    const Ran ran = run("verify" + path("audit.log"));
    EXPECT_EQ(ran.exit, 1);
    EXPECT_THAT(ran.said, HasSubstr("audit.log: entry 2 (line 3) was changed"));
}

TEST_F(AuditVerb, FindsACutTailByACheckpoint) {
    auto lines = written(5);
    ASSERT_TRUE(open()->save_checkpoint(scratch_ / "checkpoint"));
    EXPECT_EQ(run("verify --against" + path("checkpoint") + path("audit.log")).exit, 0);
    lines.pop_back();
    testing::replace(file(), testing::joined(lines));
    EXPECT_EQ(run("verify" + path("audit.log")).exit, 0) << "by itself nothing shows";
    const Ran ran = run("verify --against" + path("checkpoint") + path("audit.log"));
    EXPECT_EQ(ran.exit, 1);
    EXPECT_THAT(ran.said, HasSubstr("entry 4 is the first that is missing"));
}

TEST_F(AuditVerb, InsistsOnTheKeyGiven) {
    written(2);
    ASSERT_TRUE(key().public_key().save(scratch_ / "right.pub"));
    ASSERT_TRUE(SigningKey::fresh().public_key().save(scratch_ / "wrong.pub"));
    EXPECT_EQ(run("verify --key" + path("right.pub") + path("audit.log")).exit, 0);
    EXPECT_EQ(run("verify --key" + path("wrong.pub") + path("audit.log")).exit, 1);
}

TEST_F(AuditVerb, TellsMistakesOfTheCommandLineFromMissingFiles) {
    EXPECT_EQ(run("").exit, 2);
    EXPECT_EQ(run("verify").exit, 2);
    EXPECT_EQ(run("verify --agianst x y").exit, 2);
    EXPECT_EQ(run("verify" + path("no.log")).exit, 3);
    EXPECT_EQ(run("verify --against" + path("nothing") + path("no.log")).exit, 3);
    EXPECT_EQ(run("--help").exit, 0);
}

}  // namespace
}  // namespace cotejo
