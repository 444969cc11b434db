// SPDX-License-Identifier: Apache-2.0

#include "kiosk/text.hpp"

#include <algorithm>

#include "kiosk/text_reader.hpp"

namespace cotejo::kiosk {
namespace {

// Puts values in place of {names}; false when one is not known.
bool fill(std::string& sentence, const Words::Values& values) {
    for (std::size_t open = 0; (open = sentence.find('{', open)) != std::string::npos;) {
        const auto close = sentence.find('}', open);
        if (close == std::string::npos) return true;
        const auto value = values.find(sentence.substr(open + 1, close - open - 1));
        if (value == values.end()) return false;
        sentence.replace(open, close - open + 1, value->second);
        open += value->second.size();
    }
    return true;
}

}  // namespace

Result<Text, Mistakes> Text::load(const std::filesystem::path& folder,
                                  const std::vector<std::string>& languages) {
    std::vector<TextReader> readers;
    for (const std::string& code : languages) {
        readers.emplace_back(code, folder / (code + ".yaml"));
        readers.back().read();
        if (readers.back().usable()) readers.back().check();
    }
    for (std::size_t i = 1; i < readers.size(); ++i)
        if (readers[0].usable() && readers[i].usable()) readers[i].compare(readers[0]);
    Mistakes mistakes;
    Text text;
    for (TextReader& reader : readers) {
        std::ranges::move(reader.take_mistakes(), std::back_inserter(mistakes));
        text.all_.push_back(reader.take_words());
    }
    if (languages.empty())
        mistakes.push_back({folder.string(), 0, 0, "no language is named; name one under `languages`"});
    if (!mistakes.empty()) return mistakes;
    return text;
}

const Words& Text::in(std::string_view code) const {
    const auto found = std::ranges::find(all_, code, &Words::code);
    return found == all_.end() ? all_.front() : *found;
}

bool Text::has(std::string_view code) const {
    return std::ranges::find(all_, code, &Words::code) != all_.end();
}

std::vector<std::string> Words::lines(std::string_view key, const Values& values) const {
    std::vector<std::string> filled;
    const auto found = lines_.find(key);
    if (found == lines_.end()) return filled;
    for (std::string sentence : found->second)
        if (fill(sentence, values)) filled.push_back(std::move(sentence));
    return filled;
}

std::string Words::line(std::string_view key, const Values& values) const {
    std::string joined;
    for (const std::string& sentence : lines(key, values))
        joined += (joined.empty() ? "" : " ") + sentence;
    return joined;
}

bool Words::has(std::string_view key) const { return lines_.contains(key); }

std::vector<std::string> Words::below(std::string_view key) const {
    std::vector<std::string> names;
    const std::string prefix = std::string(key) + "/";
    for (const std::string& full : order_) {
        if (!full.starts_with(prefix)) continue;
        std::string name = full.substr(prefix.size(), full.find('/', prefix.size()) - prefix.size());
        if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    return names;
}

}  // namespace cotejo::kiosk
