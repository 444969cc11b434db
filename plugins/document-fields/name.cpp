// SPDX-License-Identifier: Apache-2.0
//
// Takes a name apart: at the slash of a boarding pass, at particles, at titles.

#include "name.hpp"

#include <algorithm>
#include <array>

namespace fields {

namespace {

constexpr std::size_t kMostParts = 16;
constexpr std::size_t kBrief = 20; // characters of a name in IATA Resolution 792

constexpr std::array<std::string_view, 22> kParticles{
    "DE", "DEL", "LA", "LAS", "LOS", "EL", "DA", "DAS", "DO", "DOS", "DI",
    "DU", "VAN", "VON", "DER", "DEN", "TER", "TEN", "ZU", "AL", "BIN", "Y"};
constexpr std::array<std::string_view, 16> kTitles{
    "MR", "MRS", "MS", "MISS", "MSTR", "CHD", "INF", "DR", "PROF", "SR", "SRA", "SRTA", "CAPT", "SIR", "LADY", "MME"};
constexpr std::array<std::string_view, 5> kNone{"FNU", "LNU", "XXX", "UNKNOWN", "NN"};

template <std::size_t N> bool among(const std::array<std::string_view, N>& all, std::string_view text) {
    return std::ranges::find(all, text) != all.end();
}

/// Puts particles before the word that follows them; those at the end stand for themselves.
std::vector<Unit> units(const std::vector<Word>& words) {
    std::vector<Unit> units;
    std::vector<Word> before;
    const auto close = [&](const Word& core) {
        Unit unit{core, core, !before.empty(), before.size() == 1 && before[0].forms[0] == "DE"};
        for (auto particle = before.rbegin(); particle != before.rend(); ++particle)
            unit.whole = joined(*particle, unit.whole);
        before.clear();
        units.push_back(std::move(unit));
    };
    for (const Word& word : words) {
        if (among(kNone, word.forms[0])) continue;
        if (among(kParticles, word.forms[0])) before.push_back(word);
        else close(word);
    }
    if (!before.empty()) {
        const Word last = before.back();
        before.pop_back();
        close(last);
    }
    return units;
}

/// Leaves out a title that stands by itself at the end, while something is left.
std::vector<Word> without_title(std::vector<Word> words) {
    while (words.size() > 1 && among(kTitles, words.back().forms[0])) words.pop_back();
    return words;
}

/// A name of more parts than anybody has is nothing to pair off.
void judge_letters(Name& name) {
    name.readable = name.surnames.size() + name.given.size() <= kMostParts;
    for (const auto* part : {&name.surnames, &name.given})
        for (const Unit& unit : *part) name.readable = name.readable && unit.whole.readable;
}

/// SURNAME/GIVEN, SURNAME,GIVEN, or words of which nobody says what they are.
Name from_one_text(const std::string& text) {
    Name name;
    const std::size_t slash = text.find_first_of("/,");
    name.brief = text.find('/') != text.npos;
    name.cut = name.brief && text.size() >= kBrief;
    name.apart = slash != text.npos;
    if (name.apart) name.surnames = units(words(std::string_view(text).substr(0, slash)));
    name.given = units(without_title(words(name.apart ? std::string_view(text).substr(slash + 1) : text)));
    if (name.surnames.empty()) name.apart = false;
    return name;
}

}  // namespace

std::optional<Name> name_of(const Source& source) {
    const Said* surname = source.find(COTEJO_FACT_SURNAME);
    const Said* given = source.find(COTEJO_FACT_GIVEN_NAMES);
    Name name;
    if (surname) {
        name.surnames = units(words(surname->text));
        if (given) name.given = units(without_title(words(given->text)));
        name.apart = !name.surnames.empty();
    } else if (const Said* text = source.find(COTEJO_FACT_NAME)) {
        name = from_one_text(text->text);
    } else if (given) {
        name.given = units(words(given->text));
    }
    name.cut = name.cut || source.cut;
    if (name.surnames.empty() && name.given.empty()) return std::nullopt;
    judge_letters(name);
    return name;
}

}  // namespace fields
