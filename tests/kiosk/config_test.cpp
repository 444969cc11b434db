// SPDX-License-Identifier: Apache-2.0
//
// What a good configuration says, and how each part of it is held against the others.

#include "config_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

TEST_F(ConfigTest, SaysAllThatAKioskNeeds) {
    const Configuration read = load();
    ASSERT_TRUE(read.ok()) << describe(read.mistakes);
    const KioskConfig& config = read.config;
    const auto& folder = scratch.folder;
    EXPECT_TRUE(config.attended);
    EXPECT_EQ(config.flight.number, "AV9");
    EXPECT_EQ(config.flight.date, std::nullopt);
    ASSERT_EQ(config.lists.size(), 1u);
    EXPECT_EQ(config.lists[0].file, folder / "lists/av9.csv");
    EXPECT_TRUE(config.lists[0].trusted);
    EXPECT_THAT(
        config.keys.at("manifest.entry"),
        ElementsAre(ElementsAre("flight", "date", "pnr", "seat"), ElementsAre("list.number")));
    ASSERT_EQ(config.instances.size(), 3u);
    EXPECT_EQ(config.instances[0].name, "camera");
    EXPECT_THAT(config.instances[0].gives, ElementsAre("test-walk.image"));
    EXPECT_THAT(config.instances[0].settings, ElementsAre(Pair("rate", "15"), Pair("source", "0")));
    EXPECT_TRUE(config.instances[0].isolate);
    EXPECT_EQ(config.instance("walk")->settings.at("model"), folder / "model");
    EXPECT_EQ(config.instance("store")->settings.at("folder"), folder / "state/store");
    EXPECT_EQ(config.workflow, "walk");
    EXPECT_EQ(config.scripts, folder / "scripts");
    EXPECT_THAT(config.languages, ElementsAre("es", "en"));
    EXPECT_EQ(config.text, folder / "text");
    EXPECT_EQ(config.state, folder / "state");
    EXPECT_FALSE(config.clock_trusted);
    EXPECT_EQ(config.store, "store");
    EXPECT_EQ(config.retention.at("check-in"), std::chrono::days(30));
    EXPECT_EQ(config.ceiling.far, 1e-3);
    EXPECT_TRUE(config.ceiling.attended);
}

TEST_F(ConfigTest, SaysWhatThePolicyAsks) {
    const Policy policy = load().config.policy;
    EXPECT_EQ(policy.far, 1e-3);
    EXPECT_EQ(policy.wait, std::chrono::seconds(20));
    EXPECT_THAT(policy.visible, ElementsAre("legs"));
    EXPECT_THAT(policy.through,
                ElementsAre(ElementsAre("manifest.entry.listed"), ElementsAre("test-walk.same")));
    const FamilyPolicy& walk = policy.families.at("test-walk");
    EXPECT_EQ(walk.ask, "walk");
    EXPECT_EQ(walk.tries, 2);
    EXPECT_TRUE(walk.attended && walk.probe_captured);
    EXPECT_EQ(walk.detect_highest, std::nullopt);
    EXPECT_THAT(walk.reference, ElementsAre(Pair("manifest.entry", "vouched")));
}

TEST_F(ConfigTest, TakesASitesOwnCalibration) {
    policy("  tries: 2", "  tries: 2\n  scores: {org.test.walk: {1e-4: 0.8, 0.001: 0.6}}");
    const Configuration read = load();
    EXPECT_TRUE(read.ok()) << describe(read.mistakes);
    EXPECT_THAT(read.config.policy.families.at("test-walk").scores.at("org.test.walk"),
                ElementsAre(Pair(1e-4, 0.8), Pair(1e-3, 0.6)));
    policy("  tries: 2", "  tries: 2\n  scores: {org.test.wlak: {1e-4: 0.8}}");
    EXPECT_THAT(
        mistakes(),
        HasSubstr("policy.yaml:5:12: no instance compares with the plugin \"org.test.wlak\"; "
                  "did you mean \"org.test.walk\"?"));
}

