// SPDX-License-Identifier: Apache-2.0
//
// Enroller: the jobs it gives to instances, and what comes of each.

#include <algorithm>

#include "kiosk/enroller_parts.hpp"

namespace cotejo::kiosk {
namespace {

constexpr std::chrono::seconds kMakeWithin{60}, kKeepWithin{60};
constexpr std::size_t kMostKeys = 2048; ///< of one job

Record key_record(const LookupKey& key) {
    return Record({COTEJO_KIND_KEY, COTEJO_FORMAT_BYTES, copied(key.bytes), {}, 0, {}});
}

/// The words that say: not of this entry. All others are the machine's side.
bool is_unfit(Status status) {
    return status == Status::refused || status == Status::retry || status == Status::not_found;
}

}  // namespace

bool Enroller::start_apart() {
    for (const Provider& step : route_.steps) {
        auto instance = parts_.start(step.instance->name());
        if (!instance) return hindered(instance.error().what);
        apart_.push_back(std::move(*instance));
    }
    return true;
}

/// Makes the template of an entry; notes why there is none.
std::optional<Enroller::Made> Enroller::make(FoundEntry entry, const Wanted& wanted, std::stop_token stop) {
    Record record = std::move(entry.record);
    for (std::size_t i = 0; i < route_.steps.size(); ++i) {
        const Provider& step = route_.steps[i];
        Results results = apart_[i]->run(
            Job{"extract", step.role->gives, {record}, {}, Clock::now() + kMakeWithin}, stop);
        const Status status = results.outcome.status;
        if (stop.stop_requested()) return std::nullopt;
        if (is_unfit(status) || (status == Status::ok && results.records.empty())) {
            enrolled_->entries[wanted.mark] = {EnrolledEntry::State::unusable, {}};
            return std::nullopt;
        }
        // A producer has few blocks to lend: what the next step reads, and what is kept, is a copy.
        auto copy = status == Status::ok ? freeze(results.records.front()) : Error{status, ""};
        if (!copy) {
            faulty_.insert(wanted.mark);
            return std::nullopt;
        }
        record = std::move(*copy);
    }
    return Made{wanted.mark, std::move(entry.keys), std::move(record)};
}

bool Enroller::keep(const std::vector<Made>& made, std::stop_token stop) {
    Job job{"keep", "", {}, {{COTEJO_OPTION_SET, enrolled_->set, 1.0}}, Clock::now() + kKeepWithin};
    for (const Made& one : made) {
        for (const LookupKey& key : one.keys) job.inputs.push_back(key_record(key));
        job.inputs.push_back(one.whole);
    }
    const Outcome outcome = route_.gallery.instance->run(std::move(job), stop).outcome;
    if (outcome.status == Status::ok || stop.stop_requested()) return outcome.status == Status::ok;
    return hindered("keeps nothing (" + std::string(name(outcome.status)) + "): " + outcome.reason);
}

bool Enroller::erase(const std::vector<LookupKey>& keys, std::stop_token stop) {
    for (std::size_t at = 0; at < keys.size(); at += kMostKeys) {
        Job job{"erase", "", {}, {}, Clock::now() + kKeepWithin};
        for (const LookupKey& key : std::span(keys).subspan(at, std::min(kMostKeys, keys.size() - at)))
            job.inputs.push_back(key_record(key));
        const Outcome outcome = route_.gallery.instance->run(std::move(job), stop).outcome;
        if (stop.stop_requested() && outcome.status != Status::ok) return false;
        if (outcome.status != Status::ok)
            return hindered("erases nothing (" + std::string(name(outcome.status)) + "): " + outcome.reason);
    }
    return true;
}

/// The log says that biometrics of a list were removed, and how many.
void Enroller::write_down(std::size_t erased) const {
    say(COTEJO_INFO, enrolled_->set + ": " + std::to_string(erased) +
                         " were erased that the flight's lists do not have");
    const Manifest& manifest = route_.gallery.instance->manifest();
    AuditEntry entry(AuditType::erased);
    entry.word(AuditField::instance, gallery())
        .word(AuditField::plugin, manifest.id)
        .word(AuditField::version, manifest.version)
        .word(AuditField::set, enrolled_->set)
        .number(AuditField::count, static_cast<double>(erased));
    if (const auto written = parts_.audit.append(entry); !written)
        say(COTEJO_ERROR, "the audit log does not have what was erased: " + written.error().what);
}

}  // namespace cotejo::kiosk
