// SPDX-License-Identifier: Apache-2.0

#include "passport/card/folder.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>

namespace passport::card {
namespace {

using ::testing::HasSubstr;

/// A folder of its own that vanishes with the test.
class FolderOfAPassport : public testing::Test {
protected:
    FolderOfAPassport() {
        std::string name = testing::TempDir() + "passport-XXXXXX";
        path = ::mkdtemp(name.data());
    }
    ~FolderOfAPassport() override { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

TEST_F(FolderOfAPassport, GivesTheSameChipBack) {
    const auto issued = issue({}, "pace-two");
    ASSERT_TRUE(issued);
    ASSERT_TRUE(write_folder(*issued, path));
    const auto chip = read_folder(path);
    ASSERT_TRUE(chip) << chip.error().what;
    EXPECT_EQ(chip->files, issued->chip.files);
    EXPECT_EQ(chip->master_files, issued->chip.master_files);
    EXPECT_EQ(chip->mrz_key, issued->chip.mrz_key);
    ASSERT_EQ(chip->pace.size(), 2u);
    EXPECT_EQ(chip->pace[1].protocol, issued->chip.pace[1].protocol);
    EXPECT_EQ(chip->pace[1].parameters, 13);
}

TEST_F(FolderOfAPassport, HoldsWhatTheIssuerPublished) {
    const auto issued = issue({}, "bac");
    ASSERT_TRUE(write_folder(*issued, path));
    EXPECT_EQ(std::filesystem::file_size(path / "trust/csca-1.cer"), issued->passport.trusted[0].size());
    EXPECT_EQ(std::filesystem::file_size(path / "trust/crl-1.crl"), issued->passport.revocation_lists[0].size());
    EXPECT_TRUE(std::filesystem::exists(path / "trust/masterlist.ml"));
}

TEST_F(FolderOfAPassport, NeedsAZone) {
    EXPECT_THAT(read_folder(path).error().what, HasSubstr("mrz.txt"));
    std::ofstream(path / "mrz.txt") << "P<UTO\n";
    EXPECT_THAT(read_folder(path).error().what, HasSubstr("mrz.txt"));
}

TEST_F(FolderOfAPassport, IsNotWrittenWhereAFileStands) {
    std::ofstream(path / "taken") << "x";
    EXPECT_THAT(write_folder(*issue({}, "bac"), path / "taken").error().what, HasSubstr("taken"));
}

}  // namespace
}  // namespace passport::card
