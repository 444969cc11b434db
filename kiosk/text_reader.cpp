// SPDX-License-Identifier: Apache-2.0

#include "kiosk/text_reader.hpp"

#include <algorithm>
#include <tuple>

#include "kiosk/text_rules.hpp"

namespace cotejo::kiosk {
namespace {

// What to write in place of a {value} that nobody fills in.
std::string instead(const std::string& name, const std::vector<std::string>& known) {
    if (known.empty()) return "no value is known here; write the words themselves";
    std::string near = nearest(name, known);
    if (near.empty() && known.size() == 1) near = known.front();
    if (!near.empty()) return "did you mean {" + near + "}?";
    std::string all;
    for (const std::string& value : known) all += (all.empty() ? "{" : ", {") + value + "}";
    return "known here: " + all;
}

// The part of `key` that stands above it and has words in `words`; "" when none has.
std::string worded_above(const std::string& key, const Words& words) {
    for (auto slash = key.rfind('/'); slash != std::string::npos && slash > 0;
         slash = key.rfind('/', slash - 1))
        if (words.has(key.substr(0, slash))) return key.substr(0, slash);
    return "";
}

}  // namespace

TextReader::TextReader(std::string code, const std::filesystem::path& file) : file_(file.string()) {
    words_.code_ = std::move(code);
}

void TextReader::read() {
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

void TextReader::walk(const std::string& path, const yaml::Node& node) {
    if (node.is_map() && !node.entries.empty()) {
        for (const yaml::Entry& entry : node.entries) {
            const std::string below = path.empty() ? entry.key : path + "/" + entry.key;
            place_[below] = entry.place;
            walk(below, entry.value);
        }
        return;
    }
    std::vector<yaml::Node> sentences = node.items;
    if (node.is_scalar()) sentences.push_back(node);
    std::vector<std::string> lines;
    for (const yaml::Node& sentence : sentences) {
        if (!sentence.is_scalar()) {
            add(sentence.place, "`" + path + "` lists " + std::string(yaml::describe(sentence)) +
                                    "; write a sentence");
            continue;
        }
        look_at_values(path, sentence);
        lines.push_back(sentence.text);
    }
    if (lines.empty() || std::ranges::any_of(lines, is_blank))
        add(node.place, "`" + path + "` has no words; write a sentence or a list of sentences");
    words_.order_.push_back(path);
    words_.lines_[path] = std::move(lines);
}

void TextReader::look_at_values(const std::string& key, const yaml::Node& sentence) {
    const std::vector<std::string> known = values_of(key);
    const std::string& text = sentence.text;
    for (std::size_t open = 0; (open = text.find('{', open)) != std::string::npos; ++open) {
        const auto close = text.find('}', open);
        const std::string name = text.substr(open + 1, close - open - 1);
        if (close != std::string::npos && std::ranges::count(known, name)) {
            values_[key].insert(name);
            continue;
        }
        unclear_.insert(key);
        if (close != std::string::npos)
            add(sentence.place, "`" + key + "`: unknown {" + name + "}; " + instead(name, known));
        else add(sentence.place, "`" + key + "`: a { without its }; write both, or neither");
    }
}

void TextReader::check() {
    for (const std::string& key : needed_keys(words_)) {
        if (words_.has(key)) continue;
        told_.insert(key);
        if (is_map(key))
            add(place_.at(key), "`" + key + "` is a map; write a sentence or a list of sentences");
        else
            add(nearest_place(key), "`" + key + "` is missing, which the screens show; add its words");
    }
    check_labels();
}

void TextReader::check_labels() {
    std::set<std::string> seen;
    for (const auto& labels : labels_together(words_))
        for (std::size_t i = 0; i < labels.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!words_.has(labels[i]) || !words_.has(labels[j])) continue;
                if (!same_words(words_.line(labels[i]), words_.line(labels[j]))) continue;
                if (seen.insert(labels[i] + " " + labels[j]).second)
                    add(place_.at(labels[i]), "`" + labels[i] + "` has the same words as `" +
                                                  labels[j] + "`, and both stand on one screen; "
                                                  "write words that tell them apart");
            }
}

void TextReader::compare(TextReader& other) {
    miss(other);
    for (const std::string& key : words_.order_) {
        if (other.words_.has(key) || other.told_.contains(key) || other.is_map(key)) continue;
        if (const std::string above = worded_above(key, other.words_); !above.empty()) {
            if (told_.insert(above).second)
                add(place_.at(above), "`" + above + "` is a map here and a sentence in " +
                                          other.file_ + "; write the same in both");
            continue;
        }
        const std::string near = nearest(key, other.words_.order_);
        add(place_.at(key), "`" + key + "` is not in " + other.file_ + "; " +
                                (near.empty() ? "add it there or take it out here"
                                              : "did you mean `" + near + "`?"));
    }
    miss_values(other);
    other.miss_values(*this);
    if (same_words(words_.name(), other.words_.name()) && words_.has("language/name"))
        add(place_.at("language/name"), "`language/name` has the same words as in " + other.file_ +
                                            "; write this language's own name");
}

// Says which keys of another language are not here.
void TextReader::miss(TextReader& other) {
    for (const std::string& key : other.words_.order_) {
        if (words_.has(key) || told_.contains(key) || is_map(key)) continue;
        const std::string above = worded_above(key, words_);
        if (above.empty())
            add(nearest_place(key), "`" + key + "` is missing, which stands in " + other.file_ +
                                        "; add its words");
        else if (other.told_.insert(above).second)
            other.add(other.place_.at(above), "`" + above + "` is a map here and a sentence in " +
                                                  file_ + "; write the same in both");
    }
}

// Says which values another language fills in under a key, and this one does not.
void TextReader::miss_values(const TextReader& other) {
    for (const auto& [key, values] : other.values_) {
        if (!words_.has(key) || unclear_.contains(key) || other.unclear_.contains(key)) continue;
        for (const std::string& value : values)
            if (!values_[key].contains(value))
                add(place_.at(key), "`" + key + "` does not say {" + value + "}, and " + other.file_ +
                                        " does; say it in both or in neither");
    }
}

Mistakes TextReader::take_mistakes() {
    std::ranges::stable_sort(mistakes_, {}, [](const Mistake& mistake) {
        return std::tuple(mistake.line, mistake.column);
    });
    return std::move(mistakes_);
}

yaml::Place TextReader::nearest_place(std::string key) const {
    while (!place_.contains(key)) {
        const auto slash = key.rfind('/');
        key.resize(slash == std::string::npos ? 0 : slash);
        if (key.empty() && !place_.contains("")) return {1, 1};
    }
    return place_.at(key);
}

void TextReader::add(yaml::Place place, std::string what) {
    mistakes_.push_back(yaml::mistake(file_, place, std::move(what)));
}

}  // namespace cotejo::kiosk
