// SPDX-License-Identifier: Apache-2.0

#include "kiosk/text.hpp"

#include <algorithm>

#include "cotejo/yaml.hpp"

namespace cotejo::kiosk {

// Reads one language's file and remembers where each key stands.
class TextReader {
public:
    TextReader(std::string code, const std::filesystem::path& file) : file_(file.string()) {
        words_.code_ = std::move(code);
    }

    void read() {
        auto root = yaml::load(file_);
        if (!root) {
            mistakes_ = root.error();
            return;
        }
        if (!root->is_map()) {
            add(root->place, "is " + std::string(yaml::describe(*root)) + "; write a map of texts");
            return;
        }
        place_[""] = root->place;
        walk("", *root);
    }

    // Says which keys of `wanted` are not here, at the nearest map that is.
    void demand(const std::vector<std::string>& wanted, const std::string& whose) {
        for (const std::string& key : wanted)
            if (!words_.has(key))
                add(nearest_place(key), "`" + key + "` is missing, which " + whose + "; add its words");
    }

    // Says which keys are here that another language lacks.
    void compare(const TextReader& other) {
        for (const std::string& key : words_.order_) {
            if (other.words_.has(key)) continue;
            const std::string near = nearest(key, other.words_.order_);
            add(place_.at(key), "`" + key + "` is not in " + other.file_ + "; " +
                                    (near.empty() ? "add it there or take it out here"
                                                  : "did you mean `" + near + "`?"));
        }
    }

    bool usable() const { return !words_.order_.empty(); }
    const std::string& file() const { return file_; }
    Words& words() { return words_; }
    Mistakes& mistakes() { return mistakes_; }

private:
    void walk(const std::string& path, const yaml::Node& node) {
        if (node.is_map() && !node.entries.empty()) {
            for (const yaml::Entry& entry : node.entries) {
                const std::string below = path.empty() ? entry.key : path + "/" + entry.key;
                place_[below] = entry.place;
                walk(below, entry.value);
            }
            return;
        }
        std::vector<std::string> lines;
        if (node.is_scalar()) lines.push_back(node.text);
        for (const yaml::Node& item : node.items)
            if (item.is_scalar()) lines.push_back(item.text);
            else add(item.place, "`" + path + "` lists " + std::string(yaml::describe(item)) +
                                     "; write a sentence");
        if (lines.empty() || std::ranges::count(lines, ""))
            add(node.place, "`" + path + "` has no words; write a sentence or a list of sentences");
        words_.order_.push_back(path);
        words_.lines_[path] = std::move(lines);
    }

    yaml::Place nearest_place(std::string key) const {
        while (!place_.contains(key)) {
            const auto slash = key.rfind('/');
            key.resize(slash == std::string::npos ? 0 : slash);
            if (key.empty() && !place_.contains("")) return {1, 1};
        }
        return place_.at(key);
    }

    void add(yaml::Place place, std::string what) {
        mistakes_.push_back(yaml::mistake(file_, place, std::move(what)));
    }

    std::string file_;
    Words words_;
    std::map<std::string, yaml::Place> place_;
    Mistakes mistakes_;
};

namespace {

// The keys that screens read by name; the rest (hints, topics, reasons) they look up.
const std::vector<std::string> kNeeded = {
    "language/name", "language/tag", "person", "attended", "progress", "larger", "languages",
    "choices/agree", "choices/decline", "choices/next", "choices/close",
    "steps/language/title", "steps/notice/title", "steps/ask/title", "steps/capture/title",
    "steps/working/title", "steps/say/title", "steps/through/title", "steps/officer/title",
    "steps/closed/title", "steps/unavailable/title",
    "asks/other/title", "asks/other/what", "asks/other/why", "asks/other/kept", "asks/other/seen",
    "asks/other/decline", "ask-labels/what", "ask-labels/why", "ask-labels/kept",
    "ask-labels/seen", "ask-labels/decline", "ask-labels/basis",
    "captures/other/title", "captures/other/body",
    "receipt/reference", "receipt/time", "receipt/flight", "receipt/seat", "receipt/correct-label",
    "receipt/correct", "receipt/complain-label", "receipt/complain",
    "more-time/warning", "more-time/left", "more-time/choice",
    "officer/open", "officer/hide", "officer/code", "officer/delete", "officer/reason",
    "officer/missing", "lost/title", "lost/body",
    "terminal/choose", "terminal/unknown", "terminal/preview",
};

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
        if (readers.back().usable()) readers.back().demand(kNeeded, "the screens show");
    }
    for (std::size_t i = 1; i < readers.size(); ++i) {
        if (!readers[0].usable() || !readers[i].usable()) continue;
        readers[i].compare(readers[0]);
        auto wanted = readers[0].words().keys();
        std::erase_if(wanted, [](const std::string& key) { return std::ranges::count(kNeeded, key); });
        readers[i].demand(wanted, "stands in " + readers[0].file());
    }
    Mistakes mistakes;
    Text text;
    for (TextReader& reader : readers) {
        std::ranges::move(reader.mistakes(), std::back_inserter(mistakes));
        text.all_.push_back(std::move(reader.words()));
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
