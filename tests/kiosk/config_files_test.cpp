// SPDX-License-Identifier: Apache-2.0
//
// The files in config/ as they are: schemas, examples and what README.md says of every key.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <nlohmann/json.hpp>

#include "cotejo/yaml.hpp"
#include "kiosk/config_schema.hpp"

namespace cotejo::kiosk {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

std::string text_of(const std::string& file) {
    std::ifstream stream(COTEJO_SOURCE_DIR "/config/" + file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

void expect_fits(const std::string& schema, const std::string& file) {
    const auto tree = yaml::load(COTEJO_SOURCE_DIR "/config/" + file);
    ASSERT_TRUE(tree) << describe(tree.error());
    EXPECT_EQ(describe(check_schema(schema, *tree, file)), "");
    EXPECT_THAT(text_of(file),
                HasSubstr("# yaml-language-server: $schema=schema/" + schema + ".schema.json"));
}

TEST(ConfigFiles, FitTheirSchemas) {
    expect_fits("kiosk", "kiosk.yaml");
    expect_fits("kiosk", "simulated.yaml");
    expect_fits("kiosk", "walk_up.yaml");
    expect_fits("policy", "policy.yaml");
}

TEST(ConfigFiles, HaveASchemaForPluginsThatAllOfThemFit) {
    int plugins = 0;
    for (const auto& folder : std::filesystem::directory_iterator(COTEJO_SOURCE_DIR "/plugins")) {
        if (!exists(folder.path() / "plugin.yaml")) continue;
        const auto tree = yaml::load(folder.path() / "plugin.yaml");
        ASSERT_TRUE(tree) << describe(tree.error());
        EXPECT_EQ(describe(check_schema("plugin", *tree, folder.path().filename())), "");
        ++plugins;
    }
    EXPECT_GT(plugins, 5);
}

TEST(ConfigFiles, HaveTheSchemasThatTheProgramReads) {
    for (const char* name : {"kiosk", "policy", "site", "plugin"})
        EXPECT_EQ(schema_text(name), text_of("schema/" + std::string(name) + ".schema.json"));
    EXPECT_EQ(schema_text("other"), "");
}

/// A schema's type in the words of config/README.md.
std::string type_of(const json& schema) {
    const json type = schema.value("type", json("text"));
    if (type.is_array()) return "text, number, true or false";
    const std::map<std::string, std::string> words{
        {"object", "map"},           {"array", "list"},
        {"string", "text"},          {"boolean", "true or false"},
        {"integer", "whole number"}, {"number", "number"}};
    if (schema.contains("enum")) {
        std::string all;
        for (const json& word : schema["enum"])
            all += (all.empty() ? "" : ", ") + word.get<std::string>();
        return all;
    }
    return words.at(type.get<std::string>());
}

std::string default_of(const json& schema, bool required) {
    if (required) return "must be there";
    if (!schema.contains("default")) return "none";
    const json& value = schema["default"];
    return "`" + (value.is_string() ? value.get<std::string>() : value.dump()) + "`";
}

/// The lines of the README's table for one schema: every key with a description, the deep ones too.
void rows(const json& schema, const std::string& path, std::vector<std::string>& out) {
    const json required = schema.value("required", json::array());
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, part] : properties.items()) {
        const bool needed = std::find(required.begin(), required.end(), key) != required.end();
        const std::string name = path.empty() ? key : path + "." + key;
        out.push_back("| `" + name + "` | " + type_of(part) + " | " + default_of(part, needed) +
                      " | " + part.value("description", "") + " |");
        rows(part, name, out);
        if (part.contains("items")) rows(part["items"], name + "[]", out);
    }
    const json other = schema.value("additionalProperties", json());
    if (other.is_object()) rows(other, path.empty() ? "<family>" : path + ".<name>", out);
}

TEST(ConfigFiles, AreExplainedKeyByKey) {
    const std::string readme = text_of("README.md");
    for (const char* name : {"kiosk", "policy", "site"}) {
        std::vector<std::string> wanted;
        rows(json::parse(schema_text(name)), "", wanted);
        std::string all;
        for (const std::string& row : wanted) all += row + "\n";
        EXPECT_THAT(readme, HasSubstr(all)) << "config/README.md, the table of " << name << ".yaml";
    }
}

}  // namespace
}  // namespace cotejo::kiosk
