// SPDX-License-Identifier: Apache-2.0
//
// Text: what travellers and officers read, in every language of the kiosk. Read from config/text.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// The words of one language, by keys as they nest in its file: "steps/ask/title".
class Words {
public:
    using Values = std::map<std::string, std::string>;

    /// The sentences under a key, their {values} filled in; those with a value that is not known are
    /// left out. Empty for an unknown key.
    std::vector<std::string> lines(std::string_view key, const Values& values = {}) const;
    /// The sentences under a key in one line; "" for an unknown key.
    std::string line(std::string_view key, const Values& values = {}) const;
    bool has(std::string_view key) const;
    /// The names right below a key, in the file's order: of "officer/reasons" all reasons.
    std::vector<std::string> below(std::string_view key) const;
    /// All keys that have sentences, in the file's order.
    const std::vector<std::string>& keys() const { return order_; }

    const std::string& code() const { return code_; } ///< the file's name: "es"
    std::string tag() const { return line("language/tag"); }
    std::string name() const { return line("language/name"); }

private:
    friend class TextReader;
    std::string code_;
    std::map<std::string, std::vector<std::string>, std::less<>> lines_;
    std::vector<std::string> order_;
};

/// All languages of a kiosk, the first shown first. Immutable; any thread.
class Text {
public:
    /// Reads <folder>/<language>.yaml for each language. Mistakes, all of them: a file that is not
    /// there, a key that the screens need or another language has and this one lacks, a key that no
    /// other language has, words that are missing, a {value} that nobody fills in or that not every
    /// language says, choices of one screen that read the same.
    static Result<Text, Mistakes> load(const std::filesystem::path& folder,
                                       const std::vector<std::string>& languages);

    /// The words of a language; of the first one when there is no such language.
    const Words& in(std::string_view code) const;
    bool has(std::string_view code) const;
    const std::vector<Words>& all() const { return all_; }

private:
    std::vector<Words> all_;
};

}  // namespace cotejo::kiosk
