// SPDX-License-Identifier: Apache-2.0
//
// Store: seals before it keeps, opens what it finds, and proves what it erased.

#include "cotejo/store.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "cotejo/kinds.h"
#include "keeping/epoch_keys.hpp"
#include "keeping/seal.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kErasedAtOnce = 256;

Record key_record(const LookupKey& key) {
    return Record({.kind = COTEJO_KIND_KEY, .format = COTEJO_FORMAT_BYTES,
                   .storage = copied(key.bytes), .facts = {}, .time_ns = 0, .raster = {}});
}

Record sealed_record(std::span<const std::uint8_t> sealed) {
    return Record({.kind = COTEJO_KIND_SEALED, .format = COTEJO_FORMAT_BYTES,
                   .storage = copied(sealed), .facts = {}, .time_ns = 0, .raster = {}});
}

Error lied(const std::string& what) { return {Status::failed, "the store gave " + what}; }

Error failed(const Outcome& outcome, const std::string& what) {
    std::string text = "the store could not " + what + ": " + std::string(name(outcome.status));
    if (!outcome.reason.empty()) text += ", " + outcome.reason;
    return {outcome.status, std::move(text)};
}

/// The key every record has for itself, so that it can be erased alone.
LookupKey of_id(const Keys& keys, const Reference& id) {
    const std::array parts{id.text()};
    return keys.lookup("id", parts);
}

}  // namespace

Results Store::ask(const char* role, const char* gives, std::vector<Record> inputs,
                   std::vector<Fact> options) const {
    Job job{role, gives, std::move(inputs), std::move(options), Clock::now() + parts_.within};
    return parts_.plugin.run(std::move(job));
}

Result<void> Store::keep(std::vector<Keepsake> records) {
    std::map<std::string, std::vector<const RecordKey*>> by_class;
    std::vector<Reference> ids;
    std::vector<Record> inputs;
    for (Keepsake& record : records) {
        by_class[record.retention].push_back(&record.key);
        ids.push_back(record.key.id());
        record.keys.insert(record.keys.begin(), of_id(parts_.keys, record.key.id()));
        for (const LookupKey& key : record.keys) inputs.push_back(key_record(key));
        inputs.push_back(sealed_record(seal(record.record, record.keys, record.key)));
    }
    for (const auto& [retention, keys] : by_class)
        if (Result<void> added = parts_.keys.add(keys, retention); !added) return added.error();

    Outcome outcome = ask("keep", "", inputs).outcome;
    // The plugin died, perhaps after it had kept them: repeating it changes nothing.
    if (outcome.status == Status::unavailable) outcome = ask("keep", "", inputs).outcome;
    if (outcome.status == Status::ok) return {};
    if (Result<void> erased = parts_.keys.erase(ids); !erased) return erased.error();
    return failed(outcome, "keep");
}

Result<std::vector<Record>> Store::fetch(const LookupKey& key, std::uint64_t after) const {
    std::vector<Fact> options;
    if (after > 0)
        options.push_back({COTEJO_OPTION_AFTER, std::nullopt, static_cast<double>(after)});
    Results results = ask("find", COTEJO_KIND_SEALED, {key_record(key)}, std::move(options));
    if (results.outcome.status == Status::not_found) return std::vector<Record>{};
    if (results.outcome.status != Status::ok) return failed(results.outcome, "find");
    for (const Record& sealed : results.records)
        if (!sealed_for(sealed.data()) || !sealed.number(COTEJO_FACT_SEQUENCE))
            return lied("what no kiosk sealed, or without its sequence");
    return std::move(results.records);
}

Result<std::vector<Kept>> Store::find(const LookupKey& key, std::uint64_t after) {
    const Result<std::vector<Record>> fetched = fetch(key, after);
    if (!fetched) return fetched.error();
    std::vector<Kept> found;
    for (const Record& sealed : *fetched) {
        const Result<RecordKey> record_key = parts_.keys.get(*sealed_for(sealed.data()));
        if (!record_key) continue; // erased, whatever copy of the database this is
        std::optional<Opened> opened = open_sealed(sealed.data(), *record_key);
        if (!opened) return lied("a record that was changed");
        if (std::ranges::find(opened->keys, key) == opened->keys.end())
            return lied("a record that was kept under another key");
        found.push_back({std::move(opened->record),
                         static_cast<std::uint64_t>(*sealed.number(COTEJO_FACT_SEQUENCE))});
    }
    std::ranges::sort(found, {}, &Kept::sequence);
    return found;
}

Result<std::uint64_t> Store::erase(const LookupKey& key, std::string_view reason) {
    const Result<std::vector<Record>> fetched = fetch(key, 0);
    if (!fetched) return fetched.error();
    std::vector<Reference> ids;
    for (const Record& sealed : *fetched) ids.push_back(*sealed_for(sealed.data()));
    if (Result<void> erased = parts_.keys.erase(ids); !erased) return erased.error();
    return remove(reason);
}

Result<std::uint64_t> Store::expire() {
    const Result<std::vector<Epoch>> ended = parts_.keys.expire();
    if (!ended) return ended.error();
    return remove("retention");
}

/// Takes every record whose key is gone out of the store, looks that it is not there, and says so.
Result<std::uint64_t> Store::remove(std::string_view reason) {
    std::uint64_t removed = 0;
    for (const auto& [epoch, all] : parts_.keys.erased()) {
        for (std::span<const Reference> rest(all); !rest.empty();) {
            const auto ids = rest.first(std::min(rest.size(), kErasedAtOnce));
            rest = rest.subspan(ids.size());
            if (Result<void> gone = take_out(ids); !gone) return gone.error();
            const auto entry = AuditEntry(AuditType::erased)
                                   .word(AuditField::retention, epoch.retention)
                                   .word(AuditField::day, iso(epoch.day))
                                   .word(AuditField::reason, reason)
                                   .number(AuditField::count, static_cast<double>(ids.size()))
                                   .number(AuditField::remaining, 0);
            if (const auto written = parts_.log.append(entry); !written) return written.error();
            if (Result<void> done = parts_.keys.forget(ids); !done) return done.error();
            removed += ids.size();
        }
    }
    return removed;
}

Result<void> Store::take_out(std::span<const Reference> ids) const {
    std::vector<Record> keys;
    for (const Reference& id : ids) keys.push_back(key_record(of_id(parts_.keys, id)));
    const Outcome outcome = ask("erase", "", std::move(keys)).outcome;
    if (outcome.status != Status::ok && outcome.status != Status::not_found)
        return failed(outcome, "erase");
    for (const Reference& id : ids) {
        const Result<bool> left = has(id);
        if (!left) return left.error();
        if (*left) return lied("a record back that it said it had erased");
    }
    return {};
}

Result<bool> Store::has(const Reference& id) const {
    const Result<std::vector<Record>> found = fetch(of_id(parts_.keys, id), 0);
    if (!found) return found.error();
    return !found->empty();
}

LookupKey Store::of_visit(const Reference& visit) const {
    const std::array parts{visit.text()};
    return parts_.keys.lookup("visit", parts);
}

LookupKey Store::outbox() const { return parts_.keys.lookup("outbox", {}); }

}  // namespace cotejo
