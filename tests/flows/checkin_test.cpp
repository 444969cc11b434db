// SPDX-License-Identifier: Apache-2.0
//
// Whole check-ins by the real program on real pictures, and what becomes of bad input.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "kiosk/services.hpp"
#include "program.hpp"

namespace cotejo::flows {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Nothing of an invented traveller may stand in what the operator reads.
void expect_no_personal_data(const Ran& ran) {
    for (const char* text : {"EJEMPLO", "MUESTRA"}) {
        EXPECT_THAT(ran.err, Not(HasSubstr(text)));
        EXPECT_THAT(ran.out, Not(HasSubstr(text)));
    }
}

TEST(CheckIn, LetsTheListedTravellerThrough) {
    const SimulatedKiosk kiosk;
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), StartsWith("{\"decision\":\"through\",\"findings\":{"));
    EXPECT_THAT(ran.last_line(), AllOf(HasSubstr("\"face.same\""), HasSubstr("\"ms\":")));
    expect_no_personal_data(ran);
    expect_no_personal_data({0, read_file(kiosk.state() / "audit.log"), ""});
}

TEST(CheckIn, CallsAnOfficerForSomebodyElse) {
    const SimulatedKiosk kiosk;
    const Ran ran = kiosk.once("--scenario other-person");
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.last_line(), AllOf(StartsWith("{\"decision\":\"officer\""),
                                       Not(HasSubstr("face.same\":"))));
}

TEST(CheckIn, CallsAnOfficerWhereNoFaceCanBeRead) {
    const SimulatedKiosk kiosk;
    const Ran ran = kiosk.once("--scenario no-face");
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.last_line(), Not(HasSubstr("face.good")));
}

TEST(CheckIn, TakesAFingerWhereTheCameraIsNotThere) {
    const SimulatedKiosk kiosk;
    const Ran ran = kiosk.once("--set face-camera.source=/dev/video99 --set face-camera.folder=");
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.last_line(), HasSubstr("\"finger.same\""));
    EXPECT_THAT(ran.err, HasSubstr("the camera cannot be opened"));
}

TEST(CheckIn, KnowsATravellerWhoHasCheckedIn) {
    const SimulatedKiosk kiosk;
    EXPECT_EQ(kiosk.once().status, 0);
    const Ran again = kiosk.once();
    EXPECT_EQ(again.status, 3);
    EXPECT_THAT(again.err, HasSubstr("Alguien ya hizo el registro"));
    EXPECT_EQ(kiosk.once("--forget").status, 3);
}

TEST(CheckIn, StartsNoMoreOnceItsKeysAreLost) {
    const SimulatedKiosk kiosk;
    EXPECT_EQ(kiosk.once().status, 0);
    fs::remove_all(kiosk.state() / "keys");
    for (int start = 0; start < 2; ++start) {
        const Ran ran = kiosk.once();
        EXPECT_EQ(ran.status, 1);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr((kiosk.state() / "keys").string()));
        EXPECT_THAT(ran.err, HasSubstr("put the key folder back"));
    }
}

TEST(CheckIn, StartsNoMoreOnceAKeyFileWasEmptiedOrTheStoreIsGone) {
    const SimulatedKiosk kiosk;
    EXPECT_EQ(kiosk.once().status, 0);
    fs::path epoch;
    for (const auto& file : fs::directory_iterator(kiosk.state() / "keys"))
        if (file.path().extension() == ".epoch") epoch = file.path();
    for (const fs::path& file : {kiosk.state() / "keys/records.keys", epoch, kiosk.state() / "store"}) {
        const fs::path aside = kiosk.folder() / "aside";
        fs::rename(file, aside);
        if (file.extension() == ".keys") write_file(file, "");
        const Ran ran = kiosk.once();
        EXPECT_EQ(ran.status, 1) << file;
        EXPECT_THAT(ran.err, HasSubstr("would be let through again; put the")) << file;
        fs::remove_all(file);
        fs::rename(aside, file);
    }
    EXPECT_EQ(kiosk.once().status, 3) << "put back, the pass is known as used";
}

