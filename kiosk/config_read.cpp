// SPDX-License-Identifier: Apache-2.0
//
// Reads what kiosk.yaml says. A value of the wrong type was refused by the schema; it is passed
// over.

#include <regex>
#include <utility>

#include "kiosk/config_reading.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr int kCheckInDays = 30;

const yaml::Node& under(const yaml::Node& map, std::string_view key) {
    static const yaml::Node nothing;
    const yaml::Node* node = map.find(key);
    return node ? *node : nothing;
}

/// Letters, classes and {least,most}: what takes no longer on any text. With groups, * and + a pattern can
/// be written that takes for ever.
bool is_simple(const std::string& pattern) {
    int counts = 0;
    for (const char c : pattern) counts += c == '{' || c == '?';
    return pattern.find_first_of("()|*+\\") == std::string::npos && counts <= 3;
}

std::chrono::days days_at(const yaml::Node& map, std::string_view key) {
    const auto number = yaml::number(under(map, key));
    return std::chrono::days(number ? static_cast<int>(*number) : kCheckInDays);
}

}  // namespace

KioskFile::KioskFile(const ConfigOptions& options, yaml::Node tree, Configuration& into)
    : options(options), root(std::move(tree)), out(into), file(options.file.string()) {}

void KioskFile::read() {
    out.config.file = fs::absolute(options.file);
    const yaml::Place place = place_of("state");
    out.config.state = options.state.empty() ? path(text_at(root, "state", "state"), place)
                                             : fs::absolute(options.state).lexically_normal();
    read_paths();
    read_words();
    read_lists();
    read_keys();
    read_typed();
    read_instances();
}

void KioskFile::read_paths() {
    KioskConfig& config = out.config;
    config.scripts = path_at("scripts", "../scripts");
    config.text = path_at("text", "text");
    config.policy_file = path_at("policy", "policy.yaml");
    const yaml::Node& folders = under(root, "plugins");
    for (const yaml::Node& folder : folders.items)
        config.plugins.push_back(path(folder.text, folder.place));
    if (config.plugins.empty()) config.plugins.push_back(path("${plugins}", root.place));

    const yaml::Node& site = under(root, "site");
    const auto in_site = [&](std::string_view key, const std::string& otherwise) {
        return path(text_at(site, key, otherwise), under(site, key).place);
    };
    config.site_file = in_site("file", "${state}/site.yaml");
    config.site_key = in_site("key", "${state}/site.pub");
    const yaml::Node& keys = under(under(root, "signatures"), "keys");
    for (const yaml::Node& key : keys.items)
        config.signatures.keys.push_back(path(key.text, key.place));
}

void KioskFile::read_words() {
    KioskConfig& config = out.config;
    config.attended = truth_at(root, "attended");
    const yaml::Node& flight = under(root, "flight");
    config.flight.number = text_at(flight, "number");
    if (const std::string date = text_at(flight, "date", "today"); date != "today")
        config.flight.date = date;
    config.workflow = text_at(root, "workflow");
    config.languages = texts_at(root, "languages");
    config.clock_trusted = text_at(root, "clock") == "trusted";
    config.signatures.demand = truth_at(under(root, "signatures"), "demand");
    config.require_sandbox = text_at(root, "sandbox") == "require";
    config.store = text_at(root, "store");
    if (const auto port = yaml::number(under(root, "listen")); port && *port >= 0 && *port < 65536)
        config.listen = static_cast<std::uint16_t>(*port);
    for (const yaml::Entry& desk : under(root, "officers").entries)
        config.officers[desk.key] = desk.value.text;
    for (const char* name : {"check-in", "message"})
        config.retention[name] = days_at(under(root, "retention"), name);
}

void KioskFile::read_lists() {
    for (const yaml::Node& item : under(root, "lists").items) {
        ListConfig list;
        list.file = path(text_at(item, "file"), under(item, "file").place);
        list.codec = text_at(item, "codec");
        list.trusted = truth_at(item, "trusted");
        out.config.lists.push_back(std::move(list));
    }
}

void KioskFile::read_keys() {
    for (const yaml::Entry& kind : under(root, "keys").entries) {
        auto& groups = out.config.keys[kind.key];
        for (const yaml::Node& group : kind.value.items) {
            groups.emplace_back();
            for (const yaml::Node& fact : group.items) groups.back().push_back(fact.text);
        }
    }
}

