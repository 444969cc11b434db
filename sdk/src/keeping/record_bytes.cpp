// SPDX-License-Identifier: Apache-2.0
//
// A record as bytes: little-endian numbers, each text and the data after its length.

#include "keeping/record_bytes.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "keeping/text.hpp"

namespace cotejo {
namespace {

/// Writes into room reserved before: growing would leave copies behind that nobody wipes.
class Writer {
public:
    explicit Writer(std::size_t room) { out_.bytes.reserve(room); }
    template <class T>
    void number(T value) {
        std::uint8_t bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        out_.bytes.insert(out_.bytes.end(), bytes, bytes + sizeof value);
    }
    void raw(std::span<const std::uint8_t> bytes) {
        out_.bytes.insert(out_.bytes.end(), bytes.begin(), bytes.end());
    }
    void text(std::span<const std::uint8_t> bytes) {
        number(static_cast<std::uint64_t>(bytes.size()));
        raw(bytes);
    }
    WipedBytes take() { return std::move(out_); }

private:
    WipedBytes out_;
};

/// Reads what Writer wrote; once something is missing, everything is.
class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}
    template <class T>
    T number() {
        T value{};
        const auto bytes = raw(sizeof value);
        if (good_) std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::span<const std::uint8_t> raw(std::uint64_t size) {
        good_ = good_ && size <= rest_.size();
        if (!good_) return {};
        const auto taken = rest_.first(static_cast<std::size_t>(size));
        rest_ = rest_.subspan(taken.size());
        return taken;
    }
    std::span<const std::uint8_t> bytes() { return raw(number<std::uint64_t>()); }
    std::string text() {
        const auto taken = bytes();
        return {taken.begin(), taken.end()};
    }
    bool good() const { return good_; }
    bool at_end() const { return good_ && rest_.empty(); }

private:
    std::span<const std::uint8_t> rest_;
    bool good_ = true;
};

std::size_t room_for(const Record& record, std::size_t keys) {
    std::size_t room = 128 + keys * sizeof(LookupKey) + record.kind().size() +
                       record.format().size() + record.data().size();
    for (const Fact& fact : record.facts())
        room += 32 + fact.name.size() + (fact.text ? fact.text->size() : 0);
    return room;
}

std::vector<LookupKey> read_keys(Reader& in) {
    std::vector<LookupKey> keys;
    for (std::uint64_t count = in.number<std::uint64_t>(); count > 0 && in.good(); --count) {
        LookupKey key;
        std::ranges::copy(in.raw(key.bytes.size()), key.bytes.begin());
        keys.push_back(key);
    }
    return keys;
}

std::vector<Fact> read_facts(Reader& in) {
    std::vector<Fact> facts;
    for (std::uint64_t count = in.number<std::uint64_t>(); count > 0 && in.good(); --count) {
        Fact fact;
        fact.name = in.text();
        if (in.number<std::uint8_t>() != 0) fact.text = in.text();
        fact.value = in.number<double>();
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace

static_assert(std::endian::native == std::endian::little);

WipedBytes::~WipedBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }

WipedBytes write_record(const Record& record, std::span<const LookupKey> keys) {
    Writer out(room_for(record, keys.size()));
    out.number<std::uint64_t>(keys.size());
    for (const LookupKey& key : keys) out.raw(key.bytes);
    out.text(bytes_of(record.kind()));
    out.text(bytes_of(record.format()));
    out.number(record.time_ns());
    out.number(record.raster().width);
    out.number(record.raster().height);
    out.number(record.raster().stride);
    out.number<std::uint64_t>(record.facts().size());
    for (const Fact& fact : record.facts()) {
        out.text(bytes_of(fact.name));
        out.number<std::uint8_t>(fact.text ? 1 : 0);
        if (fact.text) out.text(bytes_of(*fact.text));
        out.number(fact.value);
    }
    out.text(record.data());
    return out.take();
}

std::optional<Opened> read_record(std::span<const std::uint8_t> bytes) {
    Reader in(bytes);
    std::vector<LookupKey> keys = read_keys(in);
    Record::Parts parts;
    parts.kind = in.text();
    parts.format = in.text();
    parts.time_ns = in.number<std::uint64_t>();
    parts.raster.width = in.number<std::uint32_t>();
    parts.raster.height = in.number<std::uint32_t>();
    parts.raster.stride = in.number<std::uint32_t>();
    parts.facts = read_facts(in);
    const std::span<const std::uint8_t> data = in.bytes();
    if (!in.at_end()) return std::nullopt;
    if (!data.empty()) parts.storage = copied(data);
    return Opened{Record(std::move(parts)), std::move(keys)};
}

}  // namespace cotejo
