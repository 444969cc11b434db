// SPDX-License-Identifier: Apache-2.0
//
// Checks a record that a plugin emits, word by word and size by size.

#include <cmath>
#include <cstring>
#include <set>

#include "plugin/contract.hpp"
#include "plugin/utf8.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

Error invalid(std::string what) { return {Status::invalid, std::move(what)}; }

/// Reads a C string no further than one byte past `longest`.
std::string_view bounded(const char* text, std::size_t longest) {
    return {text, strnlen(text, longest + 1)};
}

std::string fact_problem(const Fact& fact) {
    if (is_reserved_fact(fact.name)) return "is the SDK's own verdict; a plugin may not set it";
    if (!std::isfinite(fact.value)) return "is not a finite number";
    if (fact.name == "valid" && (fact.text || (fact.value != 0.0 && fact.value != 1.0)))
        return "must be 1 or 0";
    if (!fact.text) return {};
    if (fact.text->size() > kLongestText) return "has a text over 4 KiB";
    if (!is_utf8(*fact.text)) return "has a text that is not UTF-8";
    if (fact.value < 0.0 || fact.value > 1.0) return "is a text whose value is not 0 to 1";
    return {};
}

Result<void> check_facts(const std::vector<Fact>& facts) {
    if (facts.size() > kMostFacts) return invalid("more than 256 facts");
    std::set<std::string_view> names;
    std::size_t bytes = 0;
    for (const Fact& fact : facts) {
        if (!is_name(fact.name)) return invalid("a fact's name is not [a-z0-9.-], 1 to 64 long");
        if (!names.insert(fact.name).second)
            return invalid("fact \"" + fact.name + "\" is there twice");
        if (const std::string what = fact_problem(fact); !what.empty())
            return invalid("fact \"" + fact.name + "\" " + what);
        bytes += fact.name.size() + (fact.text ? fact.text->size() : 0) + sizeof fact.value;
    }
    if (bytes > kMostFactBytes) return invalid("more than 16 KiB of facts");
    return {};
}

Result<void> check_raster(const Emitted& record, std::size_t pixel) {
    const auto [width, height, stride] = record.raster;
    if (width == 0 || height == 0) return invalid("a raster has no width or no height");
    const std::uint64_t row = std::uint64_t{width} * pixel;
    if (stride < row) return invalid("`stride` is shorter than a row");
    if (stride % kRowAlignment) return invalid("`stride` is no multiple of 64");
    const std::uint64_t needed = std::uint64_t{stride} * (height - 1) + row;
    if (record.size < needed) return invalid("`size` is less than the raster needs");
    return {};
}

Result<void> check_data(const Emitted& record) {
    if (record.size == 0)
        return record.format.empty() ? Result<void>{} : invalid("a format, but no data");
    if (record.format.empty()) return invalid("data, but no format");
    if (record.block == COTEJO_NO_BLOCK && record.size > kMostInline)
        return invalid("data over 32 KiB without a block; acquire one");
    if (const std::size_t pixel = bytes_a_pixel(record.format)) return check_raster(record, pixel);
    if (record.raster.width || record.raster.height || record.raster.stride)
        return invalid("`width`, `height` and `stride` must be 0 for a format that is no raster");
    if (record.format == "f32" && record.size % 4) return invalid("f32 data of a broken size");
    return {};
}

}  // namespace

Result<void> check_emitted(const Emitted& record, std::string_view gives) {
    if (!is_kind(record.kind)) return invalid("a kind that is no kind");
    if (gives.empty()) return invalid("a record, but the job gives none");
    if (record.kind != gives)
        return invalid("a " + record.kind + ", but the job gives " + std::string(gives));
    if (!record.format.empty() && !is_name(record.format)) return invalid("a format that is no word");
    if (Result<void> data = check_data(record); !data) return data;
    return check_facts(record.facts);
}

Result<Emitted> read_emitted(const cotejo_record& record) {
    if (!record.kind || !record.format) return invalid("`kind` or `format` is NULL");
    if (record.reserved != 0) return invalid("`reserved` is not 0");
    if (record.fact_count > kMostFacts) return invalid("more than 256 facts");
    if (record.fact_count && !record.facts) return invalid("`facts` is NULL");
    if ((record.size == 0) != (record.data == nullptr)) return invalid("`data` and `size` disagree");

    Emitted emitted;
    emitted.kind = bounded(record.kind, kLongestName);
    emitted.format = bounded(record.format, kLongestName);
    emitted.time_ns = record.time_ns;
    emitted.raster = {record.width, record.height, record.stride};
    emitted.data = record.data;
    emitted.size = record.size;
    emitted.block = record.block;
    emitted.facts.reserve(record.fact_count);
    for (std::uint32_t i = 0; i < record.fact_count; ++i) {
        const cotejo_fact& fact = record.facts[i];
        if (!fact.name) return invalid("a fact without a name");
        Fact copy{std::string(bounded(fact.name, kLongestName)), std::nullopt, fact.value};
        if (fact.text) copy.text = bounded(fact.text, kLongestText);
        emitted.facts.push_back(std::move(copy));
    }
    return emitted;
}

Record to_record(Emitted emitted, std::shared_ptr<const Storage> storage) {
    return Record({std::move(emitted.kind), std::move(emitted.format), std::move(storage),
                   std::move(emitted.facts), emitted.time_ns, emitted.raster});
}

}  // namespace cotejo
