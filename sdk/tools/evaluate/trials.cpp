// SPDX-License-Identifier: Apache-2.0
//
// Reads the two kinds of CSV files, and finds out who is who.

#include "evaluate/trials.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "evaluate/table.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostPairs = 50'000'000;
constexpr std::size_t kMostNotes = 10;

/// Numbers names in the order they come.
class Numbers {
public:
    std::uint32_t of(const std::string& name) {
        return known_.try_emplace(name, static_cast<std::uint32_t>(known_.size())).first->second;
    }
    std::size_t size() const { return known_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// What is common to both kinds: pictures and groups are numbered as they come.
class Gatherer {
public:
    Gatherer(const fs::path& file, Trials& trials) : file_(file), trials_(trials) {}

    std::uint32_t picture(const std::string& path, int line) {
        const std::uint32_t number = pictures_.of(path);
        if (number < trials_.pictures.size()) return number;
        const fs::path written(path);
        const fs::path inside = written.lexically_normal();
        if (written.is_absolute() || (!inside.empty() && *inside.begin() == "..")) ++outside_;
        trials_.pictures.push_back({path, file_.parent_path() / written, line, 0});
        return number;
    }
    std::uint16_t group(const std::string& name) {
        if (name.empty()) return 0;
        const auto number = static_cast<std::uint16_t>(groups_.of(name) + 1);
        if (number == trials_.groups.size()) trials_.groups.push_back(name);
        return number;
    }
    bool room_for_groups() const { return groups_.size() < 1000; }
    void note(int line, const std::string& what) {
        if (++noted_ <= kMostNotes) trials_.notes.push_back({file_.string(), line, 1, what});
    }
    void close() {
        if (noted_ > kMostNotes)
            trials_.notes.push_back({file_.string(), 0, 0, std::to_string(noted_ - kMostNotes) + " more such lines"});
        if (outside_)
            trials_.notes.push_back({file_.string(), 0, 0, std::to_string(outside_) +
                                     " pictures lie outside its folder; they are read all the same"});
    }

private:
    fs::path file_;
    Trials& trials_;
    Numbers pictures_, groups_;
    std::size_t outside_ = 0, noted_ = 0;
};

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

Digest digest_of(const std::string& text, const std::vector<std::string>& sets) {
    std::string all = text;
    for (const std::string& set : sets) all += '\0' + set;
    return sha256({reinterpret_cast<const std::uint8_t*>(all.data()), all.size()});
}

void check_classes(const Trials& trials, Table& table) {
    const auto genuine = std::ranges::count(trials.pairs, true, &Pair::genuine);
    if (trials.pairs.empty()) return table.wrong(0, "holds no pairs");
    if (genuine == 0) table.wrong(0, "holds no genuine pairs; error rates need both classes");
    if (genuine == std::ssize(trials.pairs))
        table.wrong(0, "holds no impostor pairs; error rates need both classes");
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

}  // namespace

Result<Trials, Mistakes> read_pairs(const fs::path& file, const std::vector<std::string>& sets) {
    Trials trials;
    Gatherer gather(file, trials);
    Table table(file, {"a", "b", "genuine"}, {"set", "group"});
    std::set<std::string> seen;
    std::unordered_map<std::uint64_t, std::pair<int, bool>> lines;
    while (table.next()) {
        seen.insert(table.field("set"));
        if (!sets.empty() && std::ranges::find(sets, table.field("set")) == sets.end()) continue;
        const std::string &a = table.field("a"), &b = table.field("b"), &genuine = table.field("genuine");
        if (genuine != "0" && genuine != "1") {
            table.wrong("genuine must be 0 or 1, not \"" + genuine + "\"");
        } else if (a.empty() || b.empty() || a == b) {
            table.wrong(a == b && !a.empty() ? "compares a picture with itself" : "a picture has no path");
        } else if (!gather.room_for_groups()) {
            table.wrong("more than 1000 groups; is this the right column?");
            break;
        } else {
            const Pair pair{gather.picture(a, table.line()), gather.picture(b, table.line()), genuine == "1",
                            gather.group(table.field("group"))};
            const auto [known, fresh] =
                lines.try_emplace(unordered(pair.probe, pair.reference), table.line(), pair.genuine);
            const std::string where = "line " + std::to_string(known->second.first);
            if (fresh) trials.pairs.push_back(pair);
            else if (known->second.second != pair.genuine) table.wrong("says the opposite of " + where);
            else gather.note(table.line(), "the same pair as in " + where + "; it is counted once");
        }
        if (trials.pairs.size() > kMostPairs) {
            table.wrong("more than 50 million pairs; split the file");
            break;
        }
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

Result<Trials, Mistakes> read_people(const fs::path& file) {
    Trials trials;
    Gatherer gather(file, trials);
    Table table(file, {"path", "person"}, {"group"});
    Numbers people;
    std::vector<std::uint16_t> groups;
    std::map<std::uint32_t, std::uint16_t> of_person;
    while (table.next()) {
        if (table.field("path").empty() || table.field("person").empty()) {
            table.wrong("a path or a person is missing");
            continue;
        }
        const std::uint32_t number = gather.picture(table.field("path"), table.line());
        if (number < groups.size()) {
            table.wrong("names the picture of line " + std::to_string(trials.pictures[number].line) + " again");
            continue;
        }
        if (!gather.room_for_groups()) {
            table.wrong("more than 1000 groups; is this the right column?");
            break;
        }
        groups.push_back(gather.group(table.field("group")));
        trials.pictures[number].person = people.of(table.field("person"));
        const auto [known, fresh] = of_person.try_emplace(trials.pictures[number].person, groups.back());
        if (!fresh && known->second != groups.back()) table.wrong("this person had another group before");
    }
    trials.people = static_cast<std::uint32_t>(people.size());
    const std::size_t count = trials.pictures.size();
    if (count * (count - (count > 0)) / 2 > kMostPairs)
        table.wrong(0, std::to_string(count) + " pictures make more than 50 million pairs; write those that "
                       "matter as --pairs");
    if (const Mistakes wrong = table.mistakes(); !wrong.empty()) return wrong;
    for (std::uint32_t a = 0; a < count; ++a)
        for (std::uint32_t b = a + 1; b < count; ++b)
            trials.pairs.push_back({a, b, trials.pictures[a].person == trials.pictures[b].person,
                                    groups[a] == groups[b] ? groups[a] : std::uint16_t{0}});
    gather.close();
    check_classes(trials, table);
    if (const Mistakes wrong = table.mistakes(); !wrong.empty()) return wrong;
    trials.digest = digest_of(table.text(), {});
    return trials;
}

}  // namespace cotejo::tools::evaluation