TEST(CheckIn, StartsNoMoreOnceItsLogWasCutOrTakenAway) {
    const SimulatedKiosk kiosk;
    const fs::path log = kiosk.state() / "audit.log", checkpoint = kiosk.state() / "audit.checkpoint";
    EXPECT_EQ(kiosk.once("--scenario no-face").status, 3);
    const std::string before = read_file(log);
    EXPECT_EQ(kiosk.once("--scenario no-face").status, 3);
    const std::string whole = read_file(log), note = read_file(checkpoint);
    for (const bool gone : {false, true}) {
        if (gone) fs::remove(log);
        else write_file(log, before);
        const Ran ran = kiosk.once();
        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.err, HasSubstr(log.string()));
        EXPECT_THAT(ran.err, HasSubstr("move both files to where they can be examined"));
        EXPECT_EQ(read_file(checkpoint), note) << "the evidence stays";
    }
    write_file(log, whole);
    EXPECT_EQ(kiosk.once("--scenario no-face").status, 3) << "put back, it goes on";
    fs::rename(log, kiosk.folder() / "audit.log");
    fs::rename(checkpoint, kiosk.folder() / "audit.checkpoint");
    EXPECT_EQ(kiosk.once("--scenario no-face").status, 3) << "moved away, a new one begins";
}

TEST(CheckIn, SaysWhichOfItsLogsFilesIsMissingOrDamaged) {
    const SimulatedKiosk kiosk;
    EXPECT_EQ(kiosk.once().status, 0);
    const fs::path key = kiosk.state() / "checkpoint.key", note = kiosk.state() / "audit.checkpoint";
    const std::string whole = read_file(note);
    write_file(note, "garbage");
    EXPECT_THAT(kiosk.once().err, HasSubstr(note.string() + ": "));
    write_file(note, whole);
    fs::remove(key);
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr(key.string() + " is missing"));
    EXPECT_THAT(ran.err, Not(HasSubstr("somebody")));
}

TEST(CheckIn, MeetsAnOfficerWhereAListIsAPipeThatNobodyWrites) {
    const SimulatedKiosk kiosk;
    const fs::path list = kiosk.state() / "demo/list.csv";
    fs::remove(list);
    ASSERT_EQ(::mkfifo(list.c_str(), 0600), 0);
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(list.string() + ": is no file"));
}

TEST(CheckIn, NamesAtACheckTheModelThatIsNotThere) {
    const SimulatedKiosk kiosk(false);
    const fs::path plugins = kiosk.folder() / "plugins";
    fs::copy(fs::path(COTEJO_BIN) / "../plugins", plugins, fs::copy_options::recursive);
    const std::string folder = " --plugins " + plugins.string();
    fs::resize_file(plugins / "face-opencv/models/yunet.onnx", 1000);
    fs::remove(plugins / "document-barcode/libdocument-barcode.so");
    const Ran ran = kiosk.kiosk("check" + folder);
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("yunet.onnx: is not the file the manifest names"));
    EXPECT_THAT(ran.err, HasSubstr("libdocument-barcode.so: is not there; build it"));
}

TEST(CheckIn, ForgetsACheckInWhereItIsTold) {
    const SimulatedKiosk kiosk;
    EXPECT_EQ(kiosk.once("--forget").status, 0);
    EXPECT_EQ(kiosk.once("--forget").status, 0);
}

TEST(CheckIn, TellsATravellerWithAPassForAnotherFlightOrDay) {
    const SimulatedKiosk kiosk;
    for (const std::string pass : {"other-flight", "other-day"}) {
        const Ran ran =
            kiosk.once("--set page-camera.folder=" + (kiosk.state() / "demo/papers" / pass).string());
        EXPECT_EQ(ran.status, 3) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("otro vuelo o de otro día")) << pass;
    }
}

TEST(CheckIn, GoesOnAfterPicturesThatNobodyCanRead) {
    const SimulatedKiosk kiosk;
    const fs::path camera = kiosk.state() / "demo/camera/match";
    write_file(camera / "0-empty.jpg", "");
    write_file(camera / "0-short.jpg", read_file(camera / "1.jpg").substr(0, 700));
    write_file(camera / "0-text.png", "no picture");
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("face-camera"));
}

