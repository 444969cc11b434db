// SPDX-License-Identifier: Apache-2.0
//
// Someone found by their body: in this flight's set, within the policy's rate, written down, and a
// candidate until something else confirms it.

#include <gmock/gmock.h>

#include "cotejo/kinds.h"
#include "walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// A kiosk whose gallery knows some walkers.
class Gallery : public Walk {
public:
    explicit Gallery(Settings gait = {}) : Walk(std::move(gait)) {}

    /// The key that the entry of this ticket is kept under.
    LookupKey key_of(const std::string& ticket) const {
        const Record pass({"test-ticket.pass", "", nullptr,
                           {{"flight", "XX1", 1.0}, {"date", "2026-11-22", 1.0}, {"pnr", ticket, 1.0}}, 0, {}});
        return entries->find(pass)->keys.front();
    }
    void know(const LookupKey& key, float walker, const std::string& set = "xx1-2026-11-22") {
        const std::span bytes(reinterpret_cast<const std::uint8_t*>(&walker), sizeof walker);
        const Results kept = providers.named("gait")->run(
            Job{"keep", "",
                {Record({COTEJO_KIND_KEY, "bytes", copied(key.bytes), {}, 0, {}}),
                 Record({"test-gait.template/1", "f32", copied(bytes), {}, 0, {}})},
                {{COTEJO_OPTION_SET, set, 1.0}}});
        EXPECT_EQ(kept.outcome.status, Status::ok) << kept.outcome.reason;
    }
    /// Captures whoever walks past.
    static Handle walker(Visit& visit) {
        EXPECT_TRUE(visit.ask("gait"));
        return or_nil(visit.capture("test-gait.image"));
    }
    /// "" when an entry was found, else why not.
    static std::string miss(Visit& visit, Handle by, std::string_view purpose = {}) {
        const auto found = visit.find("manifest.entry", by, purpose);
        return found ? "" : found.error().word;
    }
};

TEST(Gallery, FindsTheEntryOfAWalkerWhoShowsNothing) {
    Gallery gallery;
    gallery.know(gallery.key_of("PNR002"), 2);
    gallery.know(gallery.key_of("PNR001"), 1);
    Visit visit(gallery.setting(), {});
    const auto entry = visit.find("manifest.entry", Gallery::walker(visit));
    ASSERT_TRUE(entry) << entry.error().word;
    EXPECT_EQ(visit.glimpse(*entry).facts.front().text, "PNR001");
}

TEST(Gallery, LetsNobodyThroughWhomOneBodyAloneFoundAndConfirmed) {
    Gallery gallery;
    gallery.know(gallery.key_of("PNR001"), 1);
    Visit visit(gallery.setting(), {});
    const Handle gait = Gallery::walker(visit);
    ASSERT_TRUE(visit.detect(gait));
    const Handle entry = or_nil(visit.find("manifest.entry", gait));
    const auto same = visit.compare(gait, or_nil(visit.extract("test-gait.image", entry)));
    EXPECT_TRUE(same && *same);
    const Verdict verdict = visit.decide();
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_THAT(verdict.unmet, Contains("a second, dissimilar finding"));
}

TEST(Gallery, WritesDownWhatWasSearchedBeforeTheSearch) {
    Gallery gallery(Walk::Settings{{"wide", "lost-child"}});
    gallery.know(gallery.key_of("PNR001"), 1, "elsewhere");
    Visit visit(gallery.setting(), {});
    const Handle gait = Gallery::walker(visit);
    EXPECT_EQ(Gallery::miss(visit, gait), "not_found");
    EXPECT_THAT(gallery.log_text(), HasSubstr("\"searched\""));
    EXPECT_THAT(gallery.log_text(), HasSubstr("\"set\":\"xx1-2026-11-22\""));
    EXPECT_THAT(gallery.log_text(), Not(HasSubstr("purpose")));
    EXPECT_EQ(Gallery::miss(visit, gait, "lost-child"), "");
    EXPECT_THAT(gallery.log_text(), HasSubstr("\"purpose\":\"lost-child\""));
}

