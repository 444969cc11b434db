// SPDX-License-Identifier: Apache-2.0

#include "visit/join.hpp"

#include <gmock/gmock.h>

namespace cotejo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Evidence built by hand: a pass leads to an entry, an entry to a portrait, a face to the portrait.
class Gathered {
public:
    Handle captured(const std::string& kind, const std::string& bytes) {
        return add(Origin::captured, kind, bytes, {});
    }
    Handle extracted(const std::string& kind, const std::string& bytes, Handle from) {
        return add(Origin::extracted, kind, bytes, {from});
    }
    Handle entry(const std::string& bytes, Handle pass, bool vouched = true) {
        const Handle entry = add(Origin::found, "manifest.entry", bytes, {pass});
        evidence.samples[entry - 1].verdicts = {{"listed", 1.0}, {"vouched", vouched ? 1.0 : 0.0}};
        find("manifest.entry.listed", entry);
        return entry;
    }
    void find(const std::string& name, Handle about) {
        evidence.findings.push_back({name, {about}, 1.0, std::nullopt, {}});
    }
    void compare(Handle probe, Handle reference, double score, double limit = 0.5) {
        evidence.compared.push_back({probe, reference, score, limit, false, {}});
    }
    std::vector<std::string> unmet(const Policy& policy) const {
        auto all = evidence.findings;
        for (Finding& same : same_findings(policy, evidence)) all.push_back(std::move(same));
        return match(policy, evidence, all).unmet;
    }

    Evidence evidence;

private:
    Handle add(Origin origin, const std::string& kind, const std::string& bytes,
               std::vector<Handle> from) {
        const std::span data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        Record record({kind, "bytes", copied(data), {}, 0, {}});
        Result<Sample> sample = freeze_sample(origin, {{record}}, {});
        sample->from = std::move(from);
        sample->id = static_cast<Handle>(evidence.samples.size() + 1);
        evidence.samples.push_back(*sample);
        return sample->id;
    }
};

Policy policy() {
    Policy policy;
    policy.far = 1e-3;
    FamilyPolicy& face = policy.families["face"];
    face.ask = "face";
    face.tries = 3;
    face.assess_lowest = 60;
    face.detect_highest = 0.2;
    face.probe_captured = true;
    face.reference = {{"manifest.entry", "vouched"}};
    policy.through = {{"manifest.entry.listed"}, {"face.same"}};
    return policy;
}

/// One traveller with a good, live face that is like their portrait.
struct Traveller {
    Traveller(Gathered& gathered, const std::string& who, const std::string& looks)
        : pass(gathered.captured("document.boarding-pass", "pass of " + who)),
          entry(gathered.entry("row of " + who, pass)),
          portrait(gathered.extracted("face.image", "portrait of " + who, entry)),
          face(gathered.captured("face.image", "face of " + looks)) {
        gathered.find("face.good", face);
        gathered.find("face.live", face);
    }
    Handle pass, entry, portrait, face;
};

TEST(Joining, LetsOnePersonThroughWhoIsListedAndLikeTheirPortrait) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    gathered.compare(ana.face, ana.portrait, 0.9);
    EXPECT_THAT(gathered.unmet(policy()), IsEmpty());
}

TEST(Joining, WantsAnOfficersEyesAndALiveFaceWhereThePolicyNamesBoth) {
    Policy both = policy();
    both.families["face"].attended = true;
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    gathered.compare(ana.face, ana.portrait, 0.9);
    EXPECT_THAT(gathered.unmet(both), ElementsAre("face.same")) << "nobody attends";
    gathered.evidence.attended = true;
    EXPECT_THAT(gathered.unmet(both), IsEmpty());
    std::erase_if(gathered.evidence.findings, [](auto& found) { return found.name == "face.live"; });
    EXPECT_THAT(gathered.unmet(both), ElementsAre("face.same")) << "not live";
}

TEST(Joining, DoesNotCountAScoreBelowTheLimitOrThatIsNoNumber) {
    for (const double score : {0.4999, 0.0, double(NAN)}) {
        Gathered gathered;
        const Traveller ana(gathered, "A", "A");
        gathered.compare(ana.face, ana.portrait, score);
        EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same")) << score;
    }
}

TEST(Joining, KeepsOnePersonsPassApartFromAnothersFace) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "B");           // A's pass, B in front of the camera
    const Handle other = gathered.captured("document.boarding-pass", "pass of B");
    const Handle portrait_of_b = gathered.extracted("face.image", "portrait of B", other);
    gathered.compare(ana.face, portrait_of_b, 0.9);    // like B, but not from B's entry
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

TEST(Joining, RefusesAPieceWithTwoEntries) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    const Handle second = gathered.entry("row of B", ana.pass);
    gathered.compare(ana.face, ana.portrait, 0.9);
    (void)second;
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("one manifest.entry"));
}