void KioskFile::read_typed() {
    for (const yaml::Entry& kind : under(root, "typed").entries) {
        const Typed typed{text_at(kind.value, "fact"), text_at(kind.value, "pattern")};
        if (!is_simple(typed.pattern))
            wrong(under(kind.value, "pattern").place,
                  "`" + typed.pattern + "` may take too long; write letters, classes and at most three {least,most}, "
                  "as in \"[A-Z]{2}[0-9]{1,4}\", without groups, *, + and |");
        try {
            (void)std::regex(typed.pattern);
        } catch (const std::regex_error&) {
            wrong(under(kind.value, "pattern").place,
                  "`" + typed.pattern + "` is no regular expression; write one such as \"[0-9]{1,4}\"");
        }
        out.config.typed[kind.key] = typed;
    }
}

void KioskFile::read_instances() {
    const yaml::Node* chosen = scenario();
    for (const yaml::Entry& entry : under(root, "instances").entries) {
        InstanceConfig instance;
        instance.name = entry.key;
        instance.plugin = text_at(entry.value, "plugin");
        instance.gives = texts_at(entry.value, "gives");
        instance.isolate = truth_at(entry.value, "isolate", true);
        instance.require_sandbox =
            text_at(entry.value, "sandbox") == "require" || out.config.require_sandbox;
        const auto put = [&](const yaml::Node& settings) {
            for (const yaml::Entry& setting : settings.entries)
                instance.settings[setting.key] = expand(setting.value.text, setting.value.place);
        };
        put(under(entry.value, "settings"));
        if (chosen) put(under(*chosen, entry.key));
        out.config.instances.push_back(std::move(instance));
    }
    for (const auto& [name, value] : options.settings)
        for (InstanceConfig& instance : out.config.instances)
            if (name.starts_with(instance.name + "."))
                instance.settings[name.substr(instance.name.size() + 1)] = value;
}

const yaml::Node* KioskFile::scenario() {
    if (options.scenario.empty()) return nullptr;
    const yaml::Node& all = under(root, "scenarios");
    if (const yaml::Node* found = all.find(options.scenario)) return found;
    std::string known;
    for (const yaml::Entry& entry : all.entries) known += (known.empty() ? "" : ", ") + entry.key;
    wrong(all.place, "there is no scenario \"" + options.scenario + "\"; " +
                         (known.empty() ? "this file has none" : "choose one of " + known));
    return nullptr;
}

std::string KioskFile::expand(const std::string& text, yaml::Place place) {
    std::string whole = text;
    for (std::size_t at = whole.find("${"); at != std::string::npos; at = whole.find("${", at)) {
        const std::size_t end = whole.find('}', at);
        const std::string name =
            whole.substr(at + 2, end == std::string::npos ? end : end - at - 2);
        std::string value;
        if (end != std::string::npos && name == "state") {
            value = out.config.state.string();
        } else if (end != std::string::npos && name == "plugins") {
            value =
                (options.plugins.empty() ? plugins_of_this_program() : options.plugins).string();
        } else {
            wrong(place,
                  "\"${" + name.substr(0, 60) + "}\" means nothing; write ${state} or ${plugins}");
            return whole;
        }
        whole.replace(at, end - at + 1, value);
        at += value.size();
    }
    return whole;
}

fs::path KioskFile::path(const std::string& text, yaml::Place place) {
    const fs::path whole = expand(text, place);
    return (fs::absolute(options.file).parent_path() / whole).lexically_normal();
}

fs::path KioskFile::path_at(std::string_view key, const std::string& otherwise) {
    return path(text_at(root, key, otherwise), place_of(key));
}

yaml::Place KioskFile::place_of(std::string_view key) const {
    const yaml::Node* node = root.find(key);
    return node ? node->place : yaml::Place{1, 1};
}

void KioskFile::wrong(yaml::Place place, std::string what) {
    out.mistakes.push_back(yaml::mistake(file, place, std::move(what)));
}

void KioskFile::warn(yaml::Place place, std::string what) {
    out.warnings.push_back(yaml::mistake(file, place, std::move(what)));
}

std::string text_at(const yaml::Node& map, std::string_view key, std::string otherwise) {
    const yaml::Node& node = under(map, key);
    return node.is_scalar() ? node.text : otherwise;
}

bool truth_at(const yaml::Node& map, std::string_view key, bool otherwise) {
    return yaml::truth(under(map, key)).value_or(otherwise);
}

std::vector<std::string> texts_at(const yaml::Node& map, std::string_view key) {
    std::vector<std::string> texts;
    for (const yaml::Node& item : under(map, key).items)
        if (item.is_scalar()) texts.push_back(item.text);
    return texts;
}

}  // namespace cotejo::kiosk