TEST(CheckIn, ReplacesALineOfTheListThatLacksAColumnByAnOfficer) {
    const SimulatedKiosk kiosk;
    const fs::path list = kiosk.state() / "demo/list.csv";
    std::string text = read_file(list);
    const auto first = text.find('\n') + 1;
    const auto comma = text.find(',', first);
    write_file(list, text.erase(first, comma + 1 - first));
    const Ran ran = kiosk.once();
    EXPECT_EQ(ran.status, 3) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("line 2"));
    EXPECT_THAT(ran.err, HasSubstr("No encontramos este pase"));
    expect_no_personal_data(ran);
}

TEST(CheckIn, CallsAnOfficerWhileAListCannotBeRead) {
    const SimulatedKiosk kiosk;
    const fs::path list = kiosk.state() / "demo/list.csv";
    for (const std::string text : {"", "no list\n"}) {
        write_file(list, text);
        const Ran ran = kiosk.once();
        EXPECT_EQ(ran.status, 3) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("error kiosk: " + list.string() + ": "));
        EXPECT_THAT(ran.err, HasSubstr("No encontramos este pase"));
    }
    fs::remove(list);
    EXPECT_EQ(kiosk.once().status, 3);
    EXPECT_THAT(kiosk.kiosk("check").err, HasSubstr("there is no such list: " + list.string()));
}

TEST(CheckIn, SaysThatAListIsEmptyOrOfAnotherFlight) {
    const SimulatedKiosk kiosk;
    const fs::path list = kiosk.state() / "demo/list.csv";
    const Ran sound = kiosk.once();
    EXPECT_THAT(sound.err, Not(HasSubstr("entries is of flight")));
    EXPECT_THAT(sound.err, Not(HasSubstr("insecure memory"))); // what a library prints
    SimulatedKiosk::edit(kiosk.config() / "simulated.yaml", "number: AV9", "number: AV10");
    const Ran other = kiosk.once();
    EXPECT_EQ(other.status, 3);
    EXPECT_THAT(other.err, HasSubstr("warning kiosk: " + list.string() + ": none of its "));
    write_file(list, "");
    EXPECT_THAT(kiosk.once().err, HasSubstr("is empty; put the flight's list there"));
}

TEST(CheckIn, TakesAListUpOnceItIsMended) {
    const SimulatedKiosk simulated;
    const fs::path list = simulated.state() / "demo/list.csv";
    const std::string sound = read_file(list);
    write_file(list, "");
    const kiosk::Configuration configuration = kiosk::load_configuration(
        {.file = simulated.config() / "simulated.yaml", .state = simulated.state()});
    auto services = kiosk::Services::open(configuration, std::chrono::system_clock::now, {});
    ASSERT_TRUE(services) << services.error().what;
    EXPECT_EQ((*services)->entries().size(), 0u);
    write_file(list, sound);
    (*services)->refresh_lists();
    EXPECT_GT((*services)->entries().size(), 0u);
    write_file(list, "no list\n");
    (*services)->refresh_lists();
    EXPECT_GT((*services)->entries().size(), 0u);
}

TEST(CheckIn, NamesItsLogByItsOwnKey) {
    const SimulatedKiosk one, other;
    const auto origin = [](const SimulatedKiosk& kiosk) {
        (void)kiosk.once();
        return read_file(kiosk.state() / "audit.checkpoint").substr(0, 25);
    };
    EXPECT_THAT(origin(one), StartsWith("cotejo-kiosk/"));
    EXPECT_NE(origin(one), origin(other));
}

struct Broken {
    const char* name;
    const char* file;
    const char* from;
    const char* to;
    const char* said;
};

