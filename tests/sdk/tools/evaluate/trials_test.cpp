// SPDX-License-Identifier: Apache-2.0
//
// Reading pairs and people: who is who, and every mistake with its line.

#include "evaluate/trials.hpp"

#include <gmock/gmock.h>

#include "scratch.hpp"

namespace cotejo::tools::evaluation {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class TrialFiles : public test::Scratch {
protected:
    Trials pairs(const std::string& text, const std::vector<std::string>& sets = {}) {
        auto read = read_pairs(write("pairs.csv", text), sets);
        EXPECT_TRUE(read) << (read ? "" : describe(read.error()));
        return read ? *read : Trials{};
    }
    std::string mistakes(const std::string& text, const std::vector<std::string>& sets = {}) {
        const auto read = read_pairs(write("pairs.csv", text), sets);
        return read ? "" : describe(read.error());
    }
    std::string people_mistakes(const std::string& text) {
        const auto read = read_people(write("people.csv", text));
        return read ? "" : describe(read.error());
    }
};

TEST_F(TrialFiles, JoinThePicturesOfGenuinePairsAsOnePerson) {
    const Trials trials = pairs("a,b,genuine\n1,2,1\n3,4,1\n2,5,1\n1,3,0\n6,1,0\n");
    EXPECT_EQ(trials.people, 3u) << "{1 2 5}, {3 4}, {6}";
    EXPECT_EQ(trials.pictures[0].person, trials.pictures[4].person);
    EXPECT_NE(trials.pictures[0].person, trials.pictures[2].person);
    EXPECT_TRUE(trials.notes.empty());
}

TEST_F(TrialFiles, NamePicturesRelativeToTheFile) {
    EXPECT_EQ(pairs("a,b,genuine\nx/1,2,1\n2,3,0\n").pictures[0].file, path("x/1"));
}

TEST_F(TrialFiles, TakeTheSetsAskedForOnly) {
    const std::string text = "a,b,genuine,set\n1,2,1,one\n1,3,0,one\n1,4,0,two\n5,6,1,three\n";
    EXPECT_EQ(pairs(text, {"one", "two"}).pairs.size(), 3u);
    EXPECT_EQ(pairs(text).pairs.size(), 4u);
    EXPECT_THAT(mistakes(text, {"four"}), HasSubstr("holds no set \"four\"; it holds one, three, two"));
    EXPECT_NE(pairs(text, {"one", "two"}).digest, pairs(text).digest);
}

TEST_F(TrialFiles, TakeGroupsSpreadsheetsLineEndsAndQuotes) {
    const Trials trials = pairs("\xEF\xBB\xBF" "a,b,genuine,group\r\n\"1,5\",2,1,north\r\n2,3,0,\r\n3,4,0,south\r\n");
    EXPECT_EQ(trials.pictures[0].path, "1,5");
    EXPECT_THAT(trials.groups, ElementsAre("", "north", "south"));
    EXPECT_EQ(trials.pairs[1].group, 0);
    EXPECT_EQ(trials.pairs[2].group, 2);
}

TEST_F(TrialFiles, SayEveryMistakeWithItsLine) {
    const std::string said = mistakes("a,b,genuine\n1,2,yes\n1,2\n4,4,0\n,1,1\n\xFF,1,0\n\"1,2,0\n");
    EXPECT_THAT(said, HasSubstr("pairs.csv:2:1: genuine must be 0 or 1, not \"yes\""));
    EXPECT_THAT(said, HasSubstr("pairs.csv:3:1: has 2 fields, the header 3"));
    EXPECT_THAT(said, HasSubstr("pairs.csv:4:1: compares a picture with itself"));
    EXPECT_THAT(said, HasSubstr("pairs.csv:5:1: a picture has no path"));
    EXPECT_THAT(said, HasSubstr("pairs.csv:6:1: is not UTF-8"));
    EXPECT_THAT(said, HasSubstr("pairs.csv:7:1: a quote is not closed"));
}

TEST_F(TrialFiles, SayHowManyMistakesMoreThereAre) {
    std::string text = "a,b,genuine\n";
    for (int i = 0; i < 80; ++i) text += "1,2,x\n";
    EXPECT_THAT(mistakes(text), HasSubstr("and 30 more mistakes"));
}

TEST_F(TrialFiles, SayWhichHeaderIsMeant) {
    EXPECT_THAT(mistakes("a,b,same\n1,2,1\n"), HasSubstr("the header a,b,genuine[,set][,group], not \"same\" as column 3"));
    EXPECT_THAT(mistakes("a,b\n1,2\n"), HasSubstr("the header a,b,genuine"));
    EXPECT_THAT(mistakes(""), HasSubstr("is empty"));
    EXPECT_THAT(people_mistakes("path,name\n"), HasSubstr("the header path,person[,group]"));
    const auto read = read_pairs(path("none.csv"), {});
    ASSERT_FALSE(read);
    EXPECT_THAT(describe(read.error()), HasSubstr("there is no such file"));
}

TEST_F(TrialFiles, RefuseOneClassOnly) {
    EXPECT_THAT(mistakes("a,b,genuine\n1,2,1\n"), HasSubstr("holds no impostor pairs"));
    EXPECT_THAT(mistakes("a,b,genuine\n1,2,0\n"), HasSubstr("holds no genuine pairs"));
    EXPECT_THAT(mistakes("a,b,genuine\n"), HasSubstr("holds no pairs"));
    EXPECT_THAT(people_mistakes("path,person\n1,x\n2,y\n"), HasSubstr("holds no genuine pairs"));
}

TEST_F(TrialFiles, CountAPairOnceAndSayThatItCameTwice) {
    const Trials trials = pairs("a,b,genuine\n1,2,1\n1,3,0\n2,1,1\n");
    EXPECT_EQ(trials.pairs.size(), 2u);
    EXPECT_THAT(describe(trials.notes), HasSubstr("pairs.csv:4:1: the same pair as in line 2"));
    EXPECT_THAT(mistakes("a,b,genuine\n1,2,1\n1,3,0\n2,1,0\n"), HasSubstr("pairs.csv:4:1: says the opposite of line 2"));
}

TEST_F(TrialFiles, SayThatPicturesLieElsewhereAndThatLabelsContradict) {
    EXPECT_THAT(describe(pairs("a,b,genuine\n../1,2,1\n/x/1,2,0\n").notes), HasSubstr("2 pictures lie outside its folder"));
    EXPECT_THAT(describe(pairs("a,b,genuine\n1,2,1\n2,3,1\n1,3,0\n4,1,0\n").notes),
                HasSubstr("1 impostor pairs are of pictures that genuine pairs join"));
}

TEST_F(TrialFiles, MakeAllPairsOfPeople) {
    const auto read = read_people(write("people.csv", "path,person,group\n1,ann,n\n2,ann,n\n3,bob,s\n4,cem,n\n"));
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->people, 3u);
    ASSERT_EQ(read->pairs.size(), 6u);
    EXPECT_TRUE(read->pairs[0].genuine);
    EXPECT_EQ(read->pairs[0].group, 1);
    EXPECT_EQ(read->pairs[1].group, 0) << "ann is of n, bob of s";
    EXPECT_EQ(read->pairs[2].group, 1) << "ann and cem are both of n";
    EXPECT_THAT(people_mistakes("path,person\n1,x\n1,x\n"), HasSubstr("people.csv:3:1: names the picture of line 2 again"));
    EXPECT_THAT(people_mistakes("path,person,group\n1,x,n\n2,x,s\n"), HasSubstr("this person had another group before"));
}

}  // namespace
}  // namespace cotejo::tools::evaluation
