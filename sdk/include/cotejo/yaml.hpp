// SPDX-License-Identifier: Apache-2.0
//
// A YAML file as a small tree in which every node knows its place, for readers that must say where
// a mistake is. What a person could not have meant is refused here, once for every reader: duplicate
// keys, aliases, tags, tabs, a second document, nesting without end.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"

namespace cotejo::yaml {

/// Where something stands, counted from 1; columns count characters.
struct Place {
    int line = 0;
    int column = 0;
};

struct Entry;

/// One value. `empty` is a key without a value, `~` or `null`.
struct Node {
    enum class Type { empty, scalar, map, sequence };

    Type type = Type::empty;
    Place place;
    std::string text;           ///< of a scalar, as written: `no` is the text "no"
    bool quoted = false;        ///< the scalar stood in quotes or as a block, so it is a text
    std::vector<Node> items;    ///< of a sequence
    std::vector<Entry> entries; ///< of a map, in the file's order; no key twice

    bool is_map() const { return type == Type::map; }
    bool is_sequence() const { return type == Type::sequence; }
    bool is_scalar() const { return type == Type::scalar; }
    bool is_empty() const { return type == Type::empty; }

    /// Finds a key's value in a map; null if there is none or this is no map.
    const Node* find(std::string_view key) const;
};

/// One key of a map, the key's place and its value.
struct Entry {
    std::string key;
    Place place;
    bool quoted = false; ///< the key stood in quotes
    Node value;
};

/// Beyond these a file is refused.
struct Limits {
    std::size_t bytes = 1u << 20;
    std::size_t nodes = 100'000;
    int depth = 24;
};

/// Reads one document. On failure gives every mistake that can be told, in the file's order; `file`
/// is only their name. Text without any node is an `empty` node.
Result<Node, Mistakes> parse(std::string_view text, const std::string& file, Limits limits = {});

/// Reads a file and parses it. A file that is not there, not a file or too large is a mistake too.
Result<Node, Mistakes> load(const std::filesystem::path& file, Limits limits = {});

/// Reads an unquoted `true` or `false`; nothing for anything else, `yes` and `no` included.
std::optional<bool> truth(const Node& node);

/// Reads an unquoted finite decimal number; nothing for anything else.
std::optional<double> number(const Node& node);

/// Says what a node is, for a message: "a text", "a number", "a list", "a map", "nothing".
std::string_view describe(const Node& node);

/// Makes a mistake at a place.
Mistake mistake(const std::string& file, Place place, std::string what);

}  // namespace cotejo::yaml
