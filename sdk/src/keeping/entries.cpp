// SPDX-License-Identifier: Apache-2.0
//
// The flight's lists, sealed in memory and found by lookup keys.

#include "cotejo/entries.hpp"

#include <charconv>
#include <map>
#include <set>

#include "keeping/seal.hpp"

namespace cotejo {
namespace {

struct SealedEntry {
    std::vector<std::uint8_t> bytes;
    std::vector<LookupKey> keys;
    bool trusted = false;
};

std::optional<std::string> value_of(std::span<const Fact> facts, const std::string& name) {
    for (const Fact& fact : facts) {
        if (fact.name != name) continue;
        if (fact.text) return fact.text->empty() ? std::nullopt : fact.text;
        char text[32];
        return std::string(text, std::to_chars(text, text + sizeof text, fact.value).ptr);
    }
    return std::nullopt;
}

}  // namespace

struct Entries::State {
    const Keys& keys;
    std::vector<KeyFacts> key_facts;
    Flight flight;
    RecordKey sealing = RecordKey::fresh();
    std::vector<SealedEntry> entries;
    std::multimap<LookupKey, std::size_t> by_key;

    /// The lookup keys whose facts are all there.
    std::vector<LookupKey> whole_keys(std::span<const Fact> facts) const;
    /// The entry that was hit, if it is one.
    Result<FoundEntry, NoEntry> the_one_of(const std::set<std::size_t>& hits) const;
    std::optional<FoundEntry> open(std::size_t place) const;
    /// "pnr and seat": what the keys lack, for an operator.
    std::string lacking(std::span<const Fact> facts) const;
};

Result<FoundEntry, NoEntry> Entries::find(const Record& shown) const {
    const std::optional<std::vector<Fact>> facts = travel_facts(shown, state_->flight);
    if (!facts) return NoEntry::elsewhere;
    std::set<std::size_t> hits;
    for (const LookupKey& key : state_->whole_keys(*facts)) {
        const auto [first, last] = state_->by_key.equal_range(key);
        for (auto hit = first; hit != last; ++hit) hits.insert(hit->second);
    }
    if (hits.empty()) return NoEntry::unlisted;
    return state_->the_one_of(hits);
}

Result<FoundEntry, NoEntry> Entries::find(const LookupKey& key) const {
    std::set<std::size_t> hits;
    const auto [first, last] = state_->by_key.equal_range(key);
    for (auto hit = first; hit != last; ++hit) hits.insert(hit->second);
    if (hits.empty()) return NoEntry::elsewhere;
    return state_->the_one_of(hits);
}

std::string Entries::set() const {
    std::string set = state_->flight.number + "-" + state_->flight.date;
    for (char& c : set)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return set;
}

Result<FoundEntry, NoEntry> Entries::State::the_one_of(const std::set<std::size_t>& hits) const {
    if (hits.size() > 1) return NoEntry::doubtful;
    auto opened = open(*hits.begin());
    if (!opened) return NoEntry::unlisted;
    return std::move(*opened);
}

std::optional<FoundEntry> Entries::State::open(std::size_t place) const {
    const SealedEntry& entry = entries[place];
    std::optional<Opened> opened = open_sealed(entry.bytes, sealing);
    if (!opened) return std::nullopt;
    return FoundEntry{std::move(opened->record), entry.trusted, entry.keys};
}

Result<void> Entries::add(std::span<const Record> entries, bool trusted) {
    std::vector<std::vector<LookupKey>> whole;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        whole.push_back(state_->whole_keys(entries[i].facts()));
        if (whole.back().empty())
            return Error{Status::invalid, "entry " + std::to_string(i + 1) +
                                              " of the list can be found by no key: it lacks " +
                                              state_->lacking(entries[i].facts())};
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const LookupKey& key : whole[i]) state_->by_key.emplace(key, state_->entries.size());
        state_->entries.push_back({seal(entries[i], whole[i], state_->sealing), whole[i], trusted});
    }
    return {};
}

std::vector<LookupKey> Entries::State::whole_keys(std::span<const Fact> facts) const {
    std::vector<LookupKey> whole;
    for (const KeyFacts& names : key_facts) {
        // The flight is part of every key: who flew yesterday is not `used` today.
        std::vector<std::string> parts{flight.number, flight.date};
        for (const std::string& name : names)
            if (const auto value = value_of(facts, name)) parts.push_back(name + "=" + *value);
        if (!names.empty() && parts.size() == names.size() + 2)
            whole.push_back(keys.lookup("entry", parts));
    }
    return whole;
}

std::string Entries::State::lacking(std::span<const Fact> facts) const {
    std::string text;
    for (const KeyFacts& names : key_facts) {
        if (!text.empty()) text += "; or ";
        std::string missing;
        for (const std::string& name : names)
            if (!value_of(facts, name)) missing += (missing.empty() ? "" : ", ") + name;
        text += missing;
    }
    return text;
}

Entries::Entries(const Keys& keys, std::vector<KeyFacts> key_facts, Flight flight)
    : state_(new State{.keys = keys, .key_facts = std::move(key_facts), .flight = std::move(flight),
                       .entries = {}, .by_key = {}}) {}
Entries::~Entries() = default;
Entries::Entries(Entries&&) noexcept = default;
Entries& Entries::operator=(Entries&&) noexcept = default;

std::size_t Entries::size() const { return state_->entries.size(); }

std::optional<FoundEntry> Entries::at(std::size_t place) const {
    if (place >= size()) return std::nullopt;
    return state_->open(place);
}

}  // namespace cotejo
