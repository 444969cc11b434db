// SPDX-License-Identifier: Apache-2.0
//
// Rendered presentations in front of the real plugins. That these attacks are noticed proves nothing about
// real ones; that a person is let through and each check finds what it is for is what is held here.

#include <gmock/gmock.h>

#include "people.hpp"
#include "report.hpp"
#include "species.hpp"

namespace attacks {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

/// The first of the sample people, rendered once for all tests.
struct Stage {
    Album album{ASSETS "/models"};
    std::vector<Person> people = sample_people(album, ASSETS "/pictures");
    Kiosk kiosk{PLUGINS};
    Limits limits = kiosk.limits(POLICY);
    cotejo::Record reference = kiosk.enrolled(people[0].enrolled);

    Outcome show(const Species& species, std::uint64_t seed) {
        const cotejo::ActiveCheck check = drawn(seed);
        const Case given{people[0].head, people[1].head, steps_of(check), steps_of(drawn(seed + 50)), seed};
        return kiosk.present(species.render(given), check, reference, limits);
    }
    Outcome show_person(std::uint64_t seed, Light light = {}) {
        const cotejo::ActiveCheck check = drawn(seed);
        return kiosk.present(bona_fide(people[0].head, steps_of(check), seed, light), check, reference, limits);
    }
};

Stage& stage() {
    static Stage stage;
    return stage;
}

std::vector<Species> all_species() {
    std::vector<Species> all(shown().begin(), shown().end());
    all.insert(all.end(), injected().begin(), injected().end());
    return all;
}

const Species& species(const std::string& name) {
    static const std::vector<Species> all = all_species();
    return *std::ranges::find(all, name, [](const Species& one) { return std::string(one.name); });
}

TEST(Presentations, OfSomebodyWhoDoesWhatIsAskedAreAccepted) {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const Outcome outcome = stage().show_person(seed);
        EXPECT_TRUE(outcome.accepted(stage().limits)) << seed << ": attack " << outcome.attack.value_or(-1);
        EXPECT_THAT(outcome.found, ::testing::IsEmpty()) << seed;
    }
}

TEST(Presentations, AreNoMoreAnAttackTheDarkerTheyAre) {
    std::uint64_t seed = 10; // each with a nonce of its own
    for (const double gain : {0.8, 0.6, 0.4, 0.25}) {
        const Outcome outcome = stage().show_person(++seed, {.gain = gain, .noise = 2.5});
        if (!outcome.captured) continue; // failure to acquire is no attack
        EXPECT_LE(outcome.attack.value_or(0), stage().limits.highest_attack) << gain << ": " << ::testing::PrintToString(outcome.found);
    }
}

TEST(Presentations, ThatDoNotFinishAreNotCaptured) {
    EXPECT_FALSE(stage().show(species("print-matte"), 5).captured);
}

/// A species, and checks that would each have been enough.
struct Expected {
    const char* species;
    std::uint64_t seed; // each with a nonce of its own
    std::vector<const char*> checks;
};

class Attacks : public ::testing::TestWithParam<Expected> {};

TEST_P(Attacks, AreFoundByTheChecksForThem) {
    const Outcome outcome = stage().show(species(GetParam().species), GetParam().seed);
    ASSERT_TRUE(outcome.attack);
    EXPECT_FALSE(outcome.accepted(stage().limits));
    for (const char* check : GetParam().checks) EXPECT_THAT(outcome.found, Contains(check));
}

INSTANTIATE_TEST_SUITE_P(Rendered, Attacks, ::testing::Values(
    Expected{"print-matte", 21, {"undone", "room-moves"}}, Expected{"print-eyes-cut", 22, {"room-moves"}},
    Expected{"replay-tablet", 23, {"undone", "edges"}}, Expected{"replay-monitor", 24, {"pattern"}},
    Expected{"replay-lucky", 25, {"pattern"}}, Expected{"mask", 26, {"undone"}}, Expected{"swap", 27, {"change-of-face"}},
    Expected{"inject-zoom", 28, {"room-moves"}}, Expected{"inject-frozen", 29, {"repeat", "shared-noise"}},
    Expected{"inject-puppet-3d", 30, {"no-noise"}}),
    [](const auto& info) {
        std::string name = info.param.species;
        std::ranges::replace(name, '-', '_');
        return name;
    });

TEST(Figures, HaveTheExactIntervalsOfClopperAndPearson) {
    const Rate none{0, 10}, some{3, 10};
    EXPECT_EQ(none.low(), 0);
    EXPECT_NEAR(none.high(), 0.3085, 1e-4);
    EXPECT_NEAR(some.low(), 0.0667, 1e-4);
    EXPECT_NEAR(some.high(), 0.6525, 1e-4);
    EXPECT_EQ(Rate().high(), 1) << "nothing was seen";
}

std::vector<Presented> planted() {
    const auto presented = [](const char* species, bool attack, std::optional<double> value, bool captured, float score) {
        Outcome outcome{.captured = captured, .attack = value, .but_for_steps = 0, .found = {}, .score = score};
        return Presented{species, "", attack, outcome};
    };
    return {presented("a", true, 0.1, true, 0.9f),  presented("a", true, 0.9, true, 0.9f),
            presented("b", true, 0.1, true, 0.1f),  presented("b", true, std::nullopt, true, 0.9f),
            presented("bona-fide", false, 0.1, true, 0.9f), presented("bona-fide", false, 0.9, true, 0.9f),
            presented("bona-fide", false, 0.9, false, 0.9f)};
}

TEST(Figures, CountEachSpeciesByItself) {
    const auto all = rows(planted(), {40, 0.2, 0.4});
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].missed.count, 1);
    EXPECT_EQ(all[0].missed.of, 2);
    EXPECT_EQ(all[0].accepted.count, 1);
    EXPECT_EQ(all[1].missed.of, 1) << "a detector that does not respond misses nothing";
    EXPECT_EQ(all[1].no_response.count, 1);
    EXPECT_EQ(all[1].accepted.count, 0) << "a stranger's score";
    EXPECT_EQ(all[2].missed.count, 1);
    EXPECT_EQ(all[2].missed.of, 2) << "who never finished is not judged";
}

TEST(Figures, NameTheWorstSpeciesAndNotTheMean) {
    const auto all = rows(planted(), {40, 0.2, 0.4});
    EXPECT_EQ(worst_apcer(all)->species, "b");
    EXPECT_EQ(worst_iapar(all)->species, "a");
}

TEST(Figures, ChooseTheLimitByBonaFidePresentationsAlone) {
    EXPECT_EQ(chosen_limit(planted(), 0), 0.9);
    EXPECT_EQ(chosen_limit(planted(), 0.5), 0.1);
}

TEST(Report, SaysInItsTitleThatNothingWasReal) {
    const Report report{.split = "", .limits = {}, .rows = rows(planted(), {}), .rows_at_chosen = {}};
    for (const std::string& text : {to_text(report), to_json(report), to_html(report)})
        EXPECT_THAT(text, HasSubstr("SYNTHETIC"));
    EXPECT_THAT(to_html(report), HasSubstr("<title>SYNTHETIC"));
}

}  // namespace
}  // namespace attacks
