// SPDX-License-Identifier: Apache-2.0
//
// Walks the tree and its schema side by side and asks each of the schema's words in turn.

#include "kiosk/config_explain.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <regex>
#include <set>

#include <nlohmann/json.hpp>

namespace cotejo::kiosk {
namespace {

using nlohmann::json;

/// One value beside its schema.
struct Spot {
    const json* schema = nullptr;
    const yaml::Node* node = nullptr;
    std::string name;  ///< the nearest key, for the sentence
    yaml::Place key;   ///< of that key
};

std::string quote(std::string_view word) {
    std::string text;
    for (const char letter : word.substr(0, 60))
        text += static_cast<unsigned char>(letter) < 0x20 ? '?' : letter;
    return "\"" + text + (word.size() > 60 ? "…\"" : "\"");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string write_instead(const json& schema) {
    const auto hint = schema.find("x-write");
    return hint == schema.end() ? "" : "; write " + hint->get<std::string>();
}

std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

const json* schema_under(const json& schema, const std::string& key) {
    const json properties = schema.value("properties", json::object());
    if (properties.contains(key)) return &schema["properties"][key];
    const auto other = schema.find("additionalProperties");
    return other != schema.end() && other->is_object() ? &*other : nullptr;
}

std::string in_words(const std::string& type) {
    if (type == "object") return "a map";
    if (type == "array") return "a list";
    if (type == "string") return "a text";
    if (type == "boolean") return "true or false";
    if (type == "integer") return "a whole number";
    return "a number";
}

bool is_whole(const yaml::Node& node) {
    const auto number = yaml::number(node);
    return number && std::trunc(*number) == *number;
}

bool fits(const yaml::Node& node, const std::string& type) {
    if (type == "object") return node.is_map();
    if (type == "array") return node.is_sequence();
    if (type == "boolean") return yaml::truth(node).has_value();
    if (type == "integer") return is_whole(node);
    if (type == "number") return yaml::number(node).has_value();
    return node.is_scalar() && !yaml::truth(node) && !yaml::number(node);
}

std::vector<std::string> types_of(const json& schema) {
    const auto type = schema.find("type");
    if (type == schema.end()) return {};
    if (type->is_string()) return {type->get<std::string>()};
    return type->get<std::vector<std::string>>();
}

bool fits_any(const yaml::Node& node, const std::vector<std::string>& types) {
    for (const std::string& type : types)
        if (fits(node, type)) return true;
    return types.empty();
}

std::string wrong_type(const Spot& spot, const std::vector<std::string>& types) {
    const yaml::Node& node = *spot.node;
    if (node.is_empty() && spot.name.empty()) return "the file says nothing";
    if (node.is_empty()) return quote(spot.name) + " has no value" + write_instead(*spot.schema);
    static const std::set<std::string> yes{"yes", "on", "y", "True", "TRUE"};
    static const std::set<std::string> no{"no", "off", "n", "False", "FALSE"};
    if (node.is_scalar() && types.front() == "boolean" &&
        (yes.contains(node.text) || no.contains(node.text)))
        return quote(node.text) + " is a text here; write " +
               (yes.contains(node.text) ? "true" : "false");
    if (node.is_scalar() && fits_any(node, {"number", "boolean"}) && types.front() == "string")
        return node.text + " is " + std::string(yaml::describe(node)) + " here, and " +
               quote(spot.name) + " wants a text; write it in quotes: \"" + node.text + "\"";
    std::string wanted;
    for (const std::string& type : types) wanted += (wanted.empty() ? "" : " or ") + in_words(type);
    const std::string what = spot.name.empty() ? "the file" : quote(spot.name);
    return what + " must be " + wanted + ", not " + std::string(yaml::describe(node)) +
           write_instead(*spot.schema);
}

std::string in_digits(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", number);
    return text;
}

std::string out_of_range(const Spot& spot, double number) {
    const json& schema = *spot.schema;
    const std::string low = " is too low for " + quote(spot.name) + "; write ";
    if (schema.contains("minimum") && number < schema["minimum"])
        return low + in_digits(schema["minimum"]) + " or more";
    if (schema.contains("exclusiveMinimum") && number <= schema["exclusiveMinimum"])
        return low + "more than " + in_digits(schema["exclusiveMinimum"]);
    if (schema.contains("maximum") && number > schema["maximum"])
        return " is too high for " + quote(spot.name) + "; write " + in_digits(schema["maximum"]) +
               " or less";
    return "";
}

std::string not_among(const Spot& spot, const std::vector<std::string>& known) {
    const std::string near = nearest(spot.node->text, known);
    return quote(spot.node->text) + " is not a value of " + quote(spot.name) + "; " +
           (near.empty() ? "write " + joined(known) : "did you mean " + quote(near) + "?");
}

bool breaks_pattern(const json& schema, const yaml::Node& node) {
    const auto pattern = schema.find("pattern");
    return pattern != schema.end() && fits(node, "string") &&
           !std::regex_search(node.text, std::regex(pattern->get<std::string>()));
}

void explain_scalar(const Spot& spot, const std::string& file, Mistakes& found) {
    const json& schema = *spot.schema;
    const yaml::Node& node = *spot.node;
    const auto say = [&](std::string what) {
        found.push_back(yaml::mistake(file, node.place, std::move(what)));
    };
    const auto known = schema.value("enum", std::vector<std::string>{});
    if (!known.empty() && std::find(known.begin(), known.end(), node.text) == known.end())
        say(not_among(spot, known));
    if (breaks_pattern(schema, node))
        say(quote(node.text) + " does not fit " + quote(spot.name) + write_instead(schema));
    if (node.text.size() < schema.value("minLength", 0u))
        say(quote(spot.name) + " is empty" + write_instead(schema));
    const auto number = yaml::number(node);
    if (const std::string what = number ? out_of_range(spot, *number) : ""; !what.empty())
        say(node.text + what);
}

void explain_list(const Spot& spot, const std::string& file, Mistakes& found) {
    if (spot.node->items.size() < spot.schema->value("minItems", 0u))
        found.push_back(yaml::mistake(
            file, spot.node->place, quote(spot.name) + " is empty" + write_instead(*spot.schema)));
    if (!spot.schema->value("uniqueItems", false)) return;
    std::set<std::string> seen;
    for (const yaml::Node& item : spot.node->items)
        if (item.is_scalar() && !seen.insert(item.text).second)
            found.push_back(
                yaml::mistake(file, item.place, quote(item.text) + " stands here twice; keep one"));
}

std::string unknown_key(const std::string& key, const json& schema) {
    const std::vector<std::string> known = keys_of(schema.value("properties", json::object()));
    const std::string near = nearest(key, known);
    if (!near.empty()) return "unknown key " + quote(key) + "; did you mean " + quote(near) + "?";
    return "unknown key " + quote(key) + "; known here: " + joined(known);
}

void explain_keys(const Spot& spot, const std::string& file, Mistakes& found) {
    const json& schema = *spot.schema;
    const json properties = schema.value("properties", json::object());
    const bool closed =
        schema.contains("additionalProperties") && schema["additionalProperties"].is_boolean();
    const std::string names = schema.value("propertyNames", json::object()).value("pattern", "");
    for (const yaml::Entry& entry : spot.node->entries) {
        if (closed && !properties.contains(entry.key))
            found.push_back(yaml::mistake(file, entry.place, unknown_key(entry.key, schema)));
        else if (!names.empty() && !std::regex_search(entry.key, std::regex(names)))
            found.push_back(yaml::mistake(file, entry.place,
                                          quote(entry.key) + " cannot stand here; write " +
                                              schema.value("x-write-name", "another name")));
    }
}

void explain_map(const Spot& spot, const std::string& file, Mistakes& found) {
    const json& schema = *spot.schema;
    explain_keys(spot, file, found);
    if (spot.node->entries.size() < schema.value("minProperties", 0u))
        found.push_back(yaml::mistake(file, spot.node->place,
                                      quote(spot.name) + " is empty" + write_instead(schema)));
    for (const json& key : schema.value("required", json::array())) {
        if (spot.node->find(key.get<std::string>())) continue;
        const std::string hint = schema["properties"][key.get<std::string>()].value("x-write", "");
        found.push_back(yaml::mistake(
            file, spot.node->place,
            quote(key.get<std::string>()) + " is missing" + (hint.empty() ? "" : "; add " + hint)));
    }
}

void explain_spot(const Spot& spot, const std::string& file, Mistakes& found);

void explain_under(const Spot& spot, const std::string& file, Mistakes& found) {
    for (const yaml::Entry& entry : spot.node->entries)
        if (const json* schema = schema_under(*spot.schema, entry.key))
            explain_spot({schema, &entry.value, entry.key, entry.place}, file, found);
    const auto items = spot.schema->find("items");
    if (items == spot.schema->end()) return;
    for (const yaml::Node& item : spot.node->items)
        explain_spot({&*items, &item, spot.name, item.place}, file, found);
}

void explain_spot(const Spot& spot, const std::string& file, Mistakes& found) {
    const std::vector<std::string> types = types_of(*spot.schema);
    if (!fits_any(*spot.node, types)) {
        const yaml::Place place = spot.node->is_empty() ? spot.key : spot.node->place;
        found.push_back(yaml::mistake(file, place, wrong_type(spot, types)));
        return;
    }
    if (spot.node->is_map()) explain_map(spot, file, found);
    if (spot.node->is_sequence()) explain_list(spot, file, found);
    if (spot.node->is_scalar()) explain_scalar(spot, file, found);
    explain_under(spot, file, found);
}

}  // namespace

Mistakes explain(const json& schema, const yaml::Node& root, const std::string& file) {
    Mistakes found;
    explain_spot({&schema, &root, "", root.place}, file, found);
    return found;
}

}  // namespace cotejo::kiosk
