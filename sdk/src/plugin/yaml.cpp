// SPDX-License-Identifier: Apache-2.0
//
// Builds the tree of cotejo/yaml.hpp from yaml-cpp's events, so that nothing is resolved, shared or
// recursed into before it has been counted.

#include "cotejo/yaml.hpp"

#include <charconv>
#include <cmath>
#include <exception>
#include <fstream>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "plugin/utf8.hpp"

namespace cotejo::yaml {
namespace {

/// Turns yaml-cpp's line and byte column, from 0, into a place a person's editor shows.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text), starts_{0} {
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '\n') starts_.push_back(at + 1);
    }

    Place place(const YAML::Mark& mark) const {
        if (mark.line < 0) return {1, 1};
        const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
        const std::string_view rest = text_.substr(starts_[line]);
        const std::string_view before = rest.substr(0, static_cast<std::size_t>(mark.column));
        const auto characters = std::count_if(before.begin(), before.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        });
        return {mark.line + 1, static_cast<int>(characters) + 1};
    }

    std::size_t count() const { return starts_.size(); }
    std::string_view line(std::size_t number) const {
        const std::string_view rest = text_.substr(starts_[number]);
        return rest.substr(0, rest.find('\n'));
    }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

/// Leaves the parser from within an event; caught in parse().
struct Stop {};

class Builder final : public YAML::EventHandler {
public:
    Builder(const Lines& lines, std::string file, Limits limits)
        : lines_(lines), file_(std::move(file)), limits_(limits) {}

    Node root;
    Mistakes mistakes;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        say(mark, "an alias (*name) is not read here; write the value out");
        throw Stop{};
    }
    void OnAnchor(const YAML::Mark& mark, const std::string&) override {
        say(mark, "an anchor (&name) is not read here; write the value out where it is used");
        throw Stop{};
    }
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        Node node;
        node.place = lines_.place(mark);
        add(std::move(node));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        if (tag != "?" && tag != "!") refuse_tag(mark, tag);
        Node node;
        node.type = Node::Type::scalar;
        node.place = lines_.place(mark);
        node.text = value;
        node.quoted = tag == "!";
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Node::Type::sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Node::Type::map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    /// A collection being filled; in a map, the key that waits for its value.
    struct Level {
        Node node;
        std::optional<Node> key;
        std::set<std::string> keys;
    };

    void open(Node::Type type, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        if (!tag.empty() && tag != "?") refuse_tag(mark, tag);
        if (static_cast<int>(levels_.size()) >= limits_.depth) {
            say(mark, "nested more than " + std::to_string(limits_.depth) +
                          " deep; write it flatter");
            throw Stop{};
        }
        Level level;
        level.node.type = type;
        level.node.place = lines_.place(mark);
        levels_.push_back(std::move(level));
    }

    void close() {
        Node node = std::move(levels_.back().node);
        levels_.pop_back();
        add(std::move(node));
    }

    void add(Node node) {
        if (++nodes_ > limits_.nodes) {
            mistakes.push_back(mistake(file_, node.place, "more than " +
                                       std::to_string(limits_.nodes) + " values; make it smaller"));
            throw Stop{};
        }
        if (levels_.empty()) {
            root = std::move(node);
            return;
        }
        Level& level = levels_.back();
        if (level.node.is_sequence()) {
            level.node.items.push_back(std::move(node));
        } else if (!level.key) {
            level.key = std::move(node);
        } else {
            add_entry(level, std::move(node));
        }
    }

    void add_entry(Level& level, Node value) {
        const Node key = std::move(*level.key);
        level.key.reset();
        if (!key.is_scalar()) {
            mistakes.push_back(mistake(file_, key.place, "a key must be a word, not " +
                                       std::string(describe(key))));
        } else if (!level.keys.insert(key.text).second) {
            mistakes.push_back(mistake(file_, key.place, "the key \"" + key.text +
                                       "\" stands here twice; keep one"));
        } else {
            if (value.is_empty()) value.place = key.place;
            level.node.entries.push_back({key.text, key.place, key.quoted, std::move(value)});
        }
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor) OnAnchor(mark, {});
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        say(mark, "a tag (" + tag + ") is not read here; write the value alone");
    }
    void say(const YAML::Mark& mark, std::string what) {
        mistakes.push_back(mistake(file_, lines_.place(mark), std::move(what)));
    }

    const Lines& lines_;
    std::string file_;
    Limits limits_;
    std::vector<Level> levels_;
    std::size_t nodes_ = 0;
};