TEST_F(ConfigTest, TakesSettingsFromAScenarioAndTheCommandLine) {
    options.scenario = "slow";
    EXPECT_EQ(load().config.instance("camera")->settings.at("rate"), "1");
    options.settings = {{"camera.rate", "7"}};
    EXPECT_EQ(load().config.instance("camera")->settings.at("rate"), "7");
    options.scenario = "slwo";
    EXPECT_THAT(mistakes(),
                HasSubstr("kiosk.yaml:19:3: there is no scenario \"slwo\"; choose one of slow"));
}

TEST_F(ConfigTest, HoldsEveryScenarioAgainstThePlugins) {
    kiosk("slow: {camera: {rate: 1}}",
          "slow: {camera: {rate: fast}}\n  odd: {camera: {raet: 1}, camra: {rate: 1}}");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:19:19: the setting \"rate\" must be a number, not \"fast\"\n"
              "kiosk.yaml:20:18: org.test.camera has no setting \"raet\"; did you mean \"rate\"?\n"
              "kiosk.yaml:20:36: there is no instance \"camra\"; did you mean \"camera\"?");
    options.settings = {{"camera.rate", "x"}, {"nothing", "1"}};
    EXPECT_THAT(
        mistakes(),
        AllOf(HasSubstr("command line: the setting \"rate\" must be a number"),
              HasSubstr("\"nothing\" names no setting; write <instance>.<setting>=<value>")));
}

TEST_F(ConfigTest, FindsAPluginByItsFolderToo) {
    kiosk("plugin: org.test.camera", "plugin: camera");
    const Configuration read = load();
    EXPECT_TRUE(read.ok()) << describe(read.mistakes);
    EXPECT_EQ(read.config.instances[0].plugin, "org.test.camera");
}

TEST_F(ConfigTest, HoldsAnInstanceAgainstItsPlugin) {
    kiosk("plugin: org.test.camera", "plugin: org.test.camear");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:7:13: there is no plugin \"org.test.camear\"; did you mean "
              "\"org.test.camera\"?");
    kiosk("gives: [test-walk.image]", "gives: [test-walk.imag]");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:8:13: org.test.camera does not give \"test-walk.imag\"; did you mean "
              "\"test-walk.image\"?");
    kiosk("settings: {source: 0, rate: 15}", "settings: {sourse: 0, rate: 15fps, loop: no}");
    EXPECT_EQ(
        mistakes(),
        "kiosk.yaml:9:16: org.test.camera has no setting \"sourse\"; did you mean \"source\"?\n"
        "kiosk.yaml:9:33: the setting \"rate\" must be a number, not \"15fps\"\n"
        "kiosk.yaml:9:46: the setting \"loop\" must be true or false, not \"no\"");
    kiosk("    settings: {model: model}\n", "");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:10:3: the setting \"model\" of org.test.walk is missing; add settings: "
              "{model: …}");
}

TEST_F(ConfigTest, LooksForTheFilesThatItNames) {
    kiosk("model: model", "model: modle");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:12:23: the setting \"model\" names a file that is not there: modle");
    kiosk("source: 0,", "pictures: model,");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:9:26: the setting \"pictures\" must name a folder, and is none: model");
    kiosk("workflow: walk", "workflow: wlak");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:14:11: there is no such workflow: scripts/workflows/wlak.lua is missing");
    kiosk("[es, en]", "[es, fr]");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:16:17: there are no texts in this language: text/fr.yaml is missing");
    kiosk("lists/av9.csv", "lists/av8.csv");
    EXPECT_EQ(mistakes(), ""); // it may come before the flight
    kiosk("plugins: [plugins]", "plugins: [plugins, more]");
    EXPECT_EQ(mistakes(), "kiosk.yaml:17:10: there is no such folder: more");
    kiosk("scripts: scripts", "scripts: ${scripts}");
    EXPECT_THAT(
        mistakes(),
        HasSubstr("kiosk.yaml:15:10: \"${scripts}\" means nothing; write ${state} or ${plugins}"));
}

