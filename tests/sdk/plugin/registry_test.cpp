// SPDX-License-Identifier: Apache-2.0
//
// Which plugins are found, and what is said of the others.

#include "cotejo/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace cotejo {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RegistryTest : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "cotejo-registry-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    void plugin(const std::string& folder, const std::string& id, const std::string& more = "") {
        fs::create_directories(folder_ / folder);
        std::ofstream(folder_ / folder / "plugin.yaml")
            << "id: " << id << "\nname: x\nversion: 1.0.0\nabi: 1\nlicense: MIT\nvendor: x\n"
            << "does: [{role: capture, gives: test.frame}]\n" << more;
    }

    fs::path folder_;
};

TEST_F(RegistryTest, FindsPluginsByIdAndByFolder) {
    plugin("one", "org.example.one");
    plugin("two", "org.example.two");
    fs::create_directory(folder_ / "no-plugin");
    const Registry registry = Registry::scan({folder_});
    EXPECT_EQ(registry.plugins().size(), 2u);
    EXPECT_EQ(registry.find("org.example.two")->folder, folder_ / "two");
    EXPECT_EQ(registry.find("one")->id, "org.example.one");
    EXPECT_EQ(registry.find("three"), nullptr);
    EXPECT_TRUE(registry.mistakes().empty());
}

TEST_F(RegistryTest, RefusesTwoPluginsWithOneId) {
    plugin("one", "org.example.same");
    plugin("two", "org.example.same");
    const Registry registry = Registry::scan({folder_});
    EXPECT_EQ(registry.find("org.example.same"), nullptr);
    ASSERT_EQ(registry.mistakes().size(), 2u);
    EXPECT_THAT(registry.mistakes()[0].what, HasSubstr((folder_ / "two").string()));
    EXPECT_THAT(registry.mistakes()[1].what, HasSubstr((folder_ / "one").string()));
}

TEST_F(RegistryTest, LeavesAWrongManifestOutAndKeepsItsMistakes) {
    plugin("good", "org.example.good");
    plugin("bad", "org.example.bad", "licence: MIT\n");
    const Registry registry = Registry::scan({folder_});
    EXPECT_EQ(registry.plugins().size(), 1u);
    ASSERT_EQ(registry.mistakes().size(), 1u);
    EXPECT_EQ(registry.mistakes()[0].line, 8);
}

TEST_F(RegistryTest, TakesAFolderNamedTwiceOnce) {
    plugin("one", "org.example.one");
    const Registry registry = Registry::scan({folder_, folder_ / "."});
    EXPECT_EQ(registry.plugins().size(), 1u);
    EXPECT_TRUE(registry.mistakes().empty());
}

TEST_F(RegistryTest, SaysThatAFolderIsNotThere) {
    const Registry registry = Registry::scan({folder_ / "none"});
    ASSERT_EQ(registry.mistakes().size(), 1u);
    EXPECT_EQ(registry.mistakes()[0].file, (folder_ / "none").string());
}

TEST_F(RegistryTest, LoadsNoCode) {
    plugin("one", "org.example.one");
    EXPECT_EQ(Registry::scan({folder_}).plugins().at(0).library, folder_ / "one/libone.so");
}

TEST_F(RegistryTest, VerifiesThePinnedFiles) {
    const std::string of_hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    plugin("one", "org.example.one",
           "files: {m.bin: {sha256: " + of_hello + ", origin: the vendor, license: MIT}}\n");
    const Manifest manifest = Registry::scan({folder_}).plugins().at(0);
    EXPECT_THAT(describe(manifest.verify_files()), HasSubstr("obtain it from the vendor"));
    std::ofstream(folder_ / "one/m.bin") << "hello";
    EXPECT_EQ(describe(manifest.verify_files()), "");
    std::ofstream(folder_ / "one/m.bin") << "hallo";
    EXPECT_THAT(describe(manifest.verify_files()), HasSubstr("is not the file the manifest names"));
}

}  // namespace
}  // namespace cotejo
