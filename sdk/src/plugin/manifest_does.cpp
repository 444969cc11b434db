// SPDX-License-Identifier: Apache-2.0
//
// Reads `does`: the roles of a plugin with their types.

#include <algorithm>

#include "cotejo/known_kinds.h"
#include "plugin/manifest_reader.hpp"
#include "plugin/takes.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

/// What a role must give: that kind, "" nothing, "*" a kind of a family, "|" any kind or nothing.
struct RoleRule {
    std::string_view role;
    std::string_view gives;
    bool takes_something;
};
constexpr RoleRule kRules[] = {
    {"capture", "*", false}, {"assess", "quality", true}, {"detect", "pad", true},
    {"extract", "*", true},  {"compare", "scores", true}, {"keep", "", true},
    {"find", "|", false},    {"erase", "", true},         {"exchange", "|", true},
};

const RoleRule* rule_of(std::string_view role) {
    const auto* found = std::ranges::find(kRules, role, &RoleRule::role);
    return found == std::end(kRules) ? nullptr : found;
}

std::vector<std::string> role_words() {
    std::vector<std::string> words;
    for (const RoleRule& rule : kRules) words.emplace_back(rule.role);
    return words;
}

bool is_declared_kind(const std::string& kind) {
    const std::size_t dot = kind.find('.');
    const bool of_a_family = dot != std::string::npos && dot > 0 && dot < kind.find('/') &&
                             dot + 1 < kind.size();
    return is_kind(kind) && (of_a_family || is_own_kind(kind));
}

/// The known kind that a word of a known family nearly is; "" when it may be a new word. Versions
/// after '/' are free.
std::string meant_kind(const std::string& kind) {
    const std::size_t dot = kind.find('.') + 1;
    const std::string family = kind.substr(0, dot), part = kind.substr(dot, kind.find('/') - dot);
    std::vector<std::string> parts;
    for (const std::string known : {COTEJO_KNOWN_KINDS})
        if (known.starts_with(family)) parts.push_back(known.substr(dot, known.find('/') - dot));
    const std::string near = nearest(part, parts);
    if (dot == 0 || near.empty() || near == part) return {};
    return family + near + (kind.size() > dot + part.size() ? kind.substr(dot + part.size()) : "");
}

void check_spelling(const std::string& kind, yaml::Place place, Report& report) {
    if (const std::string meant = meant_kind(kind); !meant.empty())
        report.say(place, "\"" + kind + "\" is no kind of its family; did you mean \"" + meant + "\"?");
}

std::optional<Input> read_input(const yaml::Node& node, Report& report) {
    std::optional<std::string> text = read_text(&node, "takes", report);
    if (!text) return std::nullopt;
    Input input;
    if (text->ends_with('+')) input.many = Input::Many::one_or_more;
    if (text->ends_with('?')) input.many = Input::Many::at_most_one;
    if (input.many != Input::Many::one) text->pop_back();
    input.kind = *text;
    if (!is_declared_kind(input.kind)) {
        report.say(node.place, "\"" + node.text + "\" is no kind; write family.part, then + for "
                               "one or more or ? for at most one: family.part+");
        return std::nullopt;
    }
    check_spelling(input.kind, node.place, report);
    return input;
}

std::vector<Input> read_takes(const yaml::Node& node, Report& report) {
    std::vector<Input> takes;
    if (!expect_list(node, "takes", report)) return takes;
    if (node.items.size() > 16) report.say(node.place, "\"takes\" has more than 16 entries");
    for (const yaml::Node& item : node.items)
        if (std::optional<Input> input = read_input(item, report)) takes.push_back(*input);
    return takes;
}

void check_gives(const RoleRule& rule, const std::string& gives, yaml::Place place,
                 Report& report) {
    const std::string role = "a role " + std::string(rule.role);
    if (rule.gives == "*" && (gives.empty() || is_own_kind(gives)))
        report.say(place, role + " gives a kind of a family; write gives: family.part");
    else if (rule.gives.empty() && !gives.empty())
        report.say(place, role + " gives nothing; take \"gives\" out");
    else if (rule.gives.size() > 1 && gives != rule.gives)
        report.say(place, role + " gives " + std::string(rule.gives) + "; write gives: " +
                              std::string(rule.gives));
}

void check_compare(const Role& role, yaml::Place place, Report& report) {
    const bool fits = role.takes.size() == 2 && role.takes[0].many == Input::Many::one &&
                      role.takes[1].many != Input::Many::at_most_one;
    if (!fits)
        report.say(place, "compare takes a probe, then references; write takes: [kind, kind+]");
    if (role.exact && !role.scores.empty())
        report.say(place, "\"exact\" and \"scores\" exclude each other; keep one");
}

