// SPDX-License-Identifier: Apache-2.0

#include "kiosk/demo_state.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <map>

#include "cotejo/signature.hpp"
#include "scratch.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        files[entry.path().filename()] = std::string(std::istreambuf_iterator<char>(stream), {});
    }
    return files;
}

TEST(DemoState, HoldsPrivateFilesAlone) {
    const Scratch scratch;
    ASSERT_TRUE(prepare_demo(scratch.folder / "state"));
    EXPECT_EQ(fs::status(scratch.folder / "state").permissions(), fs::perms::owner_all);
    for (const auto& entry : fs::directory_iterator(scratch.folder / "state"))
        EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write)
            << entry.path();
}

TEST(DemoState, IsSignedByItsOwnKey) {
    const Scratch scratch;
    ASSERT_TRUE(prepare_demo(scratch.folder));
    const auto files = files_in(scratch.folder);
    const auto key = PublicKey::load(scratch.folder / "site.pub");
    ASSERT_TRUE(key);
    Signature signature;
    ASSERT_EQ(files.at("site.yaml.sig").size(), signature.size());
    std::copy_n(files.at("site.yaml.sig").begin(), signature.size(), signature.begin());
    EXPECT_TRUE(key->verifies(files.at("site.yaml"), signature));
}

TEST(DemoState, KeepsWhatIsThere) {
    const Scratch scratch;
    ASSERT_TRUE(prepare_demo(scratch.folder));
    const auto before = files_in(scratch.folder);
    ASSERT_TRUE(prepare_demo(scratch.folder));
    EXPECT_EQ(files_in(scratch.folder), before);
}

TEST(DemoState, MendsAnAlteredCeilingAndAMissingPublicKey) {
    const Scratch scratch;
    ASSERT_TRUE(prepare_demo(scratch.folder));
    const auto before = files_in(scratch.folder);
    scratch.write("site.yaml", "far: 1\nattended: true\n");
    fs::remove(scratch.folder / "checkpoint.pub");
    ASSERT_TRUE(prepare_demo(scratch.folder));
    EXPECT_EQ(files_in(scratch.folder), before);
}

TEST(DemoState, SaysWhichFolderCannotBeMade) {
    const Scratch scratch;
    scratch.write("file", "no folder");
    const auto made = prepare_demo(scratch.folder / "file" / "state");
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().what.find("file/state"), std::string::npos) << made.error().what;
}

}  // namespace
}  // namespace cotejo::kiosk
