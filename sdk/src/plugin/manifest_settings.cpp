// SPDX-License-Identifier: Apache-2.0
//
// Reads `settings`: what an operator may set, with types and defaults.

#include <map>

#include "plugin/manifest_reader.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

using Type = Setting::Type;

const std::vector<std::string>& type_words() {
    static const std::vector<std::string> words = {"text", "number", "switch",
                                                   "file", "folder", "secret"};
    return words;
}

Type type_of(const std::string& word) {
    for (std::size_t i = 0; i < type_words().size(); ++i)
        if (type_words()[i] == word) return static_cast<Type>(i);
    return Type::text;
}

void check_path(const Setting& setting, const std::string& path, yaml::Place place,
                const Manifest& manifest, Report& report) {
    if (setting.type == Type::folder && path.starts_with('/')) return;
    if (!stays_inside(path))
        report.say(place, "\"" + path + "\" leaves the plugin's folder; name a file in it");
    else if (setting.type == Type::file && path != "plugin.yaml" && !manifest.files.contains(path))
        report.say(place, "\"" + path + "\" does not stand under \"files\"; add it there with its "
                          "sha256, origin and license");
}

/// The default as text, of the setting's type.
std::optional<std::string> read_default(const yaml::Node& node, const Setting& setting,
                                        const Manifest& manifest, Report& report) {
    if (setting.type == Type::secret) {
        report.say(node.place, "a secret has no default; take it out");
        return std::nullopt;
    }
    if (setting.type == Type::number && !read_number(&node, "default", report)) return std::nullopt;
    if (setting.type == Type::switch_ && !read_switch(&node, "default", report)) return std::nullopt;
    if (node.is_scalar() && node.text.empty()) return std::string();
    const std::optional<std::string> text = read_text(&node, "default", report);
    if (text && (setting.type == Type::file || setting.type == Type::folder))
        check_path(setting, *text, node.place, manifest, report);
    return text;
}

Setting read_setting(const std::string& name, const yaml::Node& node, const Manifest& manifest,
                     Report& report) {
    Setting setting;
    if (!expect_map(node, name, report)) return setting;
    Section section(node, "setting \"" + name + "\"", report);
    const yaml::Node* type = section.required("type", "type: text");
    const yaml::Node* otherwise = section.optional("default");
    const yaml::Node* required = section.optional("required");
    const yaml::Node* access = section.optional("access");
    const yaml::Node* help = section.optional("help");
    section.finish();

    const std::optional<std::string> word = read_word(type, "type", type_words(), report);
    if (!word) return setting;
    setting.type = type_of(*word);
    setting.required = read_switch(required, "required", report).value_or(false);
    setting.help = read_text(help, "help", report).value_or("");
    if (otherwise) setting.otherwise = read_default(*otherwise, setting, manifest, report);
    if (otherwise && setting.required)
        report.say(otherwise->place, "a required setting has no default; keep one of the two");
    if (access && setting.type != Type::folder)
        report.say(access->place, "only a folder has \"access\"; take it out");
    else
        setting.writable = read_word(access, "access", {"read", "write"}, report) == "write";
    return setting;
}

}  // namespace

std::map<std::string, Setting> read_settings(const yaml::Node& node, const Manifest& manifest,
                                             Report& report) {
    std::map<std::string, Setting> settings;
    if (!expect_map(node, "settings", report)) return settings;
    for (const yaml::Entry& entry : node.entries) {
        if (!is_name(entry.key))
            report.say(entry.place, "\"" + entry.key + "\" is no setting's name; use a-z, 0-9, . "
                                    "and -, 64 characters at most");
        settings[entry.key] = read_setting(entry.key, entry.value, manifest, report);
    }
    return settings;
}

}  // namespace cotejo
