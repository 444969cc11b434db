// SPDX-License-Identifier: Apache-2.0
//
// Words are plain and kind: what never stands in config/text, in any language.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "screen_fixture.hpp"

namespace cotejo::kiosk {
namespace {

// Beginnings of words. They call people things, blame them, or speak the machine's language.
const std::vector<std::string> kNever = {
    "alien", "deport", "illegal", "irregular", "undocumented", "unlawful", "offender", "criminal",
    "suspect", "fraud", "impostor", "imposter", "detain", "remov", "reject", "refus", "den", "fail",
    "error", "invalid", "abort", "terminat", "biometr", "algorithm", "match", "template", "verif",
    "authentic", "ilegal", "extranjer", "indocumentad", "infractor", "delincuente", "criminal",
    "sospech", "fraude", "rechaz", "deneg", "negad", "fall", "inválid", "expuls", "retenid",
    "detenid", "plantilla", "algoritmo", "autentic", "coincid", "abortad", "ficha", "reseña",
    "clandestin", "sin papeles", "échec", "clandestino", "refugiado falso"};

// Words that begin like one of them and are kind.
const std::vector<std::string> kFine = {"dentro"};

std::vector<std::string> words_of(const std::string& sentence) {
    std::vector<std::string> words(1);
    for (const char c : sentence) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalpha(byte)) words.back() += char(std::tolower(byte));
        else if (!words.back().empty()) words.emplace_back();
    }
    return words;
}

std::string unkind(const std::string& sentence) {
    for (const std::string& word : words_of(sentence)) {
        if (std::ranges::count(kFine, word)) continue;
        for (const std::string& never : kNever)
            if (word.starts_with(never)) return word;
    }
    return "";
}

std::vector<std::string> languages_there() {
    std::vector<std::string> codes;
    for (const auto& entry : std::filesystem::directory_iterator(kTextFolder))
        codes.push_back(entry.path().stem());
    return codes;
}

TEST(ScreenWords, ArePlainAndKindInEveryLanguage) {
    const auto text = Text::load(kTextFolder, languages_there());
    ASSERT_TRUE(text) << describe(text.error());
    for (const Words& words : text->all())
        for (const std::string& key : words.keys())
            EXPECT_EQ(unkind(words.line(key)), "") << words.code() << ": " << key;
}

TEST(ScreenWords, AreFoundWhenTheyAreUnkind) {
    EXPECT_EQ(unkind("Your check-in failed."), "failed");
    EXPECT_EQ(unkind("Es un extranjero ilegal"), "extranjero");
    EXPECT_EQ(unkind("Access DENIED"), "denied");
    EXPECT_EQ(unkind("Keep your face inside the oval"), "");
}

TEST(ScreenWords, AreShort) {
    for (const Words& words : the_text().all())
        for (const std::string& key : words.keys())
            for (const std::string& sentence : words.lines(key, {{"days", "30"}, {"seconds", "20"}, {"stage", "1"}, {"stages", "4"}}))
                EXPECT_LE(words_of(sentence).size(), 26u) << words.code() << ": " << sentence;
}

}  // namespace
}  // namespace cotejo::kiosk