TEST_F(ConfigTest, KnowsWhichInstanceDecodesAndWhichKeeps) {
    kiosk("codec: walk", "codec: wakl");
    EXPECT_EQ(mistakes(), "kiosk.yaml:3:38: there is no instance \"wakl\"; did you mean \"walk\"?");
    kiosk("codec: walk", "codec: camera");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:3:38: \"camera\" decodes no list; name an instance whose plugin extracts "
              "manifest.file");
    kiosk("workflow: walk", "workflow: walk\nstore: camera");
    EXPECT_EQ(
        mistakes(),
        "kiosk.yaml:15:8: \"camera\" keeps nothing; name an instance whose plugin does keep, find "
        "and erase");
    kiosk("workflow: walk",
          "  other: {plugin: org.test.store, settings: {folder: other}}\nworkflow: walk");
    EXPECT_EQ(mistakes(), "kiosk.yaml:6:3: several instances can keep check-ins; add store: store");
    kiosk("workflow: walk",
          "  walkers: {plugin: org.test.gallery, settings: {folder: other}}\nworkflow: walk");
    EXPECT_EQ(mistakes(), "") << "a gallery keeps no check-ins";
    kiosk("keys: {manifest.entry: [[flight, date, pnr, seat], [list.number]]}\n", "");
    EXPECT_THAT(mistakes(),
                HasSubstr("kiosk.yaml:3:8: there are lists, but no keys to find their entries by"));
}

TEST_F(ConfigTest, KeepsSecretsOutOfItself) {
    kiosk("model: model", "model: model, pin: 4711");
    EXPECT_EQ(
        mistakes(),
        "kiosk.yaml:12:35: the setting \"pin\" is a secret: write file:<path> of a file that holds "
        "it, never the secret itself");
    kiosk("model: model", "model: model, pin: file:pin");
    EXPECT_EQ(mistakes(),
              "kiosk.yaml:12:35: the setting \"pin\" names a secret's file that is not there: pin");
    std::filesystem::permissions(scratch.write("pin", "4711\n"), std::filesystem::perms(0644));
    EXPECT_THAT(mistakes(), HasSubstr("a secret's file that others may read; run chmod 600"));
    std::filesystem::permissions(scratch.folder / "pin", std::filesystem::perms(0600));
    const Configuration read = load();
    ASSERT_TRUE(read.ok()) << describe(read.mistakes);
    const InstanceConfig& walk = *read.config.instance("walk");
    EXPECT_THAT(walk.settings.at("pin"), HasSubstr("file:/"));
    const auto made = instance_options(read.config, walk, *read.registry.find("walk"));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->settings.at("pin"), "4711");
    std::filesystem::remove(scratch.folder / "pin");
    EXPECT_EQ(instance_options(read.config, walk, *read.registry.find("walk")).error().status,
              Status::unavailable);
}

TEST_F(ConfigTest, MakesTheFoldersThatPluginsWrite) {
    const Configuration read = load();
    ASSERT_TRUE(make_folders(read.config, read.registry));
    EXPECT_EQ(std::filesystem::status(scratch.folder / "state/store").permissions(),
              std::filesystem::perms::owner_all);
    ASSERT_TRUE(make_folders(read.config, read.registry));
}

TEST_F(ConfigTest, BelievesNoCeilingThatItsAuthorityDidNotSign) {
    const auto altered = scratch.write("state/site.yaml", "far: 1\nattended: true\n");
    EXPECT_THAT(
        mistakes(),
        HasSubstr(
            "state/site.yaml: was altered after it was signed, or signed by another authority"));
    EXPECT_EQ(load().config.ceiling.far, 0.0);
    ASSERT_TRUE(prepare_demo(scratch.folder / "state"));
    EXPECT_EQ(mistakes(), "");
    std::filesystem::rename(scratch.folder / "state/site.yaml.sig", scratch.folder / "sig");
    EXPECT_THAT(mistakes(),
                HasSubstr("state/site.yaml: is not signed: there is no state/site.yaml.sig"));
    scratch.write("state/site.yaml.sig", "short");
    EXPECT_THAT(mistakes(), HasSubstr("must hold the 64 bytes of an Ed25519 signature"));
    std::filesystem::rename(scratch.folder / "sig", scratch.folder / "state/site.yaml.sig");
    ASSERT_TRUE(prepare_demo(scratch.folder / "other"));
    kiosk("workflow: walk", "workflow: walk\nsite: {key: other/site.pub}");
    EXPECT_THAT(mistakes(), HasSubstr("or signed by another authority than other/site.pub"));
    std::filesystem::remove(altered);
    EXPECT_THAT(mistakes(), HasSubstr("state/site.yaml: there is no such file"));
}