TEST(Gallery, TellsTheOperatorWhatASearchOfTheFlightCannotFindYet) {
    Gallery gallery(Walk::Settings{{"wide", "lost-child"}});
    gallery.know(gallery.key_of("PNR001"), 1);
    VisitSetting setting = gallery.setting();
    setting.gallery_gap = [] { return std::string("7 entries are missing"); };
    Visit visit(setting, {});
    const Handle gait = Gallery::walker(visit);
    EXPECT_EQ(Gallery::miss(visit, gait), "") << "who is there is found";
    EXPECT_EQ(gallery.lines_with("finds only who is enrolled: 7 entries are missing"), 1);
    EXPECT_EQ(Gallery::miss(visit, gait, "lost-child"), "");
    EXPECT_EQ(gallery.lines_with("7 entries are missing"), 1) << "a wider search is another matter";
}

TEST(Gallery, SearchesForNoPurposeThatTheLogCannotTake) {
    Gallery gallery(Walk::Settings{{"wide", "Ana Ejemplo"}});
    gallery.know(gallery.key_of("PNR001"), 1, "elsewhere");
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit), "Ana Ejemplo"), "failed");
    EXPECT_THAT(gallery.log_text(), Not(HasSubstr("Ejemplo")));
}

TEST(Gallery, SaysThatThePurposeWasNotGranted) {
    Gallery gallery;
    gallery.know(gallery.key_of("PNR001"), 1);
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit), "curiosity"), "invalid");
}

TEST(Gallery, FindsNobodyBelowTheThreshold) {
    Gallery gallery(Walk::Settings{{"recognition", "0.49"}});
    gallery.know(gallery.key_of("PNR001"), 1);
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit)), "not_found");
}

TEST(Gallery, DividesThePolicysRateByHowManyWereSearched) {
    // 1e-3 for a visit of three tries: 1.7e-4 among two, 8e-5 among four; known down to 1e-4.
    for (const auto& [searched, expected] : {std::pair{"2", ""}, {"4", "unsupported"}, {"0", ""}}) {
        Gallery gallery(Walk::Settings{{"searched", searched}});
        gallery.know(gallery.key_of("PNR001"), 1);
        Visit visit(gallery.setting(), {});
        EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit)), expected) << searched;
    }
}

TEST(Gallery, HoldsAComparisonWithWhomItFoundAgainstTheSameRate) {
    Gallery gallery(Walk::Settings{{"similarity", "0.6"}});
    gallery.policy.families["test-gait"].scores["org.cotejo.test.gait"] = {{3e-4, 0.5}, {1e-4, 0.8}};
    gallery.know(gallery.key_of("PNR001"), 1);
    const auto compared = [&](bool by_body) {
        Visit visit(gallery.setting(), {});
        EXPECT_TRUE(visit.ask("ticket"));
        const Handle gait = Gallery::walker(visit);
        const Handle by = by_body ? gait : or_nil(visit.capture("test-ticket.pass"));
        const Handle entry = or_nil(visit.find("manifest.entry", by));
        const auto same = visit.compare(gait, or_nil(visit.extract("test-gait.image", entry)));
        EXPECT_TRUE(same);
        return same && *same;
    };
    EXPECT_TRUE(compared(false));
    EXPECT_FALSE(compared(true)) << "the best of two is alike by chance twice as often";
}

TEST(Gallery, CountsASearchAsATry) {
    Gallery gallery;
    Visit visit(gallery.setting(), {});
    const Handle gait = Gallery::walker(visit);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(Gallery::miss(visit, gait), "not_found");
    EXPECT_EQ(Gallery::miss(visit, gait), "refused");
}

TEST(Gallery, NamesNobodyWhereTwoAreAlike) {
    Gallery gallery;
    gallery.know(gallery.key_of("PNR001"), 1);
    gallery.know(gallery.key_of("PNR002"), 1);
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit)), "doubtful");
}

TEST(Gallery, SaysElsewhereOfAKeyOfNoneOfThisFlight) {
    Gallery gallery(Walk::Settings{{"wide", "transfer"}});
    gallery.know(LookupKey{{1, 2, 3}}, 1, "xx2-2026-11-22");
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit), "transfer"), "elsewhere");
}

TEST(Gallery, KnowsAWalkerWhoHasCheckedInAlready) {
    Gallery gallery;
    ASSERT_EQ(gallery.check_in().decision, Decision::through);
    gallery.know(gallery.key_of("PNR001"), 1);
    Visit visit(gallery.setting(), {});
    EXPECT_EQ(Gallery::miss(visit, Gallery::walker(visit)), "used");
}

}  // namespace
}  // namespace cotejo::flows
