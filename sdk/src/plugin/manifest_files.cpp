// SPDX-License-Identifier: Apache-2.0
//
// Reads `files`: the models and data a plugin ships.

#include <algorithm>

#include "plugin/manifest_reader.hpp"

namespace cotejo {
namespace {

bool is_sha256(const std::string& text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

PluginFile read_file(const std::string& path, const yaml::Node& node, Report& report) {
    PluginFile file;
    if (!expect_map(node, path, report)) return file;
    Section section(node, "file \"" + path + "\"", report);
    const yaml::Node* sha256 = section.required("sha256", "sha256: \"<what sha256sum prints>\"");
    const yaml::Node* origin = section.required("origin", "origin: where it came from");
    const yaml::Node* license = section.required("license", "license: MIT");
    const yaml::Node* problems = section.optional("problems");
    section.finish();

    file.sha256 = read_text(sha256, "sha256", report).value_or("");
    if (!file.sha256.empty() && !is_sha256(file.sha256))
        report.say(sha256->place, "\"sha256\" must be 64 digits 0-9 a-f, as sha256sum prints them");
    file.origin = read_text(origin, "origin", report).value_or("");
    file.license = read_text(license, "license", report).value_or("");
    file.problems = read_text(problems, "problems", report).value_or("");
    return file;
}

}  // namespace

std::map<std::string, PluginFile> read_files(const yaml::Node& node, Report& report) {
    std::map<std::string, PluginFile> files;
    if (!expect_map(node, "files", report)) return files;
    for (const yaml::Entry& entry : node.entries) {
        if (!stays_inside(entry.key))
            report.say(entry.place, "\"" + entry.key + "\" leaves the plugin's folder; name a file "
                                    "in it, without . or ..");
        else if (entry.key == "plugin.yaml" || entry.key == "plugin.sig")
            report.say(entry.place, "\"" + entry.key + "\" cannot list itself; take it out");
        files[entry.key] = read_file(entry.key, entry.value, report);
    }
    return files;
}

}  // namespace cotejo
