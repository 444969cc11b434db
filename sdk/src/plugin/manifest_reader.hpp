// SPDX-License-Identifier: Apache-2.0
//
// What the readers of a manifest's parts share: a report of mistakes, and a section that notices
// missing and unknown keys.

#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/mistake.hpp"
#include "cotejo/yaml.hpp"

namespace cotejo {

/// The mistakes found so far in one file.
class Report {
public:
    explicit Report(std::string file) : file_(std::move(file)) {}

    void say(yaml::Place place, std::string what) {
        mistakes_.push_back(yaml::mistake(file_, place, std::move(what)));
    }
    bool clean() const { return mistakes_.empty(); }
    /// The mistakes in the file's order.
    Mistakes take();

private:
    std::string file_;
    Mistakes mistakes_;
};

/// One map of a manifest. Every key that is read is a known key; finish() reports the others.
class Section {
public:
    /// `name` is how messages call it: "the manifest", "setting \"source\"".
    Section(const yaml::Node& map, std::string name, Report& report)
        : map_(map), name_(std::move(name)), report_(report) {}

    /// Gives a key's value; null, and a mistake at the section's place, when it is missing.
    /// `example` is what to write: "license: Apache-2.0".
    const yaml::Node* required(const std::string& key, const std::string& example);
    /// Gives a key's value, or null.
    const yaml::Node* optional(const std::string& key);
    /// Reports every key nobody asked for, with the nearest known one.
    void finish();

private:
    const yaml::Node& map_;
    std::string name_;
    Report& report_;
    std::vector<std::string> known_;
};

/// Each reads one value; nothing, and a mistake, when it is something else. `key` is for messages;
/// a null node gives nothing and says nothing.
std::optional<std::string> read_text(const yaml::Node* node, const std::string& key, Report& report);
std::optional<double> read_number(const yaml::Node* node, const std::string& key, Report& report);
std::optional<std::uint64_t> read_count(const yaml::Node* node, const std::string& key,
                                        std::uint64_t least, std::uint64_t most, Report& report);
std::optional<bool> read_switch(const yaml::Node* node, const std::string& key, Report& report);
/// A text that must be one of these words.
std::optional<std::string> read_word(const yaml::Node* node, const std::string& key,
                                     const std::vector<std::string>& words, Report& report);
/// Bytes, as "512 MiB".
std::optional<std::uint64_t> read_size(const yaml::Node* node, const std::string& key,
                                       Report& report);
/// True, or a mistake.
bool expect_map(const yaml::Node& node, const std::string& key, Report& report);
bool expect_list(const yaml::Node& node, const std::string& key, Report& report);

/// Parses "512 MiB": a whole number, a space, KiB, MiB or GiB.
std::optional<std::uint64_t> parse_size(std::string_view text);
/// True for a path that stays inside the folder it is relative to.
bool stays_inside(std::string_view path);

// The parts of a manifest, a file each.
std::vector<Role> read_does(const yaml::Node& node, Report& report);
std::map<std::string, Setting> read_settings(const yaml::Node& node, const Manifest& manifest,
                                             Report& report);
std::map<std::string, PluginFile> read_files(const yaml::Node& node, Report& report);
Needs read_needs(const yaml::Node& node, Report& report);

}  // namespace cotejo
