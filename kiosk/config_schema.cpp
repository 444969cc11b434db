// SPDX-License-Identifier: Apache-2.0
//
// Lets valijson judge, then explains each place that does not fit.

#include "kiosk/config_schema.hpp"

#include <cmath>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "kiosk/config_explain.hpp"

namespace cotejo::kiosk {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestText = 4096;  // std::regex recurses over a text

json to_json(const yaml::Node& node) {
    switch (node.type) {
        case yaml::Node::Type::empty: return nullptr;
        case yaml::Node::Type::map: {
            json object = json::object();
            for (const yaml::Entry& entry : node.entries) object[entry.key] = to_json(entry.value);
            return object;
        }
        case yaml::Node::Type::sequence: {
            json array = json::array();
            for (const yaml::Node& item : node.items) array.push_back(to_json(item));
            return array;
        }
        case yaml::Node::Type::scalar: break;
    }
    if (const auto truth = yaml::truth(node)) return *truth;
    if (const auto number = yaml::number(node)) {
        if (std::trunc(*number) == *number && std::abs(*number) < 1e15)
            return static_cast<std::int64_t>(*number);
        return *number;
    }
    return node.text;
}

void find_long_texts(const yaml::Node& node, const std::string& file, Mistakes& found) {
    const auto refuse = [&](const std::string& text, yaml::Place place) {
        if (text.size() > kLongestText)
            found.push_back(
                yaml::mistake(file, place, "a text of more than 4096 bytes; make it shorter"));
    };
    refuse(node.text, node.place);
    for (const yaml::Node& item : node.items) find_long_texts(item, file, found);
    for (const yaml::Entry& entry : node.entries) {
        refuse(entry.key, entry.place);
        find_long_texts(entry.value, file, found);
    }
}

/// What valijson itself says of the deepest place it names; the causes lie below their effects.
std::string deepest(const valijson::ValidationResults& results) {
    const valijson::ValidationResults::Error* found = nullptr;
    for (const auto& error : results)
        if (!found || error.context.size() > found->context.size()) found = &error;
    return found ? found->description : "does not fit its schema";
}

}  // namespace

Mistakes check_schema(std::string_view name, const yaml::Node& root, const std::string& file) {
    Mistakes found;
    find_long_texts(root, file, found);
    if (!found.empty()) return found;

    const json description = json::parse(schema_text(name));
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(description),
                                            schema);
    const json value = to_json(root);
    valijson::ValidationResults results;
    valijson::Validator judge(valijson::Validator::kStrongTypes);
    if (judge.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
    found = explain(description, root, file);
    if (found.empty()) found.push_back(yaml::mistake(file, root.place, deepest(results)));
    return found;
}

}  // namespace cotejo::kiosk
