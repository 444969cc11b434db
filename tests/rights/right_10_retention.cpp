// SPDX-License-Identifier: Apache-2.0
//
// Right 10: every class of data has a retention, and the deleter proves what it removed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cotejo/kinds.h"
#include "sdk/keeping/store_fixture.hpp"

namespace cotejo {
namespace {

using std::chrono::days;
using testing::Shell;
using ::testing::HasSubstr;
using ::testing::Not;

class Right10 : public testing::StoreFixture {
protected:
    /// What is kept on a day, of each class; the sealed bytes as the disk holds them.
    struct Kept {
        int day;
        std::string word, retention, sealed;
    };

    void keep_of(Shell& shell, int day, const std::string& retention) {
        Kept kept{day, retention + std::to_string(day), retention, ""};
        shell.meddler->before = [&](const Job& job) -> std::optional<Outcome> {
            for (const Record& input : job.inputs)
                if (input.kind() == COTEJO_KIND_SEALED)
                    kept.sealed.assign(input.data().begin(), input.data().end());
            return std::nullopt;
        };
        ASSERT_TRUE(keep(shell, kept.word, "about a traveller", retention));
        shell.meddler->before = nullptr;
        all_.push_back(std::move(kept));
    }
    std::string on_disk() const {
        std::string all;
        for (const auto& file : std::filesystem::directory_iterator(scratch_ / "store"))
            all += testing::contents(file.path());
        return all;
    }
    /// How many records the log says were erased.
    std::size_t told() const {
        std::size_t count = 0;
        for (const std::string& line : entries("erased")) {
            EXPECT_THAT(line, HasSubstr("\"remaining\":0"));
            count += std::stoul(line.substr(line.find("\"count\":") + 8));
        }
        return count;
    }

    std::vector<Kept> all_;
};

TEST_F(Right10, EveryClassLivesItsDaysAndNoDayLongerAndTheLogProvesIt) {
    const std::map<std::string, int> lives{{"check-in", 30}, {"message", 2}};
    const auto begin = clock_.now;
    auto shell = start();
    for (int today = 0; today <= 45; ++today) {
        clock_.now = begin + days(today);
        if (today % 7 == 0) { // the kiosk starts anew once a week
            shell.reset();
            shell = start();
        }
        ASSERT_TRUE(shell->store->expire());
        if (today < 12)
            for (const auto& [retention, length] : lives) keep_of(*shell, today, retention);
        std::size_t gone = 0;
        const std::string disk = on_disk();
        for (const Kept& kept : all_) {
            const bool lives_on = today <= kept.day + lives.at(kept.retention);
            ASSERT_EQ(notes(*shell, kept.word).size(), lives_on ? 1u : 0u)
                << kept.word << " on day " << today;
            if (!lives_on) {
                ++gone;
                ASSERT_THAT(disk, Not(HasSubstr(kept.sealed))) << "still on the disk";
            }
        }
        ASSERT_EQ(told(), gone) << "the log tells of every removal, and of no other";
    }
    EXPECT_EQ(told(), all_.size());
    EXPECT_TRUE(shell->keys->live().empty());
    EXPECT_TRUE(verify_audit(file()));
}

TEST_F(Right10, NothingIsKeptWithoutARetention) {
    const auto shell = start();
    EXPECT_FALSE(keep(*shell, "a", "about a traveller", "for-ever"));
    EXPECT_FALSE(keep(*shell, "a", "about a traveller", ""));
    EXPECT_TRUE(notes(*shell, "a").empty());
}

TEST_F(Right10, TheProofSaysNothingOfTheTraveller) {
    const auto shell = start();
    keep_of(*shell, 0, "message");
    clock_.now += days(10);
    ASSERT_TRUE(shell->store->expire());
    ASSERT_EQ(entries("erased").size(), 1u);
    EXPECT_THAT(entries("erased").front(), Not(HasSubstr("traveller")));
    EXPECT_THAT(entries("erased").front(), Not(HasSubstr("\"visit\"")));
}

}  // namespace
}  // namespace cotejo
