// SPDX-License-Identifier: Apache-2.0
//
// The order of an ending, and what a start does about an ending that a crash cut off.

#include "cotejo/store.hpp"

#include <algorithm>

namespace cotejo {
namespace {

constexpr std::size_t kLookedFor = 16;
constexpr std::size_t kKeysOfAVisit = 2; ///< a check-in's and a message's

std::vector<Keepsake> keepsakes(const Store& store, const Reference& visit, RecordKey key,
                                CheckIn check_in) {
    const LookupKey of_visit = store.of_visit(visit);
    std::vector<Keepsake> records;
    check_in.keys.push_back(of_visit);
    records.push_back({std::move(check_in.keys), std::move(check_in.record),
                       std::move(check_in.retention), std::move(key)});
    if (check_in.message)
        records.push_back({{store.outbox(), of_visit}, std::move(*check_in.message),
                           std::move(check_in.message_retention)});
    return records;
}

}  // namespace

Concluded conclude(AuditLog& log, Store& store, const AuditEntry& decision, RecordKey key,
                   CheckIn check_in) {
    if (!decision.visit()) return {false, "the decision's entry names no visit"};
    const Reference visit = *decision.visit();
    if (const auto written = log.append(decision); !written)
        return {false, written.error().what};
    const Result<void> kept =
        store.keep(keepsakes(store, visit, std::move(key), std::move(check_in)));
    if (kept) return {true, {}};
    const auto written = log.append(AuditEntry(AuditType::officer, visit)
                                        .word(AuditField::reason, "keep-failed")
                                        .word(AuditField::status, name(kept.error().status)));
    return {false, written ? kept.error().what : kept.error().what + "; " + written.error().what};
}

/// A store that was emptied would let every used pass through again: so it shows while its keys are
/// still there. Only a visit that a crash cut short may have left keys alone.
Result<void> Store::holds_what_its_keys_open() const {
    const std::vector<Reference> live = parts_.keys.live();
    if (live.size() <= kKeysOfAVisit * parts_.log.unfinished().size()) return {};
    for (const Reference& id : std::span(live).first(std::min(live.size(), kLookedFor))) {
        const Result<bool> there = has(id);
        if (!there) return there.error();
        if (*there) return {};
    }
    return Error{Status::not_found,
                 "the store has lost its records: of " + std::to_string(live.size()) +
                     " check-ins that have keys none is there, and a pass that was used would be "
                     "let through again; put the store's folder back, or begin anew with an empty "
                     "state folder"};
}

/// Takes away the keys of records that a crash kept from coming.
Result<void> Store::erase_lonely_keys() const {
    std::vector<Reference> lonely;
    for (const Reference& id : parts_.keys.live()) {
        const Result<bool> there = has(id);
        if (!there) return there.error();
        if (!*there) lonely.push_back(id);
    }
    return parts_.keys.erase(lonely);
}

Result<void> Store::reconcile() {
    if (const Result<void> whole = holds_what_its_keys_open(); !whole) return whole;
    if (!parts_.log.unfinished().empty())
        if (const Result<void> erased = erase_lonely_keys(); !erased) return erased;
    if (const auto removed = remove("resumed"); !removed) return removed.error();
    for (const Unfinished& unfinished : parts_.log.unfinished()) {
        AuditType end = AuditType::abandoned;
        if (unfinished.through) {
            const Result<std::vector<Kept>> kept = find(of_visit(unfinished.visit));
            if (!kept) return kept.error();
            if (!kept->empty()) end = AuditType::completed;
        }
        if (const auto written = parts_.log.append(AuditEntry(end, unfinished.visit)); !written)
            return written.error();
    }
    return {};
}

}  // namespace cotejo
