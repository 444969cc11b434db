// SPDX-License-Identifier: Apache-2.0
//
// Holds instances against their plugins' manifests.

#include <sys/stat.h>
#include <algorithm>

#include "kiosk/config_reading.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSecretFile = "file:";

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "none" : text;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         const std::string& otherwise) {
    const std::string near = nearest(word, known);
    return near.empty() ? otherwise : "did you mean \"" + near + "\"?";
}

std::vector<std::string> setting_names(const Manifest& manifest) {
    std::vector<std::string> names;
    for (const auto& [name, setting] : manifest.settings) names.push_back(name);
    return names;
}

/// What is wrong with a value's form; "" when nothing is.
std::string wrong_form(const Setting& declared, const std::string& text) {
    yaml::Node node;
    node.type = yaml::Node::Type::scalar;
    node.text = text;
    switch (declared.type) {
        case Setting::Type::number:
            return yaml::number(node) ? "" : "must be a number, not \"" + text + "\"";
        case Setting::Type::switch_:
            return yaml::truth(node) ? "" : "must be true or false, not \"" + text + "\"";
        case Setting::Type::secret:
            return text.starts_with(kSecretFile) ? ""
                                                 : "is a secret: write file:<path> of a file that "
                                                   "holds it, never the secret itself";
        default: return "";
    }
}

std::string wrong_secret(const fs::path& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return "names a secret's file that is not there: " + path.string();
    if (facts.st_mode & 077)
        return "names a secret's file that others may read; run chmod 600 " + path.string();
    return "";
}

/// What is wrong with what a path points at; "" when nothing is.
std::string wrong_target(const Setting& declared, const fs::path& path) {
    std::error_code error;
    if (declared.type == Setting::Type::file && !fs::is_regular_file(path, error))
        return "names a file that is not there: " + path.string();
    if (declared.type != Setting::Type::folder || fs::is_directory(path, error)) return "";
    if (fs::exists(path, error)) return "must name a folder, and is none: " + path.string();
    return declared.writable ? "" : "names a folder that is not there: " + path.string();
}

bool is_path(Setting::Type type) {
    return type == Setting::Type::file || type == Setting::Type::folder;
}

/// One instance in the middle of its check.
struct Check {
    KioskFile& file;
    InstanceConfig& instance;
    const yaml::Entry& entry;
    const Manifest& manifest;

    const yaml::Node* value_of(const std::string& name) const {
        const yaml::Node* scenarios = file.root.find("scenarios");
        const yaml::Node* chosen = scenarios ? scenarios->find(file.options.scenario) : nullptr;
        const yaml::Node* mine = chosen ? chosen->find(instance.name) : nullptr;
        if (const yaml::Node* node = mine ? mine->find(name) : nullptr) return node;
        const yaml::Node* settings = entry.value.find("settings");
        return settings ? settings->find(name) : nullptr;
    }

    void setting(const std::string& name, std::string& text) {
        const yaml::Node* node = value_of(name);
        const auto wrong = [&](const std::string& what) {
            file.wrong(node ? node->place : entry.place, "the setting \"" + name + "\" " + what);
        };
        const auto declared = manifest.settings.find(name);
        if (declared == manifest.settings.end()) return;  // told by unknown()
        if (const std::string what = wrong_form(declared->second, text); !what.empty())
            return wrong(what);
        if (declared->second.type == Setting::Type::secret) {
            const fs::path path = absolute(text.substr(kSecretFile.size()));
            text = std::string(kSecretFile) + path.string();
            if (const std::string what = wrong_secret(path); !what.empty()) wrong(what);
        } else if (is_path(declared->second.type) && !text.empty()) {
            text = absolute(text).string();
            if (const std::string what = wrong_target(declared->second, text); !what.empty())
                wrong(what);
        }
    }

    fs::path absolute(const std::string& text) const {
        return (file.out.config.file.parent_path() / text).lexically_normal();
    }

    void unknown() {
        const yaml::Node* settings = entry.value.find("settings");
        if (!settings) return;
        const std::vector<std::string> known = setting_names(manifest);
        for (const yaml::Entry& setting : settings->entries)
            if (!manifest.settings.contains(setting.key))
                file.wrong(setting.place,
                           manifest.id + " has no setting \"" + setting.key + "\"; " +
                               did_you_mean(setting.key, known, "it has " + joined(known)));
    }

