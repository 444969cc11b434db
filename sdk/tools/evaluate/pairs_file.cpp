// SPDX-License-Identifier: Apache-2.0
//
// Reads a file of pairs, and finds out who is who.

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

#include "evaluate/gather.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

/// Every pair so far: its line, and whether it was genuine.
using Lines = std::unordered_map<std::uint64_t, std::pair<int, bool>>;

std::uint64_t unordered(std::uint32_t a, std::uint32_t b) {
    return (std::uint64_t{std::min(a, b)} << 32) | std::max(a, b);
}

/// Joins the pictures of genuine pairs and numbers the people.
void find_people(Trials& trials) {
    std::vector<std::uint32_t> leads(trials.pictures.size());
    std::iota(leads.begin(), leads.end(), 0u);
    const auto first = [&](std::uint32_t picture) {
        while (leads[picture] != picture) picture = leads[picture] = leads[leads[picture]];
        return picture;
    };
    for (const Pair& pair : trials.pairs)
        if (pair.genuine) leads[first(pair.probe)] = first(pair.reference);
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < leads.size(); ++i)
        trials.pictures[i].person =
            numbers.try_emplace(first(i), static_cast<std::uint32_t>(numbers.size())).first->second;
    trials.people = static_cast<std::uint32_t>(numbers.size());
}

/// Impostor pairs of pictures that genuine pairs say are one person's.
void note_contradictions(Trials& trials, const std::string& file) {
    const auto count = std::ranges::count_if(trials.pairs, [&](const Pair& pair) {
        return !pair.genuine && trials.pictures[pair.probe].person == trials.pictures[pair.reference].person;
    });
    if (count)
        trials.notes.push_back({file, 0, 0, std::to_string(count) + " impostor pairs are of pictures that "
                                "genuine pairs join as one person; look at the labels"});
}

/// Says which of the sets asked for are not there.
void check_sets(const std::vector<std::string>& sets, const std::set<std::string>& seen, Table& table) {
    std::string known;
    for (const std::string& set : seen) known += (known.empty() ? "" : ", ") + set;
    for (const std::string& set : sets)
        if (!seen.contains(set))
            table.wrong(0, table.has("set") ? "holds no set \"" + set + "\"; it holds " + known
                                            : "has no column `set`; leave --set out");
}

/// Takes one row; what is wrong with it is noted.
void take(Table& table, Gatherer& gather, Lines& lines, Trials& trials) {
    const std::string &a = table.field("a"), &b = table.field("b"), &genuine = table.field("genuine");
    if (genuine != "0" && genuine != "1") return table.wrong("genuine must be 0 or 1, not \"" + genuine + "\"");
    if (a.empty() || b.empty()) return table.wrong("a picture has no path");
    if (a == b) return table.wrong("compares a picture with itself");
    const Pair pair{gather.picture(a, table.line()), gather.picture(b, table.line()), genuine == "1",
                    gather.group(table.field("group"))};
    const auto [known, fresh] = lines.try_emplace(unordered(pair.probe, pair.reference), table.line(), pair.genuine);
    const std::string where = "line " + std::to_string(known->second.first);
    if (fresh) trials.pairs.push_back(pair);
    else if (known->second.second != pair.genuine) table.wrong("says the opposite of " + where);
    else gather.note(table.line(), "the same pair as in " + where + "; it is counted once");
}

/// False when it is no use to read on.
bool room(const Trials& trials, const Gatherer& gather, Table& table) {
    if (trials.pairs.size() >= kMostPairs) table.wrong("more than 50 million pairs; split the file");
    else if (!gather.room_for_groups()) table.wrong("1000 groups and more; is this the right column?");
    else return true;
    return false;
}

}  // namespace

Result<Trials, Mistakes> read_pairs(const fs::path& file, const std::vector<std::string>& sets) {
    Trials trials;
    Gatherer gather(file, trials);
    Table table(file, {"a", "b", "genuine"}, {"set", "group"});
    std::set<std::string> seen;
    Lines lines;
    while (table.next() && room(trials, gather, table)) {
        seen.insert(table.field("set"));
        if (sets.empty() || std::ranges::find(sets, table.field("set")) != sets.end())
            take(table, gather, lines, trials);
    }
    gather.close();
    if (table.mistakes().empty()) check_sets(sets, seen, table);
    if (table.mistakes().empty()) check_classes(trials, table);
    if (const Mistakes wrong = table.mistakes(); !wrong.empty()) return wrong;
    find_people(trials);
    note_contradictions(trials, file.string());
    trials.digest = digest_of(table.text(), sets);
    return trials;
}

}  // namespace cotejo::tools::evaluation