TEST_F(ConfigTest, RefusesAPolicyLooserThanItsCeiling) {
    policy("far: 1e-3", "far: 1e-2");
    EXPECT_THAT(mistakes(), HasSubstr("policy.yaml:1:1: far: is looser than the site allows"));
}

TEST_F(ConfigTest, SaysWhereAPolicyIsUnsafe) {
    policy("  attended: true\n", "");
    EXPECT_THAT(mistakes(),
                AllOf(HasSubstr("policy.yaml:6:1: through: nothing in it binds a live"),
                      HasSubstr("policy.yaml:8:5: through.1: `test-walk.same` counts")));
    policy("manifest.entry: vouched", "manifest.entry: listed");
    EXPECT_THAT(mistakes(),
                HasSubstr("policy.yaml:6:41: test-walk.compare.reference.manifest.entry: "));
}

TEST_F(ConfigTest, WarnsOfWhatNoTravellerCouldPass) {
    policy("  ask: walk\n", "");
    EXPECT_THAT(warnings(), HasSubstr("policy.yaml:2:1: test-walk: has no `ask`"));
    kiosk("trusted: true", "trusted: false");
    EXPECT_THAT(warnings(), HasSubstr("kiosk.yaml:3:9: this list is not trusted"));
    policy(kPolicy);
    kiosk("attended: true", "attended: false");
    EXPECT_THAT(warnings(), HasSubstr("policy.yaml:5:3: test-walk.attended: no visit of this kiosk"));
    policy("  attended: true\n", "  detect: {highest: 0.5}\n");
    EXPECT_THAT(warnings(), HasSubstr("test-walk.detect: no instance detects attacks on test-walk"));
    policy("manifest.entry: vouched", "test-pass.image: vouched");
    EXPECT_THAT(warnings(), HasSubstr("nothing but a manifest.entry is ever vouched for"));
}

TEST_F(ConfigTest, IsAttendedOnlyByItsSitesLeave) {
    site("far: 1e-3\n");
    EXPECT_THAT(
        mistakes(),
        AllOf(
            HasSubstr("kiosk.yaml:1:11: the signed site.yaml does not say that an officer attends"),
            HasSubstr("policy.yaml:5:3: test-walk.attended: the signed site.yaml does not say")));
}

TEST_F(ConfigTest, LoadsOnlySignedPluginsWhereThatIsDemanded) {
    kiosk("workflow: walk", "workflow: walk\nsignatures: {demand: true}");
    EXPECT_THAT(mistakes(),
                HasSubstr("signatures are demanded, but of no key; add keys: [vendor.pub]"));
    kiosk("workflow: walk", "workflow: walk\nsignatures: {demand: true, keys: [vendor.pub]}");
    EXPECT_THAT(mistakes(), HasSubstr("kiosk.yaml:15:35: holds no Ed25519 public key: vendor.pub"));
    const SigningKey key = SigningKey::fresh();
    ASSERT_TRUE(key.public_key().save(scratch.folder / "vendor.pub"));
    EXPECT_THAT(mistakes(), HasSubstr("the plugin is not signed; have its vendor sign it"));
    for (const char* name : {"camera", "walk", "store"})
        ASSERT_TRUE(sign_folder(scratch.folder / "plugins" / name, key));
    EXPECT_THAT(mistakes(), Not(HasSubstr("signed")));
    scratch.write("plugins/walk/model", "put there later");
    EXPECT_THAT(mistakes(), HasSubstr("plugins/walk/model: was not signed; take it away"));
    scratch.write("plugins/store/plugin.yaml", "id: other\n");
    EXPECT_FALSE(load().ok());
}

}  // namespace
}  // namespace cotejo::kiosk
