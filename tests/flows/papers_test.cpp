// SPDX-License-Identifier: Apache-2.0
//
// Check-ins with travel documents, by the real program: a rendered passport page, a simulated chip, and
// what becomes of papers that contradict each other.

#include <gmock/gmock.h>

#include "passport.hpp"

namespace cotejo::flows {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// A kiosk that has time enough to read a page on a busy machine.
struct PatientKiosk : SimulatedKiosk {
    PatientKiosk() { edit(config() / "policy.yaml", "wait: 3", "wait: 25"); }
};

/// Nothing of an invented traveller may stand in what the operator reads.
void expect_no_personal_data(const std::string& text) {
    for (const char* told : {"EJEMPLO", "MUNOZ", "XA100001", "850314", "1985-03-14"})
        EXPECT_THAT(text, Not(HasSubstr(told)));
}

TEST(Papers, LetThroughWhoIsLikeThePortraitInTheChipOfTheirPassport) {
    const PatientKiosk kiosk;
    const Passport passport(kiosk);
    // Without a portrait in the list nothing but the chip's can have been compared with.
    const fs::path list = kiosk.state() / "demo/list.csv";
    const std::string text = read_file(list);
    const auto row = text.find('\n') + 1, end = text.find('\r', row);
    std::string first = text.substr(row, end - row);
    const auto finger = first.rfind(','), face = first.rfind(',', finger - 1);
    first.erase(face + 1, finger - face - 1);
    write_file(list, text.substr(0, row) + first + text.substr(end));

    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), AllOf(HasSubstr("\"document.chip.valid\""), HasSubstr("\"document.same\""),
                                       HasSubstr("\"face.same\"")));
    expect_no_personal_data(ran.out + ran.err + read_file(kiosk.state() / "audit.log"));
}

TEST(Papers, AreNotNeededByWhoIsLikeTheListsPortrait) {
    const SimulatedKiosk kiosk;
    const Ran ran = kiosk.once("--scenario no-passport");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), Not(HasSubstr("document.same")));
    EXPECT_THAT(ran.err, HasSubstr("No pudimos leer su pasaporte"));
}

TEST(Papers, OfSomebodyElseBringAnOfficer) {
    const PatientKiosk kiosk;
    const Passport passport(kiosk);
    const Ran ran = kiosk.once("--scenario other-passport");
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.last_line(), HasSubstr("\"reason\":\"document-differs\""));
}

TEST(Papers, WhoseChipIsACopyOrWasAlteredBringAnOfficer) {
    const PatientKiosk kiosk;
    for (const char* fault : {"dg2-altered", "ca-clone"}) {
        const Passport passport(kiosk, fault);
        const Ran ran = kiosk.once();
        EXPECT_EQ(ran.status, 3) << fault << ran.err;
        EXPECT_THAT(ran.last_line(), AllOf(HasSubstr("\"reason\":\"chip-not-genuine\""),
                                           Not(HasSubstr("document.chip.valid"))));
    }
}

TEST(Papers, WhoseChipIsSomebodyElsesBehindTheKeyOfThePageBringAnOfficer) {
    const PatientKiosk kiosk;
    const fs::path chip = kiosk.state() / "demo/chip", theirs = kiosk.folder() / "theirs", own = kiosk.folder() / "own";
    const std::string make = COTEJO_BIN "/cotejo-passport make ", quiet = " >/dev/null";
    std::string key; // what the page's lines open a chip with
    std::ifstream choices(chip / "choices");
    for (std::string word, value; std::getline(choices, word) && std::getline(choices, value);)
        if (word == "--number" || word == "--birth" || word == "--expiry") key += " " + word + " " + value;
    ASSERT_EQ(std::system((make + own.string() + key + quiet).c_str()), 0);
    // One says somebody else, one says next to nothing; both bear the picture of who stands here.
    for (const std::string who : {"--surname MUESTRA --given JUAN --number XA100004",
                                  "--surname XXX --number '<<<<<<<<<' --birth '<<<<<<' --expiry '<<<<<<' --sex '<' --nationality '<<<'"}) {
        const std::string portrait = (kiosk.state() / "demo/camera/other-person/1.jpg").string();
        ASSERT_EQ(std::system((make + theirs.string() + " --model bac --portrait " + portrait + " " + who + quiet).c_str()), 0);
        fs::copy(own / "mrz.txt", theirs / "mrz.txt", fs::copy_options::overwrite_existing);
        fs::remove_all(chip / "trust");
        fs::copy(theirs / "trust", chip / "trust");
        const Passport passport(kiosk, theirs, 0);
        const Ran ran = kiosk.once("--scenario other-person");
        EXPECT_EQ(ran.status, 3) << who << ran.err;
        EXPECT_THAT(ran.last_line(), AllOf(HasSubstr("\"reason\":\"chip-not-genuine\""), Not(HasSubstr("\"face.same\":"))));
        fs::remove_all(theirs);
    }
}

TEST(Papers, OfACountryThatNobodyHereKnowsHarmNobody) {
    const PatientKiosk kiosk;
    const Passport passport(kiosk, "csca-unknown");
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), Not(HasSubstr("document.chip.valid")));
}

TEST(Papers, LeadToTheEntryByAWristbandToo) {
    const PatientKiosk kiosk;
    const Passport passport(kiosk);
    const Ran ran = kiosk.once("--scenario wristband");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), HasSubstr("\"document.same\""));
}

TEST(Papers, ThatCannotBeReadAtAllLeaveThePassAndTheFace) {
    const SimulatedKiosk kiosk;
    const fs::path pictures = kiosk.state() / "demo/papers/match";
    write_file(pictures / "2-passport.png", read_file(pictures / "2-passport.png").substr(0, 5000));
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
}

}  // namespace
}  // namespace cotejo::flows
