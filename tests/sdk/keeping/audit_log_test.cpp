// SPDX-License-Identifier: Apache-2.0
//
// The audit log's writer: what it takes, what it refuses, and what a crash leaves it.

#include "cotejo/audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <limits>
#include <map>

#include "keeping/text.hpp"
#include "keeping/tree.hpp"
#include "sdk/keeping/audit_fixture.hpp"

namespace cotejo {
namespace {

using testing::AuditFixture;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Audit : public AuditFixture {};

TEST_F(Audit, BeginsWithItsNameAndKey) {
    const auto log = open();
    EXPECT_EQ(log->size(), 1u);
    const std::string first = testing::lines(file())[0];
    EXPECT_THAT(first, HasSubstr(R"("type":"opened","origin":"kiosk-1.example/audit")"));
    EXPECT_THAT(first, HasSubstr(hex(log->public_key().bytes)));
    EXPECT_THAT(first, HasSubstr(R"("time":"2026-11-22T10:00:00.000Z")"));
}

TEST_F(Audit, WritesAnEntryAsOneCanonicalLine) {
    const auto log = open();
    const Reference visit = Reference::random();
    const auto number = log->append(AuditEntry(AuditType::finding, visit)
                                        .word(AuditField::finding, "gait.same")
                                        .number(AuditField::score, 0.25)
                                        .number(AuditField::holds, 1));
    ASSERT_TRUE(number);
    EXPECT_EQ(*number, 1u);
    const std::string line = testing::lines(file())[1];
    const std::string root = hex(leaf_hash(bytes_of(testing::lines(file())[0])));
    EXPECT_EQ(line, R"({"n":1,"root":")" + root +
                        R"(","time":"2026-11-22T10:00:00.000Z","type":"finding","visit":")" +
                        visit.text() + R"(","finding":"gait.same","score":0.25,"holds":1})");
}

TEST_F(Audit, CarriesInEachEntryTheRootOfAllBeforeIt) {
    {
        const auto log = open();
        for (int i = 0; i < 20; ++i) ASSERT_TRUE(log->append(AuditEntry(AuditType::fault)));
    }
    Tree tree;
    for (const std::string& line : testing::lines(file())) {
        EXPECT_THAT(line, HasSubstr("\"root\":\"" + hex(tree.root()) + "\""));
        tree.append(leaf_hash(bytes_of(line)));
    }
    EXPECT_EQ(tree.size(), 21u);
}

TEST_F(Audit, GoesOnWhereItEnded) {
    Digest root;
    {
        const auto log = open();
        ASSERT_TRUE(log->append(AuditEntry(AuditType::fault)));
        root = log->root();
    }
    const auto log = open();
    EXPECT_EQ(log->size(), 2u);
    EXPECT_EQ(log->root(), root);
}

TEST_F(Audit, RefusesFreeTextInEveryWord) {
    const auto log = open();
    for (const AuditField field :
         {AuditField::instance, AuditField::plugin, AuditField::role, AuditField::kind,
          AuditField::finding, AuditField::workflow, AuditField::language, AuditField::retention,
          AuditField::question, AuditField::origin, AuditField::status, AuditField::decision,
          AuditField::answer, AuditField::reason, AuditField::version, AuditField::day})
        for (const std::string& text :
             {std::string("María Gómez"), std::string("maria gomez"), std::string("AB123456"),
              std::string(), std::string("a\nb"), std::string("\""), std::string("x\0y", 3),
              std::string("1990-01-01T00:00")})
            EXPECT_FALSE(log->append(AuditEntry(AuditType::fault).word(field, text))) << text;
    EXPECT_EQ(log->size(), 1u);
}

