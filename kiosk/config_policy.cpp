// SPDX-License-Identifier: Apache-2.0
//
// Reads policy.yaml, checks it as the SDK does, and says where in the file each mistake stands.

#include <algorithm>
#include <cmath>
#include <iterator>

#include "kiosk/config_abilities.hpp"
#include "kiosk/config_reading.hpp"
#include "kiosk/config_schema.hpp"

namespace cotejo::kiosk {
namespace {

const std::vector<std::string> kNoFamily{"far", "through", "visible", "wait"};

const yaml::Node& under(const yaml::Node& map, std::string_view key) {
    static const yaml::Node nothing;
    const yaml::Node* node = map.find(key);
    return node ? *node : nothing;
}

Calibration calibration(const yaml::Node& scores) {
    Calibration read;
    for (const yaml::Entry& entry : scores.entries) {
        yaml::Node rate;
        rate.type = yaml::Node::Type::scalar;
        rate.text = entry.key;
        const auto key = yaml::number(rate);
        const auto score = yaml::number(entry.value);
        if (key && score) read[*key] = *score;
    }
    return read;
}

std::optional<ChallengePolicy> challenge(const yaml::Node* node) {
    if (!node) return std::nullopt;
    return ChallengePolicy{texts_at(*node, "steps"),
                           static_cast<int>(yaml::number(under(*node, "count")).value_or(1))};
}

FamilyPolicy family(const yaml::Node& section) {
    FamilyPolicy read;
    read.ask = text_at(section, "ask");
    read.tries = static_cast<int>(yaml::number(under(section, "tries")).value_or(1));
    read.assess_lowest = yaml::number(under(under(section, "assess"), "lowest"));
    read.detect_highest = yaml::number(under(under(section, "detect"), "highest"));
    read.challenge = challenge(under(section, "detect").find("challenge"));
    read.attended = truth_at(section, "attended");
    const yaml::Node& compare = under(section, "compare");
    read.probe_captured = text_at(compare, "probe") == "capture";
    for (const yaml::Entry& reference : under(compare, "reference").entries)
        read.reference[reference.key] = reference.value.text;
    for (const yaml::Entry& comparer : under(section, "scores").entries)
        read.scores[comparer.key] = calibration(comparer.value);
    return read;
}

Policy policy(const yaml::Node& root) {
    Policy read;
    read.far = yaml::number(under(root, "far")).value_or(0.0);
    read.visible = texts_at(root, "visible");
    if (const auto seconds = yaml::number(under(root, "wait")))
        read.wait = std::chrono::seconds(std::lround(*seconds));
    for (const yaml::Node& line : under(root, "through").items) {
        read.through.emplace_back();
        if (line.is_scalar()) read.through.back().push_back(line.text);
        for (const yaml::Node& finding : line.items) read.through.back().push_back(finding.text);
    }
    for (const yaml::Entry& entry : root.entries)
        if (std::find(kNoFamily.begin(), kNoFamily.end(), entry.key) == kNoFamily.end())
            read.families[entry.key] = family(entry.value);
    return read;
}

/// The place of "<family>.compare.reference.<kind>" or "through.1", or of the nearest above it
/// that is there: a key may hold dots, so the longest that fits is taken.
yaml::Place place_of(const yaml::Node& node, std::string_view path, yaml::Place nearest_place) {
    if (path.empty()) return nearest_place;
    if (node.is_sequence()) {
        const std::size_t at = std::strtoul(std::string(path).c_str(), nullptr, 10);
        if (at >= node.items.size()) return nearest_place;
        const std::size_t dot = path.find('.');
        return place_of(node.items[at], dot == path.npos ? "" : path.substr(dot + 1),
                        node.items[at].place);
    }
    const yaml::Entry* best = nullptr;
    for (const yaml::Entry& entry : node.entries) {
        const bool fits = path == entry.key || path.starts_with(entry.key + ".");
        if (fits && (!best || entry.key.size() > best->key.size())) best = &entry;
    }
    if (!best) return nearest_place;
    const std::size_t length = std::min(path.size(), best->key.size() + 1);
    return place_of(best->value, path.substr(length), best->place);
}

void check_calibrations(const Configuration& configuration, const yaml::Node& root,
                        Mistakes& found) {
    std::vector<std::string> known;
    for (const Comparer& comparer : comparers(configuration)) known.push_back(comparer.plugin);
    for (const yaml::Entry& section : root.entries)
        for (const yaml::Entry& scores : under(section.value, "scores").entries)
            if (std::find(known.begin(), known.end(), scores.key) == known.end()) {
                const std::string near = nearest(scores.key, known);
                found.push_back(
                    yaml::mistake(configuration.config.policy_file.string(), scores.place,
                                  "no instance compares with the plugin \"" + scores.key + "\"; " +
                                      (near.empty() ? "write the id of one that does"
                                                    : "did you mean \"" + near + "\"?")));
            }
}

}  // namespace

void read_policy(Configuration& out) {
    const std::string file = out.config.policy_file.string();
    const auto tree = yaml::load(out.config.policy_file);
    Mistakes found = tree ? check_schema("policy", *tree, file) : tree.error();
    const bool whole = found.empty();
    if (tree) {
        out.config.policy = policy(*tree);
        check_calibrations(out, *tree, found);
    }
    out.mistakes.insert(out.mistakes.end(), found.begin(), found.end());
    if (!whole || out.config.ceiling.far == 0.0) return;

    std::vector<PolicyMistake> all =
        check(out.config.policy, out.config.ceiling, comparers(out), detectors(out));
    std::ranges::move(beyond_abilities(out), std::back_inserter(all));
    for (const PolicyMistake& mistake : all) {
        Mistake placed = yaml::mistake(file, place_of(*tree, mistake.path, {1, 1}),
                                       mistake.path + ": " + mistake.what);
        (mistake.fatal ? out.mistakes : out.warnings).push_back(std::move(placed));
    }
}

}  // namespace cotejo::kiosk
