// SPDX-License-Identifier: Apache-2.0
//
// Travellers who show nothing at first, by the real program on real pictures: the kiosk fills its
// gallery from the flight's list, a face finds a candidate, and something else confirms it.

#include <gmock/gmock.h>

#include <condition_variable>
#include <mutex>

#include "kiosk/services.hpp"
#include "program.hpp"

namespace cotejo::flows {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A kiosk with a gallery. Of the sample pictures' two people one is on its list.
class WalkUp {
public:
    WalkUp() { leave_out("DEMO02"); }

    /// Opens the kiosk and serves nobody until its gallery follows the list; gives the log.
    std::string enrol() const {
        std::mutex mutex;
        std::condition_variable said;
        std::string log;
        const LogSink hear = [&](const LogLine& line) {
            const std::lock_guard lock(mutex);
            log += line.text + "\n";
            said.notify_all();
        };
        const kiosk::Configuration configuration = kiosk::load_configuration(
            {.file = simulated.config() / "walk_up.yaml", .state = simulated.state()});
        EXPECT_EQ(describe(configuration.mistakes), "");
        auto services = kiosk::Services::open(configuration, std::chrono::system_clock::now, hear);
        EXPECT_TRUE(services) << services.error().what;
        if (!services) return {};
        std::unique_lock lock(mutex);
        said.wait(lock, [&] { return log.find("are enrolled") != std::string::npos; });
        return log;
    }
    Ran once(const std::string& options = "") const {
        return simulated.kiosk("--text --once " + options, "walk_up.yaml");
    }
    /// A page camera that sees no pass.
    std::string no_pass() const {
        return " --set page-camera.folder=" + (simulated.state() / "demo/camera/no-face").string();
    }
    /// A reader that another finger touches: nobody's.
    std::string no_finger() const {
        fs::create_directories(simulated.folder() / "nobody");
        return " --set finger.prints=" + (simulated.folder() / "nobody").string();
    }
    std::string audit() const { return read_file(simulated.state() / "audit.log"); }

    SimulatedKiosk simulated;

private:
    void leave_out(const std::string& pnr) const {
        const fs::path list = simulated.state() / "demo/list.csv";
        std::istringstream lines(read_file(list));
        std::string kept;
        for (std::string line; std::getline(lines, line);)
            if (line.find(pnr) == std::string::npos) kept += line + "\n";
        write_file(list, kept);
    }
};

TEST(WalkUp, FindsTheTravellerByTheirFaceAndTakesTheirPassForTheSecondFinding) {
    const WalkUp kiosk;
    EXPECT_THAT(kiosk.enrol(), HasSubstr("1 of 3 entries are enrolled; 2 of 3 entries have no usable picture"));
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), AllOf(StartsWith("{\"decision\":\"through\""), HasSubstr("\"face.same\"")));
    EXPECT_THAT(kiosk.audit(), AllOf(HasSubstr("\"searched\""), HasSubstr("\"set\":\"av9-")));
}

TEST(WalkUp, TakesAFingerForTheSecondFindingOfWhomAFaceFound) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    const Ran ran = kiosk.once(kiosk.no_pass());
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), AllOf(HasSubstr("\"manifest.entry.listed\""), HasSubstr("\"finger.same\"")));
}

TEST(WalkUp, LetsNobodyThroughWhoIsOnlyACandidate) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    const Ran ran = kiosk.once(kiosk.no_pass() + kiosk.no_finger());
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.last_line(), HasSubstr("\"manifest.entry.listed\"")) << "the face did find an entry";
    EXPECT_THAT(ran.last_line(), Not(HasSubstr(".same\":")));
    EXPECT_THAT(ran.last_line(), HasSubstr("a second, dissimilar finding"));
}

TEST(WalkUp, FindsNobodyForSomebodyWhoIsNotOnTheList) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    const Ran ran = kiosk.once("--scenario other-person" + kiosk.no_pass());
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.err, Not(HasSubstr("no search"))) << "it was made";
    EXPECT_THAT(ran.last_line(), Not(HasSubstr("manifest.entry.listed")));
    EXPECT_THAT(kiosk.audit(), HasSubstr("\"searched\""));
}

TEST(WalkUp, TellsTheWorkflowThatNobodyWasFound) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    SimulatedKiosk::edit(kiosk.simulated.folder() / "scripts/workflows/walk_up.lua",
                         "return face, visit:find(\"manifest.entry\", face)",
                         "error(select(2, visit:find(\"manifest.entry\", face)) or \"found\")");
    EXPECT_THAT(kiosk.once("--scenario other-person").err, HasSubstr(": not_found"));
    EXPECT_THAT(kiosk.once().err, HasSubstr(": found"));
}

TEST(WalkUp, TakesNoPassOfSomebodyElse) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    const Ran ran = kiosk.once("--scenario other-person");
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.last_line(), Not(HasSubstr("face.same\":")));
}

TEST(WalkUp, EnrolsNobodyTwiceAndErasesWhoLeavesTheList) {
    const WalkUp kiosk;
    (void)kiosk.enrol();
    EXPECT_THAT(kiosk.enrol(), AllOf(HasSubstr("1 of 3 entries are enrolled"), Not(HasSubstr("erased"))));
    SimulatedKiosk::edit(kiosk.simulated.config() / "walk_up.yaml", "number: AV9", "number: AV10");
    EXPECT_THAT(kiosk.enrol(), HasSubstr("1 were erased that the flight's lists do not have"));
    EXPECT_THAT(kiosk.audit(), AllOf(HasSubstr("\"erased\""), HasSubstr("\"count\":1")));
}

}  // namespace
}  // namespace cotejo::flows