class BrokenSetting : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenSetting, IsSaidWithItsPlaceAndNothingStarts) {
    // A workflow is looked at once the settings are sound, and they name the flight's files.
    const SimulatedKiosk kiosk(std::string(GetParam().file).starts_with("scripts"));
    SimulatedKiosk::edit(kiosk.folder() / GetParam().file, GetParam().from, GetParam().to);
    for (const char* how : {"check", "--text --once"}) {
        const Ran ran = kiosk.kiosk(how);
        EXPECT_EQ(ran.status, 2) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(GetParam().said)) << how;
        EXPECT_THAT(ran.err, HasSubstr((kiosk.folder() / GetParam().file).string() + ":")) << how;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Files, BrokenSetting,
    ::testing::Values(
        Broken{"Tab", "config/simulated.yaml", "attended: true", "attended:\ttrue\n\tx: 1", "tab"},
        Broken{"DuplicateKey", "config/simulated.yaml", "workflow: return_flight",
               "workflow: return_flight\nworkflow: enrolment", "twice"},
        Broken{"UnknownKey", "config/simulated.yaml", "attended: true", "atended: true",
               "did you mean"},
        Broken{"AliasBomb", "config/simulated.yaml", "attended: true",
               "attended: true\nlanguages: &a [*a, *a]", "anchor"},
        Broken{"UnknownFact", "config/simulated.yaml", "date, pnr, seat", "date, prn, seat",
               "did you mean \"pnr\"?"},
        Broken{"LoosePolicy", "config/policy.yaml", "far: ", "far: 0.5 #", "looser"},
        Broken{"OpenPolicy", "config/policy.yaml", "  - [face.same, finger.same]", "", "binds"},
        Broken{"LuaSyntax", "scripts/workflows/return_flight.lua", "visit:decide()", "visit:decide(",
               "return_flight.lua"},
        Broken{"LuaTypo", "scripts/workflows/return_flight.lua", "tell(visit, pass", "tel(visit, pass",
               "tel"}),
    [](const auto& info) { return info.param.name; });

TEST(CheckIn, DoesNotStartWithANoticeThatHasNoWords) {
    const SimulatedKiosk kiosk;
    SimulatedKiosk::edit(kiosk.config() / "policy.yaml", "ask: face", "ask: fase");
    for (const char* how : {"check", "--text --once"}) {
        const Ran ran = kiosk.kiosk(how);
        EXPECT_EQ(ran.status, 2) << ran.err;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("policy.yaml:15:8: "), HasSubstr("did you mean `face`?")));
    }
}

struct Wild {
    const char* name;
    const char* code;
};

class WildWorkflow : public ::testing::TestWithParam<Wild> {};

TEST_P(WildWorkflow, EndsWithAnOfficerAndTheNextVisitWorks) {
    const SimulatedKiosk kiosk;
    const fs::path workflow = kiosk.folder() / "scripts/workflows/return_flight.lua";
    const std::string sound = read_file(workflow);
    SimulatedKiosk::edit(workflow, "    visit:ask(\"document\")", GetParam().code);
    const Ran wild = kiosk.once();
    EXPECT_EQ(wild.status, 1) << wild.err;
    EXPECT_THAT(wild.last_line(), StartsWith("{\"decision\":\"officer\""));
    EXPECT_THAT(wild.err, HasSubstr("error workflow: "));
    write_file(workflow, sound);
    EXPECT_EQ(kiosk.once().status, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Scripts, WildWorkflow,
    ::testing::Values(Wild{"LoopInPcall", "while true do pcall(function() while true do end end) end"},
                      Wild{"Gigabyte", "local s = (\"x\"):rep(1e9)"},
                      Wild{"Error", "error(\"on purpose\")"}),
    [](const auto& info) { return info.param.name; });

TEST(CheckIn, RefusesUnsignedPluginsWhereSignaturesAreDemanded) {
    const SimulatedKiosk kiosk;
    SimulatedKiosk::edit(kiosk.config() / "simulated.yaml", "workflow: return_flight",
                         "workflow: return_flight\nsignatures: {demand: true, keys: [\"" +
                             (kiosk.state() / "site.pub").string() + "\"]}");
    const Ran ran = kiosk.once();
    EXPECT_NE(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("sign"));
}

}  // namespace
}  // namespace cotejo::flows