TEST(Joining, TakesAnEntryFoundTwiceForOne) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    gathered.entry("row of A", ana.pass);
    gathered.compare(ana.face, ana.portrait, 0.9);
    EXPECT_THAT(gathered.unmet(policy()), IsEmpty());
}

TEST(Joining, NeedsAProbeThatWasCaptured) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    const Handle picture = gathered.extracted("face.image", "a picture of A", ana.pass);
    gathered.find("face.good", picture);
    gathered.find("face.live", picture);
    gathered.compare(picture, ana.portrait, 0.9);
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

TEST(Joining, NeedsThatVerySampleToBeGoodAndLive) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    const Handle second = gathered.captured("face.image", "another face of A");
    gathered.find("face.good", second);
    gathered.compare(second, ana.portrait, 0.9);  // live was the first sample, not this one
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

TEST(Joining, NeedsAReferenceFromAVouchedList) {
    Gathered gathered;
    const Handle pass = gathered.captured("document.boarding-pass", "pass of A");
    const Handle entry = gathered.entry("row of A", pass, false);
    const Handle portrait = gathered.extracted("face.image", "portrait of A", entry);
    const Handle face = gathered.captured("face.image", "face of A");
    gathered.find("face.good", face);
    gathered.find("face.live", face);
    gathered.compare(face, portrait, 0.9);
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

TEST(Joining, CountsAttendedOnlyInAnAttendedVisit) {
    Policy attended = policy();
    attended.families["face"].detect_highest.reset();
    attended.families["face"].attended = true;
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    gathered.compare(ana.face, ana.portrait, 0.9);
    EXPECT_THAT(gathered.unmet(attended), ElementsAre("face.same"));
    gathered.evidence.attended = true;
    EXPECT_THAT(gathered.unmet(attended), IsEmpty());
}

TEST(Joining, TakesAnAskedNameForNothingElse) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    gathered.evidence.findings.push_back({"asked.face.same", {}, std::nullopt, std::nullopt, {}});
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

TEST(Joining, KnowsASampleAgain) {
    Gathered gathered;
    const Traveller ana(gathered, "A", "A");
    const Handle part = gathered.extracted("face.image", "crop of A", ana.face);
    const Handle again = gathered.captured("face.image", "face of A");
    EXPECT_TRUE(same_origin(gathered.evidence, ana.face, ana.face));
    EXPECT_TRUE(same_origin(gathered.evidence, ana.face, part));
    EXPECT_TRUE(same_origin(gathered.evidence, part, ana.face));
    EXPECT_TRUE(same_origin(gathered.evidence, ana.face, again)) << "the same bytes";
    EXPECT_FALSE(same_origin(gathered.evidence, ana.face, ana.portrait));
}

TEST(Joining, TakesAnEntryFoundByABodyForNoPartOfThatBody) {
    Gathered gathered;
    const Handle face = gathered.captured("face.image", "face of A");
    const Handle entry = gathered.entry("row of A", face);
    const Handle portrait = gathered.extracted("face.image", "portrait of A", entry);
    EXPECT_TRUE(same_origin(gathered.evidence, face, portrait)) << "found by what it says";
    gathered.evidence.samples[entry - 1].among = 500;
    EXPECT_FALSE(same_origin(gathered.evidence, face, portrait));
    EXPECT_TRUE(same_origin(gathered.evidence, entry, portrait));
}

TEST(Joining, TakesSomeoneFoundByTheirBodyAloneForACandidate) {
    Policy two = policy();
    two.families["finger"] = two.families["face"];
    Gathered gathered;
    const Handle face = gathered.captured("face.image", "face of A");
    const Handle entry = gathered.entry("row of A", face);
    const Handle portrait = gathered.extracted("face.image", "portrait of A", entry);
    gathered.find("face.good", face);
    gathered.find("face.live", face);
    gathered.compare(face, portrait, 0.9);
    EXPECT_THAT(gathered.unmet(two), ElementsAre("a second, dissimilar finding"));

    const Handle finger = gathered.captured("finger.image", "finger of A");
    const Handle print = gathered.extracted("finger.image", "print of A", entry);
    gathered.find("finger.good", finger);
    gathered.find("finger.live", finger);
    gathered.compare(finger, print, 0.9);
    EXPECT_THAT(gathered.unmet(two), IsEmpty());
}

TEST(Joining, SaysWhichLinesNothingMet) {
    Gathered gathered;
    EXPECT_THAT(gathered.unmet(policy()), SizeIs(1));
    const Handle pass = gathered.captured("document.boarding-pass", "pass");
    gathered.entry("row", pass);
    EXPECT_THAT(gathered.unmet(policy()), ElementsAre("face.same"));
}

}  // namespace
}  // namespace cotejo
