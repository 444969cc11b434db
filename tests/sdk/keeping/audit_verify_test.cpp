// SPDX-License-Identifier: Apache-2.0
//
// Verifying a log: every way to alter one is found, and the entry is named.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cotejo/audit.hpp"
#include "keeping/text.hpp"
#include "keeping/tree.hpp"
#include "sdk/keeping/audit_fixture.hpp"

namespace cotejo {
namespace {

using testing::AuditFixture;
using ::testing::HasSubstr;

class AuditVerify : public AuditFixture {
protected:
    /// Why the log of these lines is refused; "" when it is not.
    std::string refusal(const std::vector<std::string>& lines,
                        std::optional<std::string> checkpoint = {}) {
        testing::replace(file(), testing::joined(lines));
        const auto report = verify_audit(file(), std::move(checkpoint));
        if (report) return "";
        EXPECT_EQ(report.error().status, Status::refused);
        return report.error().what;
    }
    /// The same entries with roots that fit each other again, as a forger would write them.
    static std::vector<std::string> chained(std::vector<std::string> lines) {
        Tree tree;
        for (std::string& line : lines) {
            line.replace(line.find("\"root\":\"") + 8, 64, hex(tree.root()));
            tree.append(leaf_hash(bytes_of(line)));
        }
        return lines;
    }
    static void change(std::string& line) {
        line.replace(line.find("\"score\":") + 8, 1, "9");
    }
};

TEST_F(AuditVerify, FindsNothingWrongWithALogThatWasLeftAlone) {
    written(9);
    const auto report = verify_audit(file());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->size, 9u);
    EXPECT_EQ(report->origin, "kiosk-1.example/audit");
    EXPECT_EQ(report->root, open()->root());
    EXPECT_FALSE(report->torn);
}

TEST_F(AuditVerify, NamesTheEntryThatWasChanged) {
    const std::vector<std::string> lines = written(9);
    for (std::size_t i = 1; i + 2 < lines.size(); ++i) {
        auto altered = lines;
        change(altered[i]);
        EXPECT_THAT(refusal(altered), HasSubstr("entry " + std::to_string(i) + " (line " +
                                                std::to_string(i + 1) + ") was changed"));
    }
}

TEST_F(AuditVerify, NamesTheEntryWhoseRootOrNumberWasChanged) {
    const std::vector<std::string> lines = written(9);
    auto altered = lines;
    altered[4].replace(altered[4].find("\"root\":\"") + 8, 4, "0000");
    EXPECT_THAT(refusal(altered), HasSubstr("entry 4 (line 5) was changed"));
    altered = lines;
    altered[4].replace(altered[4].find("\"n\":4"), 5, "\"n\":7");
    EXPECT_THAT(refusal(altered), HasSubstr("entry 4 (line 5) was changed"));
}

TEST_F(AuditVerify, FindsAChangeOfAnyByteOfAnyEntryButTheLast) {
    const std::vector<std::string> lines = written(5);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        for (std::size_t at = 0; at < lines[i].size(); ++at) {
            auto altered = lines;
            altered[i][at] = static_cast<char>(altered[i][at] ^ 4);
            EXPECT_NE(refusal(altered), "") << "entry " << i << ", byte " << at;
        }
}

TEST_F(AuditVerify, NamesTheEntryThatIsMissing) {
    const std::vector<std::string> lines = written(9);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        auto altered = lines;
        altered.erase(altered.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_THAT(refusal(altered), HasSubstr("entry " + std::to_string(i) + " (line " +
                                                std::to_string(i + 1) + ") is missing"));
    }
    auto altered = lines;
    altered.erase(altered.begin() + 3, altered.begin() + 6);
    EXPECT_THAT(refusal(altered), HasSubstr("entries 3 to 5 are missing"));
}

TEST_F(AuditVerify, NamesTheEntryThatIsOutOfOrder) {
    auto altered = written(9);
    std::swap(altered[3], altered[6]);
    EXPECT_THAT(refusal(altered), HasSubstr("entry 3 (line 4) is out of order: entry 6 stands"));
}

TEST_F(AuditVerify, NamesTheEntryThatWasRepeated) {
    auto altered = written(9);
    altered.insert(altered.begin() + 4, altered[2]);
    EXPECT_THAT(refusal(altered), HasSubstr("out of order"));
    altered = testing::lines(file());
    altered.erase(altered.begin() + 4);
    altered.push_back(altered[2]);
    altered.resize(10);
    EXPECT_THAT(refusal(altered), HasSubstr("entry 2 is there again"));
}

TEST_F(AuditVerify, SeesATornLineWithoutMindingIt) {
    auto altered = written(5);
    testing::replace(file(), testing::joined(altered) + "{\"n\":5,");
    const auto report = verify_audit(file());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->torn);
    EXPECT_EQ(report->size, 5u);
}

