// SPDX-License-Identifier: Apache-2.0
//
// What a plugin.yaml says, and every mistake in one with its place and what to write instead.

#include "cotejo/manifest.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

constexpr const char* kWhole = R"(id: org.example.face
name: Face (Example)
version: 1.2.3
abi: 1
license: Apache-2.0
vendor: Example
does:
  - {role: assess, takes: [face.image, "challenge?"], gives: quality}
  - {role: extract, takes: [face.image+], gives: face.template/x}
  - role: compare
    takes: [face.template/x, face.template/x+]
    gives: scores
    scores: {1e-3: 0.38, 1e-4: 0.46}
settings:
  network: {type: file, default: models/net.onnx, help: The network}
  level: {type: number, default: 5}
  out: {type: folder, access: write, required: true}
  on: {type: switch, default: false}
  word: {type: text, default: ""}
  key: {type: secret}
files:
  models/net.onnx:
    sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    origin: made here
    license: MIT
    problems: weaker on dark pictures
needs:
  memory: 512 MiB
  blocks: 6 x 8 MiB
  devices: [video, usb]
  network: {connect: ["peer.example:443"], listen: [8080]}
  sockets: [unix]
  jit: true
  descriptors: 128
)";

Manifest whole() {
    Result<Manifest, Mistakes> manifest = Manifest::parse(kWhole, "/plugins/face/plugin.yaml");
    EXPECT_TRUE(manifest) << (manifest ? "" : describe(manifest.error()));
    return manifest ? *manifest : Manifest{};
}

/// The whole manifest with one passage replaced; the passage must be there.
std::string with(const std::string& passage, const std::string& other) {
    std::string text = kWhole;
    const std::size_t at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return text.replace(at, passage.size(), other);
}

std::string refusal(const std::string& text) {
    const Result<Manifest, Mistakes> manifest = Manifest::parse(text, "/p/face/plugin.yaml");
    EXPECT_FALSE(manifest);
    return manifest ? "" : describe(manifest.error());
}

TEST(Manifest, SaysWhoThePluginIs) {
    const Manifest manifest = whole();
    EXPECT_EQ(manifest.id, "org.example.face");
    EXPECT_EQ(manifest.name, "Face (Example)");
    EXPECT_EQ(manifest.version, "1.2.3");
    EXPECT_EQ(manifest.abi, 1u);
    EXPECT_EQ(manifest.vendor, "Example");
    EXPECT_EQ(manifest.folder, "/plugins/face");
}

TEST(Manifest, GuessesTheKindThatWasMeantInAKnownFamily) {
    EXPECT_EQ(refusal(with("takes: [face.image+]", "takes: [face.imag+]")),
              "/p/face/plugin.yaml:9:29: \"face.imag\" is no kind of its family; did you mean "
              "\"face.image\"?");
    EXPECT_NE(refusal(with("gives: face.template/x}", "gives: face.tempalte/x}"))
                  .find("did you mean \"face.template/x\"?"), std::string::npos);
    for (const std::string kind : {"face.template/y9", "face.video", "palm.imag"})
        EXPECT_TRUE(Manifest::parse(with("takes: [face.image+]", "takes: [" + kind + "]"), "/p/f/plugin.yaml"))
            << kind;
}

TEST(Manifest, NamesTheLibraryAfterTheFolderUnlessItSaysOtherwise) {
    EXPECT_EQ(whole().library, "/plugins/face/libface.so");
    const auto other = Manifest::parse(with("abi: 1", "abi: 1\nlibrary: other.so"), "/p/f/plugin.yaml");
    ASSERT_TRUE(other);
    EXPECT_EQ(other->library, "/p/f/other.so");
}

TEST(Manifest, SaysWhatThePluginDoes) {
    const std::vector<Role> does = whole().does;
    ASSERT_EQ(does.size(), 3u);
    EXPECT_EQ(does[0].takes[1].kind, "challenge");
    EXPECT_EQ(does[0].takes[1].many, Input::Many::at_most_one);
    EXPECT_EQ(does[1].takes[0].many, Input::Many::one_or_more);
    EXPECT_EQ(does[1].gives, "face.template/x");
    EXPECT_EQ(does[2].scores.at(1e-4), 0.46);
}