    void missing() {
        for (const auto& [name, declared] : manifest.settings)
            if (declared.required && !declared.otherwise && !instance.settings.contains(name))
                file.wrong(entry.place,
                           "the setting \"" + name + "\" of " + manifest.id +
                               " is missing; add settings: {" + name + ": …}" +
                               (declared.help.empty() ? "" : " (" + declared.help + ")"));
    }

    void gives() {
        std::vector<std::string> can;
        for (const Role& role : manifest.does)
            if (!role.gives.empty()) can.push_back(role.gives);
        const yaml::Node* node = entry.value.find("gives");
        for (std::size_t at = 0; node && at < node->items.size(); ++at) {
            const std::string& kind = node->items[at].text;
            if (std::find(can.begin(), can.end(), kind) == can.end())
                file.wrong(node->items[at].place,
                           manifest.id + " does not give \"" + kind + "\"; " +
                               did_you_mean(kind, can, "it gives " + joined(can)));
        }
    }
};

void unknown_plugin(KioskFile& file, const yaml::Entry& entry, const std::string& name) {
    const yaml::Node* plugin = entry.value.find("plugin");
    if (!plugin || !plugin->is_scalar()) return;
    std::vector<std::string> known;
    for (const Manifest& manifest : file.out.registry.plugins()) known.push_back(manifest.id);
    std::vector<std::string> folders;
    for (const fs::path& folder : file.out.config.plugins) folders.push_back(folder.string());
    file.wrong(
        plugin->place,
        "there is no plugin \"" + name + "\"; " +
            did_you_mean(name, known, "those in " + joined(folders) + " are " + joined(known)));
}

}  // namespace

void check_instance(KioskFile& file, InstanceConfig& instance, const yaml::Entry& entry) {
    const Manifest* manifest = file.out.registry.find(instance.plugin);
    if (!manifest) return unknown_plugin(file, entry, instance.plugin);
    instance.plugin = manifest->id;
    Check check{file, instance, entry, *manifest};
    check.unknown();
    check.missing();
    check.gives();
    for (auto& [name, text] : instance.settings) check.setting(name, text);
    if (!instance.isolate)
        file.warn(entry.place, "\"" + instance.name +
                                   "\" runs inside the kiosk's own process; a fault "
                                   "in it is the kiosk's");
}

namespace {

/// One setting given elsewhere than under its instance.
std::string wrong_override(const KioskFile& file, const std::string& name,
                           const std::string& setting, const std::string& text) {
    const InstanceConfig* instance = file.out.config.instance(name);
    if (!instance) {
        std::vector<std::string> known;
        for (const InstanceConfig& each : file.out.config.instances) known.push_back(each.name);
        return "there is no instance \"" + name + "\"; " +
               did_you_mean(name, known, "there are " + joined(known));
    }
    const Manifest* manifest = file.out.registry.find(instance->plugin);
    if (!manifest) return "";
    const auto declared = manifest->settings.find(setting);
    if (declared == manifest->settings.end()) {
        const std::vector<std::string> known = setting_names(*manifest);
        return manifest->id + " has no setting \"" + setting + "\"; " +
               did_you_mean(setting, known, "it has " + joined(known));
    }
    const std::string what = wrong_form(declared->second, text);
    return what.empty() ? "" : "the setting \"" + setting + "\" " + what;
}

}  // namespace

void check_overrides(KioskFile& file) {
    const yaml::Node* scenarios = file.root.find("scenarios");
    for (const yaml::Entry& scenario : scenarios ? scenarios->entries : std::vector<yaml::Entry>{})
        for (const yaml::Entry& instance : scenario.value.entries)
            for (const yaml::Entry& setting : instance.value.entries) {
                const std::string what =
                    wrong_override(file, instance.key, setting.key, setting.value.text);
                if (!what.empty()) file.wrong(setting.place, what);
            }
    for (const auto& [name, text] : file.options.settings) {
        const std::size_t dot = name.find('.');
        const std::string what =
            dot == std::string::npos
                ? "\"" + name + "\" names no setting; write <instance>.<setting>=<value>"
                : wrong_override(file, name.substr(0, dot), name.substr(dot + 1), text);
        if (!what.empty()) file.out.mistakes.push_back({"command line", 0, 0, what});
    }
}

}  // namespace cotejo::kiosk
