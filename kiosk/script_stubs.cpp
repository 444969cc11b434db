// SPDX-License-Identifier: Apache-2.0
//
// Writes the definition file and the linter's configuration.

#include "kiosk/script_stubs.hpp"

#include <sstream>

#include "kiosk/script_api.hpp"

namespace cotejo::kiosk {
namespace {

using Type = api::Parameter::Type;

constexpr const char* kHead = R"(---@meta
-- SPDX-License-Identifier: Apache-2.0
--
-- The whole Lua API of a workflow, for editors and checkers. Nobody runs it. It is made from
-- kiosk/script_api.cpp: cotejo-script --stubs >scripts/api/cotejo.d.lua
error("Cannot require a meta file")

---What a workflow file returns.
---@class cotejo.Workflow
---@field api 1 the version of the steps it is written for
---@field name string what it is called in logs
---@field run fun(visit: cotejo.Visit) one traveller's check-in

---Something that a visit holds. A workflow sees its kind and the facts that the policy lists under
---`visible`; the bytes stay in the kiosk. It cannot be made, changed or carried to another visit.
---@class cotejo.Sample
---@field kind string what it is: "ticket.code"
---@field [string] string|number|nil a visible fact: ticket.legs, ticket["leg.1.to"]

---Why a step gave nothing. The ABI's words: retry, refused, cancelled, not_found, failed, invalid,
---unsupported, busy, unavailable; and: declined (the traveller said no), used (there is a check-in
---already), elsewhere (another flight or day), skipped (the traveller has none), missing (the step was
---given nil).
---@alias cotejo.Status string

---@class cotejo.CaptureOptions
---@field count? integer how many impressions, 1 to 16
---@field skip? boolean the traveller may say that they have none

---@class cotejo.FindOptions
---@field purpose? string why more than this flight is searched: "lost-child"

---@class cotejo
---@field api integer the version of the steps that this kiosk has
cotejo = {}

---One traveller's check-in. A step given nil does nothing and gives nil and "missing"; a mistake in
---the workflow, such as a wrong name or type, is an error. Ending without decide() is an officer.
---@class cotejo.Visit
local Visit = {}
)";

const char* type_of(const api::Parameter& parameter) {
    switch (parameter.type) {
        case Type::sample: return "cotejo.Sample|nil";
        case Type::unlock: return "cotejo.Sample";
        case Type::options: return "cotejo.CaptureOptions";
        case Type::purpose: return "cotejo.FindOptions";
        default: return "string";
    }
}

const char* gift_of(const api::Step& step) {
    switch (step.gives) {
        case api::Gives::truth: return step.name == "compare" ? "boolean|nil held" : "true|nil";
        case api::Gives::sample: return "cotejo.Sample|nil";
        case api::Gives::decision: return "\"through\"|\"officer\"";
        case api::Gives::nothing: break;
    }
    return nullptr;
}

void write(std::ostream& out, const api::Step& step) {
    std::istringstream lines{std::string(step.help)};
    out << "\n";
    for (std::string line; std::getline(lines, line);) out << "---" << line << "\n";
    out << "---\n---    " << step.example << "\n";
    std::string names;
    for (const api::Parameter& parameter : step.parameters) {
        const bool optional = parameter.type != Type::name && parameter.type != Type::word &&
                              parameter.type != Type::sample;
        out << "---@param " << parameter.name << (optional ? "? " : " ") << type_of(parameter)
            << "\n";
        names += (names.empty() ? "" : ", ") + std::string(parameter.name);
    }
    if (const char* gift = gift_of(step)) out << "---@return " << gift << "\n";
    if (step.may_miss) out << "---@return cotejo.Status? status when the first is nil\n";
    out << "function Visit:" << step.name << "(" << names << ") end\n";
}

void write_fields(std::ostream& out, const api::Library& library) {
    out << "    " << library.name << " = {fields = {";
    for (std::size_t at = 0; at < library.functions.size(); ++at)
        out << (at ? ", " : "") << "\"" << library.functions[at] << "\"";
    out << "}},\n";
}

}  // namespace

std::string stubs() {
    std::ostringstream out;
    out << kHead;
    for (const api::Step& step : api::steps()) write(out, step);
    return out.str();
}

std::string luacheckrc() {
    std::ostringstream out;
    out << "-- SPDX-License-Identifier: Apache-2.0\n--\n"
           "-- Made from kiosk/script_api.cpp: cotejo-script --luacheckrc >scripts/.luacheckrc\n"
           "std = {\n  globals = {},\n  read_globals = {\n";
    for (const api::Library& library : api::libraries())
        if (!library.name.empty())
            write_fields(out, library);
        else
            for (const std::string_view name : library.functions)
                out << "    \"" << name << "\",\n";
    out << "    cotejo = {fields = {\"api\"}},\n  },\n}\n"
           "max_line_length = 100\n"
           "exclude_files = {\"**/api/**\"}\n";
    return out.str();
}

}  // namespace cotejo::kiosk