TEST(Manifest, SaysWhichSettingsItTakes) {
    const Manifest manifest = whole();
    EXPECT_EQ(manifest.settings.at("level").type, Setting::Type::number);
    EXPECT_EQ(manifest.settings.at("level").otherwise, "5");
    EXPECT_EQ(manifest.settings.at("on").type, Setting::Type::switch_);
    EXPECT_TRUE(manifest.settings.at("out").writable);
    EXPECT_TRUE(manifest.settings.at("out").required);
    EXPECT_EQ(manifest.settings.at("word").otherwise, "");
    EXPECT_EQ(manifest.settings.at("key").type, Setting::Type::secret);
    EXPECT_EQ(manifest.settings.at("network").help, "The network");
}

TEST(Manifest, SaysWhatItNeeds) {
    const Needs needs = whole().needs;
    EXPECT_EQ(needs.memory, 512u << 20);
    EXPECT_EQ(needs.blocks, 6u);
    EXPECT_EQ(needs.block_size, 8u << 20);
    EXPECT_EQ(needs.devices, (std::vector<std::string>{"video", "usb"}));
    EXPECT_EQ(needs.connect, std::vector<std::string>{"peer.example:443"});
    EXPECT_EQ(needs.listen, std::vector<std::uint16_t>{8080});
    EXPECT_EQ(needs.sockets, std::vector<std::string>{"unix"});
    EXPECT_TRUE(needs.jit);
    EXPECT_EQ(needs.descriptors, 128u);
}

TEST(Manifest, NeedsNothingUnlessItSaysSo) {
    const auto manifest = Manifest::parse(
        std::string(kWhole).substr(0, std::string(kWhole).find("needs:")), "/p/f/plugin.yaml");
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->needs.blocks, 0u);
    EXPECT_TRUE(manifest->needs.connect.empty());
    EXPECT_FALSE(manifest->needs.jit);
}

TEST(Manifest, TellsEveryMistakeAtOnceInTheFilesOrder) {
    const std::string text = "id: Face\nname: x\nversion: one\nabi: 1\nlicense: MIT\nvendor: x\n"
                             "does: []\nneed: {}\n";
    EXPECT_EQ(refusal(text),
              "/p/face/plugin.yaml:1:5: \"Face\" is no id; write it like org.example.camera\n"
              "/p/face/plugin.yaml:3:10: \"one\" is no version; write it like 1.0.0\n"
              "/p/face/plugin.yaml:7:7: \"does\" is empty; name at least one role\n"
              "/p/face/plugin.yaml:8:1: \"need\" is no key of the manifest; did you mean \"needs\"?");
}

TEST(Manifest, SaysThatThereIsNone) {
    const auto manifest = Manifest::load("/nowhere/face");
    ASSERT_FALSE(manifest);
    EXPECT_EQ(describe(manifest.error()), "/nowhere/face/plugin.yaml: there is no such file");
}

/// One passage of the whole manifest written wrongly, and the message that must come.
struct Wrong {
    const char* name;
    const char* passage;
    const char* other;
    const char* message;
};

class ManifestMistake : public testing::TestWithParam<Wrong> {};

TEST_P(ManifestMistake, HasItsPlaceAndWhatToWrite) {
    const Wrong& wrong = GetParam();
    EXPECT_EQ(refusal(with(wrong.passage, wrong.other)),
              "/p/face/plugin.yaml:" + std::string(wrong.message));
}

