// SPDX-License-Identifier: Apache-2.0
//
// Reads a plugin.yaml: its top level here, its parts in manifest_*.cpp.

#include "cotejo/manifest.hpp"

#include <algorithm>

#include "plugin/manifest_reader.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

bool is_version(const std::string& text) {
    int dots = 0;
    bool digit = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digit = true;
        } else if (c == '.' && digit && dots < 2) {
            ++dots;
            digit = false;
        } else if ((c == '-' || c == '+') && digit && dots == 2) {
            return true;
        } else {
            return false;
        }
    }
    return digit && dots == 2;
}

bool is_license(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) || std::string_view("-.+() ").find(char(c)) != std::string_view::npos;
    });
}

/// A text of the top level that must also fit its grammar.
std::string fitting(Section& top, const std::string& key, const std::string& example,
                    bool (*fits)(const std::string&), Report& report) {
    const yaml::Node* node = top.required(key, key + ": " + example);
    const std::optional<std::string> text = read_text(node, key, report);
    if (text && !fits(*text))
        report.say(node->place, "\"" + *text + "\" is no " + key + "; write it like " + example);
    return text.value_or("");
}

void read_identity(Section& top, Manifest& manifest, Report& report) {
    manifest.id = fitting(
        top, "id", "org.example.camera",
        [](const std::string& text) {
            return is_name(text) && text.find('.') != std::string::npos && text.front() != '.' &&
                   text.back() != '.';
        },
        report);
    const auto any = [](const std::string&) { return true; };
    manifest.name = fitting(top, "name", "Camera (Example)", any, report);
    manifest.vendor = fitting(top, "vendor", "Example Ltd", any, report);
    manifest.version = fitting(top, "version", "1.0.0", is_version, report);
    manifest.license = fitting(top, "license", "Apache-2.0", is_license, report);

    const yaml::Node* abi = top.required("abi", "abi: 1");
    const auto number = read_count(abi, "abi", 1, UINT32_MAX, report);
    manifest.abi = static_cast<std::uint32_t>(number.value_or(0));
    if (number && *number != COTEJO_ABI)
        report.say(abi->place, "made for ABI " + std::to_string(*number) +
                                   ", this host loads ABI 1; build the plugin for abi: 1");
}

void read_library(Section& top, Manifest& manifest, Report& report) {
    const yaml::Node* node = top.optional("library");
    const std::string usual = "lib" + manifest.folder.filename().string() + ".so";
    const std::string library = read_text(node, "library", report).value_or(usual);
    if (node && !stays_inside(library))
        report.say(node->place, "\"" + library + "\" leaves the plugin's folder; name a file in it");
    manifest.library = manifest.folder / library;
}

Result<Manifest, Mistakes> from_tree(const yaml::Node& root, const std::filesystem::path& file) {
    Report report(file.string());
    Manifest manifest;
    manifest.folder = file.parent_path();
    if (!expect_map(root, "plugin.yaml", report)) return report.take();

    Section top(root, "the manifest", report);
    read_identity(top, manifest, report);
    read_library(top, manifest, report);
    if (const yaml::Node* node = top.required("does", "does: [{role: ..., takes: [...], gives: ...}]"))
        manifest.does = read_does(*node, report);
    if (const yaml::Node* node = top.optional("files")) manifest.files = read_files(*node, report);
    if (const yaml::Node* node = top.optional("settings"))
        manifest.settings = read_settings(*node, manifest, report);
    if (const yaml::Node* node = top.optional("needs")) manifest.needs = read_needs(*node, report);
    top.finish();

    if (!report.clean()) return report.take();
    return manifest;
}

}  // namespace

Result<Manifest, Mistakes> Manifest::load(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path absolute = std::filesystem::absolute(folder, error).lexically_normal();
    if (!absolute.has_filename()) absolute = absolute.parent_path();
    const std::filesystem::path file = absolute / "plugin.yaml";
    Result<yaml::Node, Mistakes> root = yaml::load(file);
    if (!root) return root.error();
    return from_tree(*root, file);
}

Result<Manifest, Mistakes> Manifest::parse(const std::string& text,
                                           const std::filesystem::path& file) {
    Result<yaml::Node, Mistakes> root = yaml::parse(text, file.string());
    if (!root) return root.error();
    return from_tree(*root, file);
}

}  // namespace cotejo