TEST_F(Audit, RefusesANumberThatIsNoMeasure) {
    const auto log = open();
    const auto refused = [&](AuditField field, double number) {
        return !log->append(AuditEntry(AuditType::fault).number(field, number));
    };
    EXPECT_TRUE(refused(AuditField::score, std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(refused(AuditField::score, std::numeric_limits<double>::infinity()));
    EXPECT_TRUE(refused(AuditField::score, 1032547698.0)) << "a document's number is no score";
    EXPECT_TRUE(refused(AuditField::count, -1));
    EXPECT_TRUE(refused(AuditField::count, 1.5));
    EXPECT_TRUE(refused(AuditField::holds, 2));
    EXPECT_FALSE(refused(AuditField::score, -0.5));
}

TEST_F(Audit, TakesAPlainHashWhereOnlyAKeyedOneBelongsNever) {
    const auto log = open();
    const Digest guessable = sha256(bytes_of("AB123456"));
    EXPECT_FALSE(log->append(AuditEntry(AuditType::finding).file(AuditField::probe, guessable)));
    EXPECT_TRUE(log->append(AuditEntry(AuditType::finding)
                                .digest(AuditField::probe, RecordKey::fresh().digest(guessable))));
    EXPECT_THAT(testing::contents(file()), ::testing::Not(HasSubstr(hex(guessable))));
}

TEST_F(Audit, RefusesAFieldGivenTwiceAndOneOfTheWrongShape) {
    const auto log = open();
    EXPECT_FALSE(log->append(AuditEntry(AuditType::fault)
                                 .number(AuditField::score, 1)
                                 .number(AuditField::score, 2)));
    EXPECT_FALSE(log->append(AuditEntry(AuditType::fault).word(AuditField::score, "one")));
    EXPECT_FALSE(log->append(AuditEntry(AuditType::fault).number(AuditField::reason, 1)));
}

TEST_F(Audit, NamesTheFieldItRefusesAndNotItsValue) {
    const auto refused =
        open()->append(AuditEntry(AuditType::officer).word(AuditField::reason, "Maria Gomez"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, Status::invalid);
    EXPECT_THAT(refused.error().what, HasSubstr("'reason'"));
    EXPECT_THAT(refused.error().what, ::testing::Not(HasSubstr("Gomez")));
}

TEST_F(Audit, WritesSeveralEntriesOrNone) {
    const auto log = open();
    const std::vector<AuditEntry> entries{AuditEntry(AuditType::fault),
                                          AuditEntry(AuditType::fault).word(AuditField::role, "x")};
    EXPECT_FALSE(log->append(entries));
    EXPECT_EQ(testing::lines(file()).size(), 1u);
    EXPECT_TRUE(log->append(std::span(entries).first(1)));
}

TEST_F(Audit, HasOneWriterAtATime) {
    const auto first = open();
    const auto second = AuditLog::open(options(), key());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().status, Status::busy);
}

TEST_F(Audit, IsNotForOthersToRead) {
    open();
    struct stat status{};
    ASSERT_EQ(::stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(Audit, CutsATornLineAtWhateverByteAndSaysSo) {
    open();
    const std::string before = testing::contents(file());
    ASSERT_TRUE(open()->append(AuditEntry(AuditType::fault).word(AuditField::status, "failed")));
    const std::string after = testing::contents(file());
    for (std::size_t size = before.size() + 1; size < after.size(); ++size) {
        testing::replace(file(), after.substr(0, size));
        const auto log = open();
        ASSERT_TRUE(log) << "torn at " << size;
        EXPECT_EQ(log->size(), 2u);
        EXPECT_THAT(testing::lines(file())[1],
                    HasSubstr(R"("type":"repaired","bytes":)" +
                              std::to_string(size - before.size()) + "}"));
        ASSERT_TRUE(verify_audit(file()));
    }
}

TEST_F(Audit, CutsBlocksThatACrashLeftFullOfZeros) {
    open();
    const std::string before = testing::contents(file());
    testing::replace(file(), before + "{\"n\":1," + std::string(100, '\0') + "\"}\n");
    const auto log = open();
    ASSERT_TRUE(log);
    EXPECT_THAT(testing::lines(file())[1], HasSubstr("repaired"));
}

TEST_F(Audit, BeginsAnewWhenNotEvenItsFirstLineIsWhole) {
    open();
    const std::string whole = testing::contents(file());
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        testing::replace(file(), whole.substr(0, size));
        ASSERT_TRUE(open()) << "torn at " << size;
        ASSERT_TRUE(verify_audit(file()));
    }
}

TEST_F(Audit, IsNotContinuedWhenItWasAltered) {
    ASSERT_TRUE(open()->append(AuditEntry(AuditType::fault).number(AuditField::score, 1)));
    ASSERT_TRUE(open()->append(AuditEntry(AuditType::fault)));
    std::vector<std::string> lines = testing::lines(file());
    lines[1].replace(lines[1].find("\"score\":1"), 9, "\"score\":2");
    testing::replace(file(), testing::joined(lines));
    const auto opened = AuditLog::open(options(), key());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().status, Status::refused);
    EXPECT_THAT(opened.error().what, HasSubstr("entry 1 (line 2) was changed"));
}

TEST_F(Audit, IsNotContinuedUnderAnotherNameOrKey) {
    open();
    AuditLog::Options other = options();
    other.origin = "kiosk-2.example/audit";
    EXPECT_FALSE(AuditLog::open(other, key()));
    EXPECT_FALSE(AuditLog::open(options(), SigningKey::fresh()));
}

TEST_F(Audit, KnowsTheVisitsThatACrashCutOff) {
    const Reference done = Reference::random(), cut = Reference::random(),
                    through = Reference::random(), handed = Reference::random();
    {
        const auto log = open();
        for (const Reference& visit : {done, cut, through, handed})
            ASSERT_TRUE(log->append(AuditEntry(AuditType::started, visit)));
        for (const Reference& visit : {through, handed})
            ASSERT_TRUE(log->append(AuditEntry(AuditType::decision, visit)
                                        .word(AuditField::decision, "through")));
        ASSERT_TRUE(log->append(AuditEntry(AuditType::officer, handed)));
        ASSERT_TRUE(log->append(AuditEntry(AuditType::completed, done)));
    }
    std::map<Reference, bool> unfinished;
    for (const Unfinished& visit : open()->unfinished()) unfinished[visit.visit] = visit.through;
    const std::map<Reference, bool> expected{{cut, false}, {through, true}, {handed, false}};
    EXPECT_EQ(unfinished, expected);
}

}  // namespace
}  // namespace cotejo
