// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes what was enrolled: a line an entry, its state, its mark, its keys.

#include "kiosk/enrolled.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "kiosk/private_file.hpp"

namespace cotejo::kiosk {
namespace {

constexpr std::string_view kHead = "cotejo-enrolled 1 ";

std::optional<LookupKey> key_of(std::string_view text) {
    LookupKey key;
    if (text.size() != 2 * key.bytes.size()) return std::nullopt;
    for (std::size_t i = 0; i < key.bytes.size(); ++i) {
        const char* from = text.data() + 2 * i;
        const auto [end, wrong] = std::from_chars(from, from + 2, key.bytes[i], 16);
        if (wrong != std::errc{} || end != from + 2) return std::nullopt;
    }
    return key;
}

std::optional<EnrolledEntry::State> state_of(const std::string& word) {
    if (word == "+") return EnrolledEntry::State::begun;
    if (word == "=") return EnrolledEntry::State::kept;
    if (word == "0") return EnrolledEntry::State::unusable;
    return std::nullopt;
}

}  // namespace

Result<Enrolled> Enrolled::open(std::filesystem::path file) {
    Enrolled enrolled(std::move(file));
    std::error_code error;
    if (!std::filesystem::exists(enrolled.file_, error) && !error) return enrolled;
    std::ifstream in(enrolled.file_, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in && enrolled.read(text)) return enrolled;
    return Error{Status::failed,
                 enrolled.file_.string() + ": is damaged or cannot be read, so nobody knows whom to "
                                           "erase; move it and the gallery's file away, and all are "
                                           "enrolled anew"};
}

bool Enrolled::read(std::string_view text) {
    if (!text.starts_with(kHead) || !text.ends_with('\n')) return false;
    std::istringstream lines{std::string(text.substr(kHead.size()))};
    std::getline(lines, set);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string state, mark, word;
        words >> state >> mark;
        const auto known = state_of(state);
        const auto key = key_of(mark);
        if (!known || !key) return false;
        EnrolledEntry& entry = entries[*key];
        entry.state = *known;
        while (words >> word) {
            const auto one = key_of(word);
            if (!one) return false;
            entry.keys.push_back(*one);
        }
    }
    return true;
}

Result<void> Enrolled::save() const {
    std::string text = std::string(kHead) + set + "\n";
    for (const auto& [mark, entry] : entries) {
        text += static_cast<char>(entry.state);
        text += " " + hex(mark.bytes);
        for (const LookupKey& key : entry.keys) text += " " + hex(key.bytes);
        text += "\n";
    }
    return write_private(file_, text);
}

}  // namespace cotejo::kiosk
