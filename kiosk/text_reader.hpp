// SPDX-License-Identifier: Apache-2.0
//
// TextReader: one language's file, and what is wrong in it.

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cotejo/yaml.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Reads one language's file and remembers where each key stands.
class TextReader {
public:
    TextReader(std::string code, const std::filesystem::path& file);

    void read();
    /// Says where this file, by itself, lacks what the screens need.
    void check();
    /// Says what this language and another do not have in common, each at the file to look into.
    void compare(TextReader& other);

    bool usable() const { return !words_.keys().empty(); }
    Words take_words() { return std::move(words_); }
    /// In the file's order.
    Mistakes take_mistakes();

private:
    void walk(const std::string& path, const yaml::Node& node);
    void look_at_values(const std::string& key, const yaml::Node& sentence);
    void check_labels();
    void miss(TextReader& other);
    void miss_values(const TextReader& other);
    bool is_map(const std::string& key) const { return place_.contains(key) && !words_.has(key); }
    yaml::Place nearest_place(std::string key) const;
    void add(yaml::Place place, std::string what);

    std::string file_;
    Words words_;
    std::map<std::string, yaml::Place> place_;
    std::map<std::string, std::set<std::string>> values_;  ///< by key, those that stand there
    std::set<std::string> unclear_;  ///< keys in which a value is wrong
    std::set<std::string> told_;     ///< keys that this file was already told to mend
    Mistakes mistakes_;
};

}  // namespace cotejo::kiosk
