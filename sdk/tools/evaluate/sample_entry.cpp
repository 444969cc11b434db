// SPDX-License-Identifier: Apache-2.0
//
// A sample as an entry of the journal.

#include <cmath>
#include <limits>

#include "evaluate/samples.hpp"
#include "isolation/bytes.hpp"

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kLongestText = 1 << 20;

void put(Writer& writer, const Record& record) {
    writer.text(record.kind()).text(record.format());
    writer.number(record.raster().width).number(record.raster().height).number(record.raster().stride);
    writer.number(static_cast<std::uint32_t>(record.facts().size()));
    for (const Fact& fact : record.facts())
        writer.text(fact.name).number<std::uint8_t>(fact.text ? 1 : 0).text(fact.text.value_or("")).number(fact.value);
    writer.bytes(record.data());
}

Record take(Reader& reader) {
    Record::Parts parts;
    parts.kind = reader.text(kLongestText);
    parts.format = reader.text(kLongestText);
    parts.raster.width = reader.number<std::uint32_t>();
    parts.raster.height = reader.number<std::uint32_t>();
    parts.raster.stride = reader.number<std::uint32_t>();
    for (std::uint32_t left = reader.count(256); left > 0 && reader.good(); --left) {
        Fact fact;
        fact.name = reader.text(kLongestText);
        const bool text = reader.number<std::uint8_t>() != 0;
        const std::string words{reader.text(kLongestText)};
        if (text) fact.text = words;
        fact.value = reader.number<double>();
        parts.facts.push_back(std::move(fact));
    }
    if (const auto data = reader.bytes(); !data.empty()) parts.storage = copied(data);
    return Record(std::move(parts));
}

}  // namespace

std::vector<std::uint8_t> entry_of(std::uint32_t picture, const Sample& sample) {
    std::vector<std::uint8_t> entry;
    Writer writer(entry);
    writer.number(picture).number(static_cast<std::uint8_t>(sample.state)).number(sample.digest);
    writer.number(sample.quality.value_or(std::numeric_limits<double>::quiet_NaN())).text(sample.why);
    writer.number(static_cast<std::uint32_t>(sample.templates.size()));
    for (const Record& record : sample.templates) put(writer, record);
    return entry;
}

std::optional<std::uint32_t> read_entry(std::span<const std::uint8_t> entry, Sample& sample) {
    Reader reader(entry);
    const auto picture = reader.number<std::uint32_t>();
    const auto state = reader.number<std::uint8_t>();
    if (state > static_cast<std::uint8_t>(Sample::State::failed)) return std::nullopt;
    sample.state = static_cast<Sample::State>(state);
    sample.digest = reader.number<Digest>();
    const auto quality = reader.number<double>();
    if (!std::isnan(quality)) sample.quality = quality;
    sample.why = reader.text(kLongestText);
    for (std::uint32_t left = reader.count(2); left > 0 && reader.good(); --left)
        sample.templates.push_back(take(reader));
    if (!reader.done()) return std::nullopt;
    return picture;
}

}  // namespace cotejo::tools::evaluation
