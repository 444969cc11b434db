// SPDX-License-Identifier: Apache-2.0
//
// One line of an audit log, written and read.

#include "keeping/audit_line.hpp"

#include <charconv>
#include <cstdio>
#include <ctime>
#include <set>

#include "keeping/audit_shape.hpp"
#include "keeping/json.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

// "2026-11-22T11:45:00.123Z"
std::string iso(std::chrono::system_clock::time_point time) {
    using namespace std::chrono;
    const auto ms = duration_cast<milliseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = floor<std::chrono::seconds>(time.time_since_epoch()).count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char day[32], text[48];
    std::strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text, sizeof text, "%s.%03dZ", day, static_cast<int>((ms % 1000 + 1000) % 1000));
    return text;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string json(double number) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}
std::string json(const std::string& word) { return in_quotes(word); }
std::string json(const RecordDigest& digest) { return in_quotes(digest.text()); }
std::string json(const Digest& digest) { return in_quotes(hex(digest)); }

/// Reads one member of a line's object into what following a log needs; false when it is wrong.
bool read_member(AuditLine& line, std::string_view key, const boost::json::value& value) {
    if (key == "n") {
        if (!value.is_int64() || value.get_int64() < 0) return false;
        line.number = static_cast<std::uint64_t>(value.get_int64());
        return true;
    }
    if (!value.is_string()) return value.is_number();
    const std::string_view text(value.get_string());
    if (key == "root") return unhex(text, line.root);
    if (key == "visit") return unhex(text, line.visit.emplace().bytes);
    if (key == "key") return unhex(text, line.key.emplace());
    if (key == "type") line.type = text;
    if (key == "decision") line.decision = text;
    if (key == "origin") line.origin = text;
    return true;
}

}  // namespace

std::string_view name(AuditType type) {
    switch (type) {
    case AuditType::opened: return "opened";
    case AuditType::repaired: return "repaired";
    case AuditType::plugin: return "plugin";
    case AuditType::started: return "started";
    case AuditType::asked: return "asked";
    case AuditType::finding: return "finding";
    case AuditType::searched: return "searched";
    case AuditType::decision: return "decision";
    case AuditType::officer: return "officer";
    case AuditType::completed: return "completed";
    case AuditType::abandoned: return "abandoned";
    case AuditType::erased: return "erased";
    case AuditType::fault: return "fault";
    }
    return "fault";
}

AuditEntry& AuditEntry::word(AuditField field, std::string_view word) {
    parts_.push_back({field, std::string(word)});
    return *this;
}
AuditEntry& AuditEntry::number(AuditField field, double number) {
    parts_.push_back({field, number});
    return *this;
}
AuditEntry& AuditEntry::digest(AuditField field, const RecordDigest& digest) {
    parts_.push_back({field, digest});
    return *this;
}
AuditEntry& AuditEntry::file(AuditField field, const Digest& digest) {
    parts_.push_back({field, digest});
    return *this;
}

Result<void> check(const AuditEntry& entry) {
    std::set<AuditField> seen;
    for (const AuditEntry::Part& part : entry.parts()) {
        const std::string which = "the audit field '" + std::string(name(part.field)) + "' of an '" +
                                  std::string(name(entry.type())) + "' entry ";
        if (!fits(part.field, part.value))
            return Error{Status::invalid, which + "breaks its shape; see audit.hpp"};
        if (!seen.insert(part.field).second)
            return Error{Status::invalid, which + "is given twice"};
    }
    return {};
}

std::string line_of(const AuditEntry& entry, std::uint64_t number, const Digest& root,
                    std::chrono::system_clock::time_point time) {
    std::string line = "{\"n\":" + std::to_string(number) + ",\"root\":" + json(root) +
                       ",\"time\":" + in_quotes(iso(time)) + ",\"type\":" + in_quotes(name(entry.type()));
    if (entry.visit()) line += ",\"visit\":" + in_quotes(entry.visit()->text());
    for (const AuditEntry::Part& part : entry.parts()) {
        line += "," + in_quotes(name(part.field)) + ":";
        line += std::visit([](const auto& value) { return json(value); }, part.value);
    }
    return line + "}";
}

std::optional<AuditLine> read_line(std::string_view line) {
    boost::json::error_code problem;
    const boost::json::value value = boost::json::parse(line, problem);
    if (problem || !value.is_object()) return std::nullopt;
    const boost::json::object& object = value.get_object();
    for (const char* needed : {"n", "root", "time", "type"})
        if (!object.contains(needed)) return std::nullopt;
    AuditLine read;
    for (const auto& member : object)
        if (!read_member(read, member.key(), member.value())) return std::nullopt;
    return read;
}

}  // namespace cotejo