Mistakes tabs(const Lines& lines, const std::string& file) {
    Mistakes found;
    for (std::size_t number = 0; number < lines.count(); ++number) {
        const std::string_view line = lines.line(number);
        const std::size_t first = line.find_first_not_of(" ");
        if (first == std::string_view::npos || line[first] != '\t') continue;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        found.push_back(mistake(file, {static_cast<int>(number) + 1, static_cast<int>(first) + 1},
                                "a tab; indent with spaces"));
    }
    return found;
}

/// Mistakes that make reading on senseless.
Mistakes unreadable(std::string_view text, const std::string& file, Limits limits) {
    if (text.size() > limits.bytes)
        return {mistake(file, {}, "larger than " + std::to_string(limits.bytes >> 10) +
                                      " KiB; make it smaller")};
    if (text.find('\0') != std::string_view::npos || !is_utf8(text))
        return {mistake(file, {}, "not a UTF-8 text; save it as UTF-8")};
    return tabs(Lines(text), file);
}

std::string in_words(const YAML::Exception& problem) {
    return problem.msg + "; check indentation, brackets and quotes here";
}

}  // namespace

Result<Node, Mistakes> parse(std::string_view text, const std::string& file, Limits limits) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (Mistakes found = unreadable(text, file, limits); !found.empty()) return found;

    const Lines lines(text);
    Builder builder(lines, file, limits);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        if (Builder second(lines, file, limits); parser.HandleNextDocument(second))
            builder.mistakes.push_back(
                mistake(file, second.root.place, "a second document (---); keep one"));
    } catch (const Stop&) {
        if (builder.mistakes.empty())
            builder.mistakes.push_back(mistake(file, {}, "a second document (---); keep one"));
    } catch (const YAML::Exception& problem) {
        builder.mistakes.push_back(mistake(file, lines.place(problem.mark), in_words(problem)));
    } catch (const std::exception& problem) {
        builder.mistakes.push_back(mistake(file, {}, std::string("cannot be read: ") +
                                                         problem.what()));
    }
    if (!builder.mistakes.empty()) return std::move(builder.mistakes);
    return std::move(builder.root);
}

Result<Node, Mistakes> load(const std::filesystem::path& file, Limits limits) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Mistakes{mistake(file, {}, "there is no such file")};
    std::ifstream stream(file, std::ios::binary);
    std::string text(limits.bytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream && !stream.eof()) return Mistakes{mistake(file, {}, "cannot be read")};
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(text, file.string(), limits);
}

const Node* Node::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

std::optional<bool> truth(const Node& node) {
    if (!node.is_scalar() || node.quoted) return std::nullopt;
    if (node.text == "true") return true;
    if (node.text == "false") return false;
    return std::nullopt;
}

std::optional<double> number(const Node& node) {
    if (!node.is_scalar() || node.quoted) return std::nullopt;
    double value = 0.0;
    const char* end = node.text.data() + node.text.size();
    const auto [stopped, error] = std::from_chars(node.text.data(), end, value);
    if (error != std::errc{} || stopped != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string_view describe(const Node& node) {
    switch (node.type) {
    case Node::Type::empty: return "nothing";
    case Node::Type::map: return "a map";
    case Node::Type::sequence: return "a list";
    case Node::Type::scalar: break;
    }
    if (number(node)) return "a number";
    if (truth(node)) return "true or false";
    return "a text";
}

Mistake mistake(const std::string& file, Place place, std::string what) {
    return {file, place.line, place.column, std::move(what)};
}

}  // namespace cotejo::yaml
