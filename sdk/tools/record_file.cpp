// SPDX-License-Identifier: Apache-2.0
//
// Tells a file's format and lays a record down as files.

#include "record_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include <nlohmann/json.hpp>

#include "plugin/utf8.hpp"
#include "raster_file.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
using Json = nlohmann::json;
namespace {

constexpr std::uintmax_t kLargest = 256u << 20;

bool is_csv(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    const auto control = [](unsigned char c) { return c < 0x20 && c != '\n' && c != '\r' && c != '\t'; };
    return line.size() < text.size() && line.find(',') != std::string::npos && is_utf8(text) &&
           std::ranges::none_of(text, control);
}

std::string format_of(const std::string& data, const fs::path& file) {
    if (data.empty()) return "";
    if (data.starts_with("\xFF\xD8\xFF")) return "jpeg";
    if (data.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (file.extension() == ".f32") return "f32";
    return is_csv(data) ? "csv" : "bytes";
}

/// Nothing where there is no such file, or where it is not of -o's making.
std::optional<std::vector<Fact>> facts_beside(const fs::path& file) {
    std::ifstream input(file.string() + ".json");
    std::vector<Fact> facts;
    if (!input) return facts;
    const Json json = Json::parse(input, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const Json numbers = json.value("facts", Json()), texts = json.value("fields", Json());
    for (const Json& part : {numbers, texts})
        if (!part.is_null() && !part.is_object()) return std::nullopt;
    for (const auto& [name, value] : numbers.items())
        if (value.is_number()) facts.push_back({name, std::nullopt, value.get<double>()});
    for (const auto& [name, value] : texts.items())
        if (value.is_string()) facts.push_back({name, value.get<std::string>(), 1.0});
    return facts;
}

std::span<const std::uint8_t> bytes(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Error unreadable(const fs::path& file, const std::string& why) {
    return {Status::invalid, file.string() + ": " + why};
}

bool write(const fs::path& file, const std::string& text) {
    std::ofstream output(file, std::ios::binary);
    output << text;
    return output.flush().good();
}

}  // namespace

Result<Record> read_record(const fs::path& file, const std::string& kind) {
    std::error_code error;
    if (!fs::exists(file, error)) return unreadable(file, "there is no such file");
    if (!fs::is_regular_file(file, error)) return unreadable(file, "is no file");
    if (fs::file_size(file, error) > kLargest) return unreadable(file, "larger than 256 MiB");
    std::ifstream input(file, std::ios::binary);
    const std::string data{std::istreambuf_iterator<char>(input), {}};
    if (input.bad()) return unreadable(file, "cannot be read");

    std::optional<std::vector<Fact>> facts = facts_beside(file);
    if (!facts)
        return unreadable(file.string() + ".json",
                          "must be a JSON object {\"facts\": {NAME: NUMBER}, \"fields\": {NAME: TEXT}}");
    Record::Parts parts{kind, format_of(data, file), nullptr, std::move(*facts), 0, {}};
    if (data.starts_with("P5") || data.starts_with("P6")) {
        Result<Pixels> pixels = read_raster(data);
        if (!pixels) return unreadable(file, pixels.error().what);
        parts.format = pixels->format;
        parts.raster = pixels->raster;
        parts.storage = copied(pixels->data);
    } else if (!data.empty()) {
        parts.storage = copied(bytes(data));
    }
    return Record(std::move(parts));
}

Result<void> save(const Record& record, const fs::path& folder, int number) {
    std::string kind = record.kind();
    std::ranges::replace(kind, '/', '_');
    const bool raster = record.raster().stride != 0;
    const std::string format = record.format().empty() ? "facts"
                               : !raster               ? record.format()
                               : record.format() == "bgr8" ? "ppm"
                                                           : "pgm";
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    const fs::path file = folder / (digits + "-" + kind + "." + format);

    Json facts = Json::object(), fields = Json::object();
    for (const Fact& fact : record.facts())
        fact.text ? fields[fact.name] = *fact.text : facts[fact.name] = fact.value;
    const Json json = {{"kind", record.kind()}, {"facts", facts}, {"fields", fields}};
    const std::string data = raster ? write_raster(record)
                                    : std::string(record.data().begin(), record.data().end());
    std::error_code error;
    fs::create_directories(folder, error);
    if (!write(file, data) || !write(file.string() + ".json", json.dump(2) + "\n"))
        return Error{Status::failed, file.string() + ": cannot be written"};
    return {};
}

}  // namespace cotejo::tools