TEST_F(AuditVerify, HoldsALogAgainstAnOlderCheckpoint) {
    written(5);
    const std::string checkpoint = open()->checkpoint();
    const std::vector<std::string> longer = written(12);
    EXPECT_EQ(refusal(longer, checkpoint), "");
    EXPECT_EQ(refusal(longer, open()->checkpoint()), "");
}

TEST_F(AuditVerify, FindsATailThatWasCut) {
    const std::vector<std::string> lines = written(9);
    const std::string checkpoint = open()->checkpoint();
    for (std::size_t size = 1; size < lines.size(); ++size)
        EXPECT_THAT(refusal({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(size)},
                            checkpoint),
                    HasSubstr("entry " + std::to_string(size) + " is the first that is missing"));
    EXPECT_THAT(refusal({}, checkpoint), HasSubstr("cut to nothing"));
}

TEST_F(AuditVerify, FindsALogThatWasRewrittenAndChainedAnew) {
    auto forged = written(9);
    const std::string checkpoint = open()->checkpoint();
    change(forged[4]);
    forged = chained(std::move(forged));
    EXPECT_EQ(refusal(forged), "") << "without a checkpoint nobody can tell";
    EXPECT_THAT(refusal(forged, checkpoint), HasSubstr("the log was rewritten"));
}

TEST_F(AuditVerify, FindsAChangeOfTheVeryLastEntryByACheckpoint) {
    auto altered = written(9);
    const std::string checkpoint = open()->checkpoint();
    change(altered.back());
    EXPECT_THAT(refusal(altered, checkpoint), HasSubstr("rewritten"));
}

TEST_F(AuditVerify, RefusesACheckpointOfAnotherLogOrKeyOrWithoutAHoldingSignature) {
    const std::vector<std::string> lines = written(5);
    const Checkpoint right{"kiosk-1.example/audit", 5, open()->root()};
    Checkpoint other = right;
    other.origin = "kiosk-2.example/audit";
    EXPECT_THAT(refusal(lines, other.sign(key())), HasSubstr("another log"));
    EXPECT_THAT(refusal(lines, right.sign(SigningKey::fresh())), HasSubstr("another key"));
    std::string changed = right.sign(key());
    changed.replace(changed.find("\n5\n"), 3, "\n4\n");
    EXPECT_THAT(refusal(lines, changed), HasSubstr("does not hold"));
}

TEST_F(AuditVerify, RefusesALogOfAnotherKeyThanTheOneGiven) {
    written(5);
    EXPECT_TRUE(verify_audit(file(), {}, key().public_key()));
    const auto report = verify_audit(file(), {}, SigningKey::fresh().public_key());
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().what, HasSubstr("another key"));
}

TEST_F(AuditVerify, SaysThatThereIsNoLog) {
    const auto report = verify_audit(scratch_ / "no.log");
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().status, Status::not_found);
}

}  // namespace
}  // namespace cotejo
