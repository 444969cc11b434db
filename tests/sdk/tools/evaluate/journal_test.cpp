// SPDX-License-Identifier: Apache-2.0
//
// A file of entries: what is read back after it was cut, spoiled or made by others.

#include "evaluate/journal.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "scratch.hpp"

namespace cotejo::tools::evaluation {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Journals : public test::Scratch {
protected:
    static constexpr const char* kHeader = "work 1\nplugin a\nversion 1";

    Result<Journal> open(const std::string& header = kHeader) {
        read_.clear();
        return Journal::open(path("j"), header, [this](auto entry) { read_.emplace_back(entry.begin(), entry.end()); });
    }
    static void append(Journal& journal, const std::string& text) {
        ASSERT_TRUE(journal.append({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
    }
    void fill() {
        auto journal = open();
        ASSERT_TRUE(journal);
        append(*journal, "one");
        append(*journal, "two");
    }

    std::vector<std::string> read_;
};

TEST_F(Journals, GiveBackWhatWasAppended) {
    fill();
    ASSERT_TRUE(open());
    EXPECT_THAT(read_, ElementsAre("one", "two"));
}

TEST_F(Journals, AreForTheirOwnerAlone) {
    fill();
    struct stat about{};
    ASSERT_EQ(stat(path("j").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(Journals, DropATornTailWhereverItIsTornAndGoOn) {
    fill();
    const std::string whole = read("j");
    for (std::size_t cut = whole.size() - 1; cut > whole.size() - 15; --cut) {
        write("j", whole.substr(0, cut));
        auto journal = open();
        ASSERT_TRUE(journal);
        EXPECT_THAT(read_, ElementsAre("one")) << cut;
        append(*journal, "new");
        *journal = Journal();
        ASSERT_TRUE(open());
        EXPECT_THAT(read_, ElementsAre("one", "new")) << cut;
    }
}

TEST_F(Journals, BeginAnewWhereOnlyPartOfTheHeaderWasWritten) {
    write("j", "work 1\nplu");
    ASSERT_TRUE(open());
    EXPECT_TRUE(read_.empty());
    EXPECT_THAT(read("j"), HasSubstr(kHeader));
}

TEST_F(Journals, DoNotBelieveASpoiledEntry) {
    fill();
    std::string spoiled = read("j");
    spoiled.back() = 'x';
    write("j", spoiled);
    ASSERT_TRUE(open());
    EXPECT_THAT(read_, ElementsAre("one"));
}

TEST_F(Journals, SayWhichLinesOfTheHeaderDiffer) {
    fill();
    const auto journal = open("work 1\nplugin a\nversion 2");
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().status, Status::invalid);
    EXPECT_THAT(journal.error().what, HasSubstr("(other: version)"));
    EXPECT_TRUE(read_.empty());
}

TEST_F(Journals, LeaveAFileAloneThatIsNone) {
    write("j", "my thesis");
    EXPECT_FALSE(open());
    EXPECT_EQ(read("j"), "my thesis");
}

TEST_F(Journals, AreOpenOnce) {
    const auto journal = open();
    const auto again = open();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().status, Status::busy);
}

}  // namespace
}  // namespace cotejo::tools::evaluation