/// A challenge steers an assess or is judged by a detect, and may always be missing: some travellers
/// cannot do one. Only a sequence shows whether it was done.
void check_challenge(const Role& role, yaml::Place place, Report& report) {
    const auto is_challenge = [](const Input& in) { return in.kind == COTEJO_KIND_CHALLENGE; };
    if (std::ranges::none_of(role.takes, is_challenge)) return;
    const bool last = role.takes.size() == 2 && is_challenge(role.takes[1]) &&
                      role.takes[1].many == Input::Many::at_most_one;
    const auto frames = role.takes.front().many;
    const bool fits = (role.role == "assess" && frames == Input::Many::one) ||
                      (role.role == "detect" && frames == Input::Many::one_or_more);
    if (!last || !fits)
        report.say(place, "a challenge goes to an assess that steers by it, takes: [kind, challenge?], "
                          "and to a detect that judges it, takes: [kind+, challenge?]");
}

/// Rates stand in a map sorted by rate: as the rate grows, the score may not.
void check_monotone(const std::map<double, double>& scores, yaml::Place place, Report& report) {
    const auto grows = [](const auto& lower, const auto& higher) {
        return higher.second > lower.second;
    };
    if (std::ranges::adjacent_find(scores, grows) != scores.end())
        report.say(place, "the scores are not monotone: a larger false match rate cannot need a "
                          "higher score; measure them again");
}

std::map<double, double> read_scores(const yaml::Node& node, Report& report) {
    std::map<double, double> scores;
    if (!expect_map(node, "scores", report)) return scores;
    for (const yaml::Entry& entry : node.entries) {
        yaml::Node key;
        key.type = yaml::Node::Type::scalar;
        key.text = entry.key;
        key.quoted = entry.quoted;
        const std::optional<double> rate = yaml::number(key);
        const std::optional<double> score = read_number(&entry.value, entry.key, report);
        if (!rate || *rate <= 0.0 || *rate >= 1.0)
            report.say(entry.place, "\"" + entry.key + "\" is no false match rate; write a number "
                                    "between 0 and 1, for instance 1e-3");
        else if (score && !scores.emplace(*rate, *score).second)
            report.say(entry.place, "the rate " + entry.key + " stands here twice; keep one");
    }
    check_monotone(scores, node.place, report);
    return scores;
}

std::optional<Role> read_role(const yaml::Node& node, Report& report) {
    if (!expect_map(node, "does", report)) return std::nullopt;
    Section section(node, "an entry of \"does\"", report);
    Role role;
    role.role = read_word(section.required("role", "role: extract"), "role", role_words(), report)
                    .value_or("");
    const yaml::Node* takes = section.optional("takes");
    const yaml::Node* gives = section.optional("gives");
    const yaml::Node* scores = section.optional("scores");
    const yaml::Node* exact = section.optional("exact");
    section.finish();

    const RoleRule* rule = rule_of(role.role);
    if (takes) role.takes = read_takes(*takes, report);
    if (gives) role.gives = read_text(gives, "gives", report).value_or("");
    if (!rule) return std::nullopt;
    if (rule->takes_something && (!takes || (takes->is_sequence() && takes->items.empty())))
        report.say(takes ? takes->place : node.place,
                   "a role " + role.role + " takes something; write takes: [kind]");
    if (!role.gives.empty() && !is_declared_kind(role.gives))
        report.say(gives->place, "\"" + role.gives + "\" is no kind; write family.part");
    else
        check_gives(*rule, role.gives, gives ? gives->place : node.place, report);
    if (gives && is_declared_kind(role.gives)) check_spelling(role.gives, gives->place, report);
    if (scores) role.scores = read_scores(*scores, report);
    role.exact = read_switch(exact, "exact", report).value_or(false);
    const bool takes_read = takes && role.takes.size() == takes->items.size();
    if (takes_read) check_challenge(role, takes->place, report);
    if (role.role == "compare" && takes_read)
        check_compare(role, takes->place, report);
    else if (role.role != "compare" && (scores || exact))
        report.say(scores ? scores->place : exact->place,
                   "only a role compare has \"scores\" or \"exact\"; take it out");
    return role;
}

}  // namespace

std::vector<Role> read_does(const yaml::Node& node, Report& report) {
    std::vector<Role> does;
    std::set<std::string> seen;
    if (!expect_list(node, "does", report)) return does;
    if (node.items.empty()) report.say(node.place, "\"does\" is empty; name at least one role");
    for (const yaml::Node& item : node.items) {
        const std::optional<Role> role = read_role(item, report);
        if (!role) continue;
        if (!seen.insert(role->role + written(*role) + role->gives).second)
            report.say(item.place, "this role stands here twice; keep one");
        does.push_back(*role);
    }
    return does;
}

}  // namespace cotejo
