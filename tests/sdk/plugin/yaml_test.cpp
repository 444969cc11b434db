// SPDX-License-Identifier: Apache-2.0
//
// What the YAML reader keeps of a file, and what it refuses with a place.

#include "cotejo/yaml.hpp"

#include <gtest/gtest.h>

namespace cotejo::yaml {
namespace {

Node tree(const std::string& text) {
    Result<Node, Mistakes> read = parse(text, "f");
    EXPECT_TRUE(read) << (read ? "" : cotejo::describe(read.error()));
    return read ? *read : Node{};
}

std::string refusal(const std::string& text, Limits limits = {}) {
    const Result<Node, Mistakes> read = parse(text, "f", limits);
    EXPECT_FALSE(read);
    return read ? "" : cotejo::describe(read.error());
}

TEST(Yaml, KnowsThePlaceOfEveryKeyAndValue) {
    const Node root = tree("one: 1\ntwo:\n  - a\n  - {b: c}\n");
    EXPECT_EQ(root.find("one")->place.line, 1);
    EXPECT_EQ(root.find("one")->place.column, 6);
    const Node& item = root.find("two")->items[1].entries[0].value;
    EXPECT_EQ(item.place.line, 4);
    EXPECT_EQ(item.place.column, 9);
    EXPECT_EQ(root.entries[1].place.line, 2);
}

TEST(Yaml, CountsColumnsInCharactersNotBytes) {
    EXPECT_EQ(tree("{ñandú: 1, b: x}").find("b")->place.column, 15);
}

TEST(Yaml, GivesAKeyWithoutValueTheKeysPlace) {
    const Node root = tree("a: 1\nb:\nc: 2\n");
    EXPECT_TRUE(root.find("b")->is_empty());
    EXPECT_EQ(root.find("b")->place.line, 2);
    EXPECT_EQ(root.find("b")->place.column, 1);
}

TEST(Yaml, KeepsScalarsAsWritten) {
    const Node root = tree("a: no\nb: \"5\"\nc: 007\nd: |\n  long\n");
    EXPECT_EQ(root.find("a")->text, "no");
    EXPECT_FALSE(root.find("a")->quoted);
    EXPECT_TRUE(root.find("b")->quoted);
    EXPECT_EQ(root.find("c")->text, "007");
    EXPECT_EQ(root.find("d")->text, "long\n");
    EXPECT_TRUE(root.find("d")->quoted);
}

TEST(Yaml, ReadsOnlyTrueAndFalseAsTruth) {
    const Node root = tree("[true, false, no, yes, \"true\"]");
    EXPECT_EQ(truth(root.items[0]), true);
    EXPECT_EQ(truth(root.items[1]), false);
    EXPECT_EQ(truth(root.items[2]), std::nullopt);
    EXPECT_EQ(truth(root.items[3]), std::nullopt);
    EXPECT_EQ(truth(root.items[4]), std::nullopt);
}

TEST(Yaml, ReadsOnlyFiniteUnquotedNumbers) {
    const Node root = tree("[1e-3, -2, \"3\", nan, inf, 0x10, 4px, 1e999]");
    EXPECT_EQ(number(root.items[0]), 1e-3);
    EXPECT_EQ(number(root.items[1]), -2.0);
    for (std::size_t i = 2; i < root.items.size(); ++i)
        EXPECT_EQ(number(root.items[i]), std::nullopt) << root.items[i].text;
}

TEST(Yaml, TakesAnEmptyFileAsNothing) {
    EXPECT_TRUE(tree("").is_empty());
    EXPECT_TRUE(tree("# only a comment\n").is_empty());
}

TEST(Yaml, RefusesEveryDuplicateKey) {
    EXPECT_EQ(refusal("a: 1\nb: {c: 1, c: 2}\na: 3\n"),
              "f:2:11: the key \"c\" stands here twice; keep one\n"
              "f:3:1: the key \"a\" stands here twice; keep one");
}

TEST(Yaml, RefusesAliasesAndAnchors) {
    EXPECT_NE(refusal("a: *x\n"), "");
    EXPECT_EQ(refusal("a: &x [1]\nb: *x\n"),
              "f:1:4: an anchor (&name) is not read here; write the value out where it is used");
}

TEST(Yaml, RefusesAnAliasBombBeforeItGrows) {
    std::string bomb = "a0: &a0 [x]\n";
    for (int i = 1; i < 40; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + ", " + last + "]\n";
    }
    EXPECT_NE(refusal(bomb).find("anchor"), std::string::npos);
}

TEST(Yaml, RefusesTags) {
    EXPECT_NE(refusal("a: !!binary aGk=\n").find("f:1:4: a tag"), std::string::npos);
}

TEST(Yaml, RefusesTabsInTheIndentation) {
    EXPECT_EQ(refusal("a:\n\tb: 1\n  \tc: 2\n"),
              "f:2:1: a tab; indent with spaces\nf:3:3: a tab; indent with spaces");
}

TEST(Yaml, RefusesDepthBeyondTheLimit) {
    EXPECT_EQ(refusal("[[[[1]]]]", {.depth = 3}), "f:1:4: nested more than 3 deep; write it flatter");
    EXPECT_NE(refusal(std::string(20'000, '[')), "");
}

TEST(Yaml, RefusesTooManyValues) {
    EXPECT_NE(refusal("[1, 2, 3, 4]", {.nodes = 3}).find("more than 3 values"), std::string::npos);
}

TEST(Yaml, RefusesALargeText) {
    EXPECT_EQ(refusal(std::string(2048, 'a'), {.bytes = 1024}), "f: larger than 1 KiB; make it smaller");
}

TEST(Yaml, RefusesWhatIsNotUtf8) {
    EXPECT_EQ(refusal("a: \xff\n"), "f: not a UTF-8 text; save it as UTF-8");
    EXPECT_EQ(refusal(std::string("a: \0b", 5)), "f: not a UTF-8 text; save it as UTF-8");
    EXPECT_NE(refusal("a: \xed\xa0\x80\n"), "");
}

TEST(Yaml, RefusesASecondDocument) {
    EXPECT_NE(refusal("a: 1\n---\nb: 2\n").find("second document"), std::string::npos);
    EXPECT_NE(refusal("a: 1\n---\n&x b: *x\n").find("second document"), std::string::npos);
}

TEST(Yaml, RefusesBrokenSyntaxAtItsPlace) {
    EXPECT_EQ(refusal("a: [1, 2\nb: 3\n").substr(0, 4), "f:2:");
    EXPECT_EQ(refusal("a: }\n").substr(0, 4), "f:1:");
}

TEST(Yaml, RefusesAKeyThatIsNoWord) {
    EXPECT_NE(refusal("? [a, b]\n: c\n").find("a key must be a word, not a list"), std::string::npos);
}

TEST(Yaml, SaysThatAFileIsNotThere) {
    const auto read = load("/nowhere/f.yaml");
    ASSERT_FALSE(read);
    EXPECT_EQ(cotejo::describe(read.error()), "/nowhere/f.yaml: there is no such file");
}

}  // namespace
}  // namespace cotejo::yaml