const Wrong kWrong[] = {
    {"AMissingKey", "vendor: Example\n", "",
     "1:1: the manifest has no \"vendor\"; write vendor: Example Ltd"},
    {"AMissingRole", "{role: assess, ", "{",
     "8:5: an entry of \"does\" has no \"role\"; write role: extract"},
    {"AChallengeThatMustBeThere", "\"challenge?\"", "challenge",
     "8:27: a challenge goes to an assess that steers by it, takes: [kind, challenge?], and to a detect "
     "that judges it, takes: [kind+, challenge?]"},
    {"AChallengeForAnExtract", "takes: [face.image+], gives: face", "takes: [face.image+, \"challenge?\"], gives: face",
     "9:28: a challenge goes to an assess that steers by it, takes: [kind, challenge?], and to a detect "
     "that judges it, takes: [kind+, challenge?]"},
    {"AChallengeJudgedFromOneFrame", "role: assess, takes: [face.image, \"challenge?\"], gives: quality",
     "role: detect, takes: [face.image, \"challenge?\"], gives: pad",
     "8:27: a challenge goes to an assess that steers by it, takes: [kind, challenge?], and to a detect "
     "that judges it, takes: [kind+, challenge?]"},
    {"AMissingHash", "    sha256: \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\n",
     "", "23:5: file \"models/net.onnx\" has no \"sha256\"; write sha256: \"<what sha256sum prints>\""},
    {"AMisspeltKey", "license: Apache-2.0", "license: Apache-2.0\nlibary: x.so",
     "6:1: \"libary\" is no key of the manifest; did you mean \"library\"?"},
    {"ADuplicateKey", "abi: 1", "abi: 1\nabi: 1", "5:1: the key \"abi\" stands here twice; keep one"},
    {"ATab", "  memory:", "\tmemory:", "28:1: a tab; indent with spaces"},
    {"AnAlias", "vendor: Example", "vendor: &v Example",
     "6:9: an anchor (&name) is not read here; write the value out where it is used"},
    {"AnotherAbi", "abi: 1", "abi: 2",
     "4:6: made for ABI 2, this host loads ABI 1; build the plugin for abi: 1"},
    {"AnAbiThatIsNoNumber", "abi: 1", "abi: one",
     "4:6: \"abi\" must be a whole number from 1 to 4294967295"},
    {"AnEmptyName", "name: Face (Example)", "name: \"\"",
     "2:7: \"name\" must be one line of 1 to 1000 bytes"},
    {"AListForAText", "vendor: Example", "vendor: [a]",
     "6:9: \"vendor\" must be a text, not a list"},
    {"ALicenseWithOddSigns", "license: Apache-2.0", "license: free*",
     "5:10: \"free*\" is no license; write it like Apache-2.0"},
    {"ALibraryOutside", "abi: 1", "abi: 1\nlibrary: ../x.so",
     "5:10: \"../x.so\" leaves the plugin's folder; name a file in it"},
    {"AnUnknownRole", "role: extract", "role: extrct",
     "9:12: \"extrct\" is no role; did you mean \"extract\"?"},
    {"AKindWithoutFamily", "[face.image+]", "[image+]",
     "9:29: \"image+\" is no kind; write family.part, then + for one or more or ? for at most one: "
     "family.part+"},
    {"AKindInCapitals", "gives: face.template/x}", "gives: Face.template/x}",
     "9:50: \"Face.template/x\" is no kind; write family.part"},
    {"AssessThatGivesAnImage", "gives: quality}", "gives: face.image}",
     "8:62: a role assess gives quality; write gives: quality"},
    {"ExtractThatGivesNothing", ", gives: face.template/x}", "}",
     "9:5: a role extract gives a kind of a family; write gives: family.part"},
    {"ExtractThatTakesNothing", "takes: [face.image+], ", "",
     "9:5: a role extract takes something; write takes: [kind]"},
    {"CompareWithoutReferences", "takes: [face.template/x, face.template/x+]",
     "takes: [face.template/x]",
     "11:12: compare takes a probe, then references; write takes: [kind, kind+]"},
    {"ScoresThatAreNotMonotone", "1e-4: 0.46", "1e-4: 0.3",
     "13:13: the scores are not monotone: a larger false match rate cannot need a higher score; "
     "measure them again"},
    {"ARateOutOfRange", "1e-4: 0.46", "2: 0.46",
     "13:26: \"2\" is no false match rate; write a number between 0 and 1, for instance 1e-3"},
    {"ARateTwice", "1e-4: 0.46", "0.001: 0.46", "13:26: the rate 0.001 stands here twice; keep one"},
    {"AScoreThatIsNoNumber", "1e-4: 0.46", "1e-4: high",
     "13:32: \"1e-4\" must be a number, not a text"},
    {"ScoresBesideExact", "    gives: scores", "    gives: scores\n    exact: true",
     "11:12: \"exact\" and \"scores\" exclude each other; keep one"},
    {"ScoresOfAnExtract", "gives: face.template/x}", "gives: face.template/x, exact: true}",
     "9:74: only a role compare has \"scores\" or \"exact\"; take it out"},
    {"ARoleTwice", "settings:", "  - {role: extract, takes: [face.image+], gives: face.template/x}\nsettings:",
     "14:5: this role stands here twice; keep one"},
    {"AnUnknownType", "type: secret", "type: password",
     "20:15: \"password\" is no type; write one of text, number, switch, file, folder, secret"},
    {"ADefaultOfAnotherType", "default: 5", "default: five",
     "16:34: \"default\" must be a number, not a text"},
    {"ASwitchThatSaysNo", "default: false", "default: no",
     "18:31: \"default\" must be true or false, not a text"},
    {"ASecretWithADefault", "{type: secret}", "{type: secret, default: x}",
     "20:32: a secret has no default; take it out"},
    {"ARequiredDefault", "{type: number, default: 5}", "{type: number, default: 5, required: true}",
     "16:34: a required setting has no default; keep one of the two"},
    {"AccessOfAText", "{type: secret}", "{type: secret, access: read}",
     "20:31: only a folder has \"access\"; take it out"},
    {"ADefaultOutside", "default: models/net.onnx", "default: ../net.onnx",
     "15:34: \"../net.onnx\" leaves the plugin's folder; name a file in it"},
    {"ADefaultNobodyPins", "default: models/net.onnx", "default: models/other.onnx",
     "15:34: \"models/other.onnx\" does not stand under \"files\"; add it there with its sha256, "
     "origin and license"},
    {"ASettingInCapitals", "  level:", "  Level:",
     "16:3: \"Level\" is no setting's name; use a-z, 0-9, . and -, 64 characters at most"},
    {"AShortHash", "sha256: \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"",
     "sha256: \"0123\"", "23:13: \"sha256\" must be 64 digits 0-9 a-f, as sha256sum prints them"},
    {"AnAmountWithoutUnit", "memory: 512 MiB", "memory: 512",
     "28:11: \"memory\" must be a size, for instance \"512 MiB\"; the units are KiB, MiB and GiB"},
    {"TooLittleMemory", "memory: 512 MiB", "memory: 1 MiB",
     "28:11: \"memory\" must be from 16 MiB to 64 GiB"},
    {"BlocksWithoutSize", "blocks: 6 x 8 MiB", "blocks: 6",
     "29:11: \"blocks\" must be a number from 1 to 64, an x and a size, for instance \"6 x 8 MiB\""},
    {"TooLargeAPool", "blocks: 6 x 8 MiB", "blocks: 64 x 1 GiB",
     "29:11: \"blocks\" is more than 2 GiB in all; ask for fewer or smaller"},
    {"AnUnknownDevice", "[video, usb]", "[vidoe, usb]",
     "30:13: \"vidoe\" is no word of \"devices\"; did you mean \"video\"?"},
    {"ANetworkThatIsAWord", "{connect: [\"peer.example:443\"], listen: [8080]}", "full",
     "31:12: \"network\" must be none, or a map: {connect: [host:port], listen: [port]}"},
    {"APeerWithoutPort", "peer.example:443", "peer.example",
     "31:23: \"peer.example\" is no peer; write host:port"},
    {"APortOutOfRange", "[8080]", "[80800]", "31:53: \"listen\" must be a whole number from 1 to 65535"},
    {"AnOddJit", "jit: true", "jit: yes", "33:8: \"jit\" must be true or false, not a text"},
};

INSTANTIATE_TEST_SUITE_P(Each, ManifestMistake, testing::ValuesIn(kWrong),
                         [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(Manifest, RefusesAFileKeyThatLeavesTheFolder) {
    const std::string text = with("  models/net.onnx:\n", "  /etc/net.onnx:\n");
    EXPECT_NE(refusal(text).find("22:3: \"/etc/net.onnx\" leaves the plugin's folder"),
              std::string::npos);
}

TEST(Manifest, RefusesAFileOverAMegabyte) {
    EXPECT_NE(refusal(std::string(kWhole) + "#" + std::string(1u << 20, 'x')).find("1024 KiB"),
              std::string::npos);
}

TEST(Manifest, RefusesAListAtTheTop) {
    EXPECT_EQ(refusal("- a\n"), "/p/face/plugin.yaml:1:1: \"plugin.yaml\" must be a map, not a list");
}

TEST(Manifest, RefusesAnEmptyFile) {
    EXPECT_NE(refusal(""), "");
}

}  // namespace
}  // namespace cotejo
