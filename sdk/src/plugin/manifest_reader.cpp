// SPDX-License-Identifier: Apache-2.0
//
// Reads values of a manifest one by one and says what to write instead.

#include "plugin/manifest_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace cotejo {
namespace {

std::string join(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

std::string quoted(const std::string& word) { return "\"" + word + "\""; }

void wrong_type(const yaml::Node& node, const std::string& key, const std::string& wanted,
                Report& report) {
    report.say(node.place, quoted(key) + " must be " + wanted + ", not " +
                               std::string(yaml::describe(node)));
}

}  // namespace

Mistakes Report::take() {
    std::ranges::stable_sort(mistakes_, [](const Mistake& a, const Mistake& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return std::move(mistakes_);
}

const yaml::Node* Section::required(const std::string& key, const std::string& example) {
    const yaml::Node* node = optional(key);
    if (!node)
        report_.say(map_.place, name_ + " has no " + quoted(key) + "; write " + example);
    return node;
}

const yaml::Node* Section::optional(const std::string& key) {
    known_.push_back(key);
    return map_.find(key);
}

void Section::finish() {
    for (const yaml::Entry& entry : map_.entries) {
        if (std::ranges::find(known_, entry.key) != known_.end()) continue;
        const std::string near = nearest(entry.key, known_);
        report_.say(entry.place, quoted(entry.key) + " is no key of " + name_ + "; " +
                                     (near.empty() ? "known are " + join(known_)
                                                   : "did you mean " + quoted(near) + "?"));
    }
}

std::optional<std::string> read_text(const yaml::Node* node, const std::string& key,
                                     Report& report) {
    if (!node) return std::nullopt;
    if (!node->is_scalar()) return wrong_type(*node, key, "a text", report), std::nullopt;
    const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (node->text.empty() || node->text.size() > 1000 || std::ranges::any_of(node->text, control)) {
        report.say(node->place, quoted(key) + " must be one line of 1 to 1000 bytes");
        return std::nullopt;
    }
    return node->text;
}

std::optional<double> read_number(const yaml::Node* node, const std::string& key, Report& report) {
    if (!node) return std::nullopt;
    const std::optional<double> value = yaml::number(*node);
    if (!value) wrong_type(*node, key, "a number", report);
    return value;
}

std::optional<std::uint64_t> read_count(const yaml::Node* node, const std::string& key,
                                        std::uint64_t least, std::uint64_t most, Report& report) {
    if (!node) return std::nullopt;
    std::uint64_t value = 0;
    const char* end = node->text.data() + node->text.size();
    const auto [stopped, error] = std::from_chars(node->text.data(), end, value);
    const bool whole = node->is_scalar() && !node->quoted && error == std::errc{} && stopped == end;
    if (whole && value >= least && value <= most) return value;
    report.say(node->place, quoted(key) + " must be a whole number from " + std::to_string(least) +
                                " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<bool> read_switch(const yaml::Node* node, const std::string& key, Report& report) {
    if (!node) return std::nullopt;
    const std::optional<bool> value = yaml::truth(*node);
    if (!value) wrong_type(*node, key, "true or false", report);
    return value;
}

std::optional<std::string> read_word(const yaml::Node* node, const std::string& key,
                                     const std::vector<std::string>& words, Report& report) {
    const std::optional<std::string> text = read_text(node, key, report);
    if (!text || std::ranges::find(words, *text) != words.end()) return text;
    const std::string near = nearest(*text, words);
    report.say(node->place, quoted(*text) + " is no " + key + "; " +
                                (near.empty() ? "write one of " + join(words)
                                              : "did you mean " + quoted(near) + "?"));
    return std::nullopt;
}

std::optional<std::uint64_t> read_size(const yaml::Node* node, const std::string& key,
                                       Report& report) {
    const std::optional<std::string> text = read_text(node, key, report);
    if (!text) return std::nullopt;
    const std::optional<std::uint64_t> size = parse_size(*text);
    if (!size)
        report.say(node->place, quoted(key) + " must be a size, for instance \"512 MiB\"; the "
                                              "units are KiB, MiB and GiB");
    return size;
}

bool expect_map(const yaml::Node& node, const std::string& key, Report& report) {
    if (!node.is_map()) wrong_type(node, key, "a map", report);
    return node.is_map();
}

bool expect_list(const yaml::Node& node, const std::string& key, Report& report) {
    if (!node.is_sequence()) wrong_type(node, key, "a list", report);
    return node.is_sequence();
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t number = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number == 0 || number > (1u << 20)) return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(stopped - text.data()));
    if (unit == " KiB") return number << 10;
    if (unit == " MiB") return number << 20;
    if (unit == " GiB") return number << 30;
    return std::nullopt;
}

bool stays_inside(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.size() > 1000) return false;
    for (const std::filesystem::path& part : std::filesystem::path(path))
        if (part == ".." || part == "." || part.empty()) return false;
    return true;
}

}  // namespace cotejo
