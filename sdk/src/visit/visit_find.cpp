// SPDX-License-Identifier: Apache-2.0
//
// Visit::find: whose entry a sample leads to, by what it says or by whose body it is of.

#include <algorithm>

#include "cotejo/kinds.h"
#include "visit/state.hpp"

namespace cotejo {
namespace {

constexpr double kCandidates = 2; // a second one as good makes the first doubtful

std::string_view word(NoEntry why) {
    switch (why) {
    case NoEntry::elsewhere: return "elsewhere";
    case NoEntry::doubtful: return "doubtful";
    case NoEntry::unlisted: break;
    }
    return "not_found";
}

Miss missed(NoEntry why) { return Miss{std::string(word(why))}; }

std::optional<LookupKey> key_of(const Record& record) {
    LookupKey key;
    if (record.data().size() != key.bytes.size()) return std::nullopt;
    std::ranges::copy(record.data(), key.bytes.begin());
    return key;
}

/// One search of a gallery, from the attempt it is to the one it found.
class Search {
public:
    Search(Visit::State& state, const Sample& shown, const Provider& gallery, std::string_view purpose)
        : state_(state), shown_(shown), gallery_(gallery), purpose_(purpose) {}

    Result<FoundEntry, Miss> run() {
        const FamilyPolicy* section = state_.section(shown_.family());
        const Provider comparator = state_.setting.providers.comparator(gallery_.takes());
        if (!section || !comparator || comparator.role->exact) return Miss{"unsupported"};
        if (state_.tries[shown_.family()] >= section->tries) return Miss{"refused"};
        auto probe = shown_.kind == gallery_.takes()
                         ? Result<std::vector<Record>, Miss>(shown_.best_records())
                         : state_.part(gallery_.takes(), shown_);
        if (!probe) return probe.error();
        if (!write_down()) return Miss{"failed"};
        tell_gap();

        auto candidates = state_.job(gallery_, {probe->front()}, options());
        const bool nothing_done = !candidates && (candidates.error().word == "busy" ||
                                                  candidates.error().word == "unavailable");
        if (!nothing_done) ++state_.tries[shown_.family()];
        if (!candidates) return candidates.error();
        return the_one(*candidates, calibration(*section, comparator));
    }

    /// How many were searched, as far as anybody says.
    std::size_t among() const { return among_; }

private:
    std::vector<Fact> options() const {
        const Fact count{COTEJO_OPTION_COUNT, std::nullopt, kCandidates};
        if (purpose_.empty()) return {{COTEJO_OPTION_SET, state_.setting.entries.set(), 1.0}, count};
        return {{COTEJO_OPTION_PURPOSE, std::string(purpose_), 1.0}, count};
    }

    /// Nobody is searched for unless the log says so.
    bool write_down() const {
        const Provenance who = provenance(gallery_);
        AuditEntry entry(AuditType::searched, state_.id);
        entry.word(AuditField::instance, who.instance)
            .word(AuditField::plugin, who.plugin)
            .word(AuditField::version, who.version)
            .digest(AuditField::probe, state_.key.digest(shown_.digest));
        if (purpose_.empty()) entry.word(AuditField::set, state_.setting.entries.set());
        else entry.word(AuditField::purpose, purpose_);
        const auto written = state_.setting.audit.append(entry);
        if (!written)
            state_.log(COTEJO_ERROR, "no search: the audit log takes no entry: " + written.error().what);
        return static_cast<bool>(written);
    }

    void tell_gap() const {
        const auto& gap = state_.setting.gallery_gap;
        const std::string missing = gap && purpose_.empty() ? gap() : "";
        if (!missing.empty())
            state_.log(COTEJO_WARNING, "a search finds only who is enrolled: " + missing);
    }

    Result<FoundEntry, Miss> the_one(const std::vector<Record>& candidates, const Calibration& scores) {
        among_ = std::max<std::size_t>(among_, state_.setting.entries.size());
        for (const Record& candidate : candidates)
            if (const double count = candidate.number(COTEJO_FACT_COUNT).value_or(0); count < 1e12)
                among_ = std::max(among_, static_cast<std::size_t>(std::max(count, 0.0)));
        const auto limit = threshold(scores, allowed_rate(state_.setting.policy, shown_.family(), among_));
        if (!limit) {
            state_.log(COTEJO_WARNING, "no search: the comparator of " + std::string(gallery_.takes()) +
                                           " is not calibrated for the rate the policy allows among " +
                                           std::to_string(among_));
            return Miss{"unsupported"};
        }
        std::vector<LookupKey> alike;
        for (const Record& candidate : candidates) {
            const std::optional<LookupKey> key = key_of(candidate);
            if (candidate.number(COTEJO_FACT_SCORE).value_or(-1e300) >= *limit && key) alike.push_back(*key);
        }
        return entry_of(alike);
    }

    /// Candidates of one entry are one; of several, nobody can say who.
    Result<FoundEntry, Miss> entry_of(const std::vector<LookupKey>& alike) const {
        if (alike.empty()) return Miss{"not_found"};
        auto first = state_.setting.entries.find(alike.front());
        if (!first) return missed(first.error());
        for (const LookupKey& key : alike)
            if (std::ranges::find(first->keys, key) == first->keys.end()) return missed(NoEntry::doubtful);
        return std::move(*first);
    }

    Visit::State& state_;
    const Sample& shown_;
    const Provider& gallery_;
    std::string_view purpose_;
    std::size_t among_ = 0;
};

}  // namespace

Result<Handle, Miss> Visit::find(std::string_view kind, Handle by, std::string_view purpose) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* shown = state.sample(by);
    if (!shown) return Miss{"missing"};
    if (kind != COTEJO_KIND_MANIFEST_ENTRY) return Miss{"unsupported"};
    const Provider gallery = state.setting.providers.gallery(shown->kind);
    if (!gallery && !purpose.empty()) return Miss{"unsupported"};

    Search search(state, *shown, gallery, purpose);
    Result<FoundEntry, Miss> entry = Miss{"not_found"};
    if (gallery) {
        entry = search.run();
    } else if (auto listed = state.setting.entries.find(shown->records.front())) {
        entry = std::move(*listed);
    } else {
        entry = missed(listed.error());
    }
    if (!entry) return entry.error();
    for (const LookupKey& key : entry->keys) {
        auto kept = state.setting.store.find(key);
        if (!kept) {
            state.log(COTEJO_ERROR, "the store cannot be asked: " + kept.error().what);
            return Miss{std::string(name(kept.error().status))};
        }
        if (!kept->empty()) return Miss{"used"};
    }
    Result<Sample> sample = freeze_sample(Origin::found, {{entry->record}}, Provenance{});
    if (!sample) return Miss{std::string(name(sample.error().status))};
    sample->from.push_back(by);
    sample->among = search.among();
    sample->verdicts[COTEJO_FACT_LISTED] = 1.0;
    if (entry->vouched) sample->verdicts[COTEJO_FACT_VOUCHED] = 1.0;
    const Handle handle = state.hold(std::move(*sample));
    state.entry_keys[handle] = std::move(entry->keys);
    return handle;
}

}  // namespace cotejo
