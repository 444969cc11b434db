// SPDX-License-Identifier: Apache-2.0
//
// Writes results as JSON: numbers as facts, texts as fields, small data in hexadecimal.

#include "job_line.hpp"

#include <nlohmann/json.hpp>

namespace cotejo::tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostHex = 4096; // bytes of data that are written out

std::string hexadecimal(std::span<const std::uint8_t> data) {
    std::string text;
    for (const std::uint8_t byte : data) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

Json json_of(const Record& record) {
    Json facts = Json::object(), fields = Json::object();
    for (const Fact& fact : record.facts())
        fact.text ? fields[fact.name] = *fact.text : facts[fact.name] = fact.value;
    Json json = {{"kind", record.kind()}, {"facts", facts}, {"fields", fields}};
    if (!record.format().empty()) json["format"] = record.format();
    if (record.raster().width) {
        json["width"] = record.raster().width;
        json["height"] = record.raster().height;
    }
    if (record.data().size() <= kMostHex) json["data_hex"] = hexadecimal(record.data());
    return json;
}

}  // namespace

std::string line_of(const std::string& file, const Results& results, double ms) {
    Json line = {{"file", file}, {"status", name(results.outcome.status)}};
    if (results.outcome.status != Status::ok && !results.outcome.reason.empty())
        line["reason"] = results.outcome.reason;
    Json records = Json::array(), hints = Json::array();
    for (const Record& record : results.records) records.push_back(json_of(record));
    for (const Guide& guide : results.guides)
        if (hints.empty() || hints.back() != guide.hint) hints.push_back(guide.hint);
    line["records"] = std::move(records);
    if (!hints.empty()) line["hints"] = std::move(hints);
    line["ms"] = ms;
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cotejo::tools
