// SPDX-License-Identifier: Apache-2.0
//
// Checks an instance's settings against what its plugin declares.

#include <charconv>
#include <cmath>

#include "plugin/contract.hpp"
#include "plugin/utf8.hpp"

namespace cotejo {
namespace {

using Settings = std::map<std::string, std::string>;

bool is_number(const std::string& text) {
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stopped == end && std::isfinite(value);
}

bool is_path(Setting::Type type) {
    return type == Setting::Type::file || type == Setting::Type::folder;
}

std::string problem(const Setting& setting, const std::string& value) {
    if (value.empty()) return setting.required ? "needs a value" : "";
    if (value.find('\0') != std::string::npos || !is_utf8(value)) return "is not a UTF-8 text";
    if (setting.type == Setting::Type::number && !is_number(value)) return "must be a number";
    if (setting.type == Setting::Type::switch_ && value != "true" && value != "false")
        return "must be true or false";
    return {};
}

std::vector<std::string> declared(const Manifest& manifest) {
    std::vector<std::string> names;
    for (const auto& [name, setting] : manifest.settings) names.push_back(name);
    return names;
}

std::string unknown(const Manifest& manifest, const std::string& name) {
    const std::string near = nearest(name, declared(manifest));
    return "setting \"" + name + "\" is not one of " + manifest.id +
           (near.empty() ? "; see its plugin.yaml" : "; did you mean \"" + near + "\"?");
}

}  // namespace

Result<Settings> check_settings(const Manifest& manifest, const Settings& given) {
    Settings checked;
    std::string wrong;
    const auto say = [&wrong](const std::string& what) { wrong += (wrong.empty() ? "" : "\n") + what; };

    for (const auto& [name, value] : given)
        if (!manifest.settings.contains(name)) say(unknown(manifest, name));
    for (const auto& [name, setting] : manifest.settings) {
        const auto found = given.find(name);
        std::string value = found != given.end() ? found->second : setting.otherwise.value_or("");
        if (const std::string what = problem(setting, value); !what.empty())
            say("setting \"" + name + "\" " + what);
        else if (!value.empty() && is_path(setting.type))
            value = (manifest.folder / value).lexically_normal().string();
        checked[name] = std::move(value);
    }
    if (!wrong.empty()) return Error{Status::invalid, wrong};
    return checked;
}

}  // namespace cotejo
