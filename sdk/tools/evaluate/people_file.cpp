// SPDX-License-Identifier: Apache-2.0
//
// Reads a file of people, and makes every pair of their pictures.

#include "evaluate/gather.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

/// The rows: each picture's group, and what is known of people.
struct People {
    Numbers numbers;
    std::vector<std::uint16_t> picture_groups, groups; ///< by picture, by person
};

/// Takes one row; what is wrong with it is noted.
void take(Table& table, Gatherer& gather, People& people, Trials& trials) {
    if (table.field("path").empty() || table.field("person").empty())
        return table.wrong("a path or a person is missing");
    const std::uint32_t picture = gather.picture(table.field("path"), table.line());
    if (picture < people.picture_groups.size())
        return table.wrong("names the picture of line " + std::to_string(trials.pictures[picture].line) + " again");
    const std::uint16_t group = gather.group(table.field("group"));
    const std::uint32_t person = people.numbers.of(table.field("person"));
    people.picture_groups.push_back(group);
    trials.pictures[picture].person = person;
    if (person == people.groups.size()) people.groups.push_back(group);
    else if (people.groups[person] != group) table.wrong("this person had another group before");
}

void make_pairs(Trials& trials, const std::vector<std::uint16_t>& groups) {
    for (std::uint32_t a = 0; a < trials.pictures.size(); ++a)
        for (std::uint32_t b = a + 1; b < trials.pictures.size(); ++b)
            trials.pairs.push_back({a, b, trials.pictures[a].person == trials.pictures[b].person,
                                    groups[a] == groups[b] ? groups[a] : std::uint16_t{0}});
}

}  // namespace

Result<Trials, Mistakes> read_people(const fs::path& file) {
    Trials trials;
    Gatherer gather(file, trials);
    Table table(file, {"path", "person"}, {"group"});
    People people;
    while (table.next() && gather.room_for_groups()) take(table, gather, people, trials);
    if (!gather.room_for_groups()) table.wrong("1000 groups and more; is this the right column?");
    trials.people = static_cast<std::uint32_t>(people.numbers.size());
    const std::size_t count = trials.pictures.size();
    if (count > 0 && count * (count - 1) / 2 > kMostPairs)
        table.wrong(0, std::to_string(count) + " pictures make more than 50 million pairs; write those that "
                       "matter as --pairs");
    if (const Mistakes wrong = table.mistakes(); !wrong.empty()) return wrong;
    make_pairs(trials, people.picture_groups);
    gather.close();
    check_classes(trials, table);
    if (const Mistakes wrong = table.mistakes(); !wrong.empty()) return wrong;
    trials.digest = digest_of(table.text(), {});
    return trials;
}

}  // namespace cotejo::tools::evaluation
