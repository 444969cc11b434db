// SPDX-License-Identifier: Apache-2.0
//
// The record of what was enrolled comes back as it was written, or not at all.

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "kiosk/enrolled.hpp"
#include "scratch.hpp"

namespace cotejo::kiosk {
namespace {

using State = EnrolledEntry::State;

class EnrolledTest : public ::testing::Test {
protected:
    Scratch scratch;
    const std::filesystem::path file = scratch.folder / "gallery";

    void write() const {
        auto enrolled = Enrolled::open(file);
        enrolled->set = "av9-2026-11-22";
        enrolled->entries[LookupKey{{1}}] = {State::kept, {LookupKey{{2}}, LookupKey{{3}}}};
        enrolled->entries[LookupKey{{4}}] = {State::unusable, {}};
        enrolled->entries[LookupKey{{0xff, 9}}] = {State::begun, {LookupKey{{5}}}};
        ASSERT_TRUE(enrolled->save());
    }
    std::string text() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

TEST_F(EnrolledTest, ComesBackAsItWasWritten) {
    EXPECT_TRUE(Enrolled::open(file)->entries.empty()) << "nothing was enrolled where there is no file";
    write();
    const auto enrolled = Enrolled::open(file);
    ASSERT_TRUE(enrolled) << enrolled.error().what;
    EXPECT_EQ(enrolled->set, "av9-2026-11-22");
    ASSERT_EQ(enrolled->entries.size(), 3u);
    EXPECT_EQ(enrolled->entries.at(LookupKey{{1}}).keys,
              (std::vector<LookupKey>{LookupKey{{2}}, LookupKey{{3}}}));
    EXPECT_EQ(enrolled->entries.at(LookupKey{{4}}).state, State::unusable);
    EXPECT_EQ(enrolled->entries.at(LookupKey{{0xff, 9}}).state, State::begun);
}

TEST_F(EnrolledTest, IsItsOwnersAlone) {
    write();
    struct stat facts {};
    ASSERT_EQ(::stat(file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST_F(EnrolledTest, RefusesAFileThatWasCutOrChanged) {
    write();
    const std::string whole = text();
    for (const std::string& broken :
         {std::string(), whole.substr(0, 40), whole.substr(0, whole.size() - 1), "x" + whole,
          whole + "= 12\n", whole + "? " + std::string(64, '0') + "\n",
          whole + "+ " + std::string(64, '0') + " xyz\n", whole + "+ " + std::string(64, 'g') + "\n"}) {
        std::ofstream(file, std::ios::binary) << broken;
        const auto enrolled = Enrolled::open(file);
        ASSERT_FALSE(enrolled) << broken;
        EXPECT_THAT(enrolled.error().what, ::testing::StartsWith(file.string() + ": is damaged"));
    }
}

}  // namespace
}  // namespace cotejo::kiosk
