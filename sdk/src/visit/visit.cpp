// SPDX-License-Identifier: Apache-2.0
//
// Visit: the steps that gather samples. Comparing and deciding have files of their own.

#include "cotejo/visit.hpp"

#include <algorithm>

#include "cotejo/kinds.h"
#include "visit/capture.hpp"
#include "visit/state.hpp"

namespace cotejo {
namespace {

/// How many impressions one capture may take with an active check: the rest of a sample's frames show
/// how it was done.
constexpr int kMostChallenged = 8;

std::string family_of(std::string_view kind) { return std::string(kind.substr(0, kind.find('.'))); }

bool is_asked_for(const Policy& policy, std::string_view name) {
    return std::ranges::any_of(policy.families,
                               [&](const auto& section) { return section.second.ask == name; });
}

/// The log takes a word for a reason, never a text.
bool is_reason(std::string_view reason) {
    return !reason.empty() && reason.size() <= 32 &&
           reason.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
}

/// What a detector is given, job by job: all frames at once where it takes several, else the best
/// ones one at a time.
std::vector<std::vector<Record>> shown_to(const Provider& detector, const Sample& sample) {
    std::vector<std::vector<Record>> jobs;
    if (detector.takes_many()) jobs.push_back(sample.records);
    else
        for (const Record& record : sample.best_records()) jobs.push_back({record});
    if (sample.challenge && detector.takes_challenge())
        for (std::vector<Record>& inputs : jobs) inputs.push_back(*sample.challenge);
    return jobs;
}

}  // namespace

Visit::Visit(VisitSetting setting, std::stop_token stop)
    : state_(std::make_unique<State>(std::move(setting), std::move(stop))) {
    AuditEntry entry(AuditType::started, state_->id);
    entry.number(AuditField::attended, state_->setting.attended);
    if (!state_->setting.workflow.empty())
        entry.word(AuditField::workflow, state_->setting.workflow);
    const auto written = state_->setting.audit.append(entry);
    if (written) return;
    state_->forced = "log-failed";
    state_->log(COTEJO_ERROR, "the audit log takes no entry: " + written.error().what);
}

Result<void, Miss> Visit::ask(std::string_view name) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    if (!is_asked_for(state.setting.policy, name)) {
        state.log(COTEJO_ERROR, "the workflow asks for `" + std::string(name) +
                                    "`, which no `ask:` of the policy names");
        return Miss{"invalid"};
    }
    // No is an answer: whoever said it is not asked again.
    if (state.declined.contains(name)) return Miss{"declined"};
    if (!state.asked.contains(name)) {
        const bool agreed = state.setting.front.ask(name, state.stop);
        if (auto ended = state.ended()) return *ended;
        (void)state.setting.audit.append(AuditEntry(AuditType::asked, state.id)
                                             .word(AuditField::question, name)
                                             .word(AuditField::answer, agreed ? "yes" : "no"));
        if (!agreed) {
            state.declined.emplace(name);
            return Miss{"declined"};
        }
        state.asked.emplace(name);
        state.found({"asked." + std::string(name), {}, std::nullopt, std::nullopt, {}});
    }
    return {};
}

Result<Handle, Miss> Visit::capture(std::string_view kind, CaptureOptions options) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const std::optional<Source> source = state.setting.providers.source(kind);
    const auto& [unlock, count, skip] = options;
    const auto typed = state.setting.typed.find(std::string(kind));
    const bool can_type = typed != state.setting.typed.end();
    if (!source && !can_type) return Miss{"unsupported"};
    if (count < 1 || count > 16) return Miss{"invalid"};
    for (std::string_view part : {kind, source ? std::string_view(source->camera.role->gives) : kind}) {
        const FamilyPolicy* section = state.section(family_of(part));
        if (!section || section->ask.empty()) return Miss{"unsupported"};
        if (!state.asked.contains(section->ask)) return Miss{"declined"};
    }
    state.closing.clear();  // the last sensor is closed before the next opens

    const FamilyPolicy& section = *state.section(family_of(kind));
    CaptureOrder order{.kind = std::string(kind),
                       .source = source.value_or(Source{}),
                       .assessors = {},
                       .lowest = section.assess_lowest,
                       .unlock = {},
                       .count = count,
                       .skip = skip,
                       .wait = state.setting.policy.wait};
    if (can_type) order.typed = typed->second;
    if (source && !source->reader) order.assessors = state.setting.providers.assessors(kind);
    if (unlock && !state.sample(unlock)) return Miss{"invalid"};
    if (unlock) order.unlock = state.sample(unlock)->best_records();
    if (order.assessors.size() && state.setting.providers.challenges(kind))
        order.challenge = section.challenge;
    if (order.challenge && count > kMostChallenged) return Miss{"invalid"};
    order.random = state.setting.random;
    order.fault = [&](const std::string& what) {
        state.log(COTEJO_WARNING, label(order.source.camera) + ": " + what);
    };

    Result<Captured, Miss> captured = cotejo::capture(order, state.setting.front, state.stop);
    if (!captured) return captured.error();
    if (captured->closing) state.closing.push_back(std::move(captured->closing));
    auto subjects = state.subjects(std::move(captured->records));
    if (!subjects) return subjects.error();
    Result<Sample> sample =
        freeze_sample(Origin::captured,
                      {std::move(*subjects), std::move(captured->sequence),
                       std::move(captured->challenge)},
                      captured->by ? provenance(captured->by) : Provenance{});
    if (!sample) return Miss{std::string(name(sample.error().status))};
    sample->unlock = unlock;
    if (unlock) sample->from.push_back(unlock);
    const Handle handle = state.hold(std::move(*sample));
    if (!order.assessors.empty() && captured->by) (void)assess(handle);
    return handle;
}

Result<void, Miss> Visit::assess(Handle handle) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* sample = state.sample(handle);
    if (!sample) return Miss{"missing"};
    const auto assessors = state.setting.providers.assessors(sample->kind);
    if (assessors.empty()) return Miss{"unsupported"};
    const FamilyPolicy* section = state.section(sample->family());
    const double lowest = section ? section->assess_lowest.value_or(0.0) : 0.0;
    double unified = 100.0;
    for (const Provider& assessor : assessors) {
        for (const Record& record : sample->best_records()) {
            auto quality = state.job(assessor, {record});
            if (!quality) return quality.error();
            if (quality->empty()) return Miss{"failed"};
            unified = std::min(unified,
                               quality->front().number(COTEJO_FACT_UNIFIED).value_or(0.0));
        }
    }
    if (!(unified >= lowest)) return Miss{"refused"};
    state.found({sample->family() + ".good", {handle}, unified, lowest, provenance(assessors.front())});
    return {};
}

Result<void, Miss> Visit::detect(Handle handle) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* sample = state.sample(handle);
    if (!sample) return Miss{"missing"};
    const auto detectors = state.setting.providers.detectors(sample->kind);
    const FamilyPolicy* section = state.section(sample->family());
    if (detectors.empty() || !section || !section->detect_highest) return Miss{"unsupported"};
    // Whoever could not do the active check was watched by an officer instead, or needs one now.
    const bool watched = section->attended && state.evidence.attended;
    if (section->challenge && !sample->challenge && !watched) return Miss{"unsupported"};
    double attack = 0.0;
    for (const Provider& detector : detectors) {
        for (std::vector<Record>& inputs : shown_to(detector, *sample)) {
            auto pad = state.job(detector, std::move(inputs));
            if (!pad) return pad.error();
            if (pad->empty()) return Miss{"failed"};
            attack = std::max(attack, pad->front().number(COTEJO_FACT_ATTACK).value_or(1.0));
        }
    }
    if (!(attack <= *section->detect_highest)) return Miss{"refused"};
    state.found({sample->family() + ".live", {handle}, attack, section->detect_highest,
                 provenance(detectors.front())});
    return {};
}

Result<Handle, Miss> Visit::extract(std::string_view gives, Handle handle) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* sample = state.sample(handle);
    if (!sample) return Miss{"missing"};
    Provider by;
    auto records = state.part(gives, *sample, &by);
    if (!records && sample->origin == Origin::found)
        state.log(COTEJO_WARNING, "no " + std::string(gives) + " could be had of a found " +
                                      sample->kind + ": " + records.error().word);
    if (!records) return records.error();
    Result<Sample> part = freeze_sample(Origin::extracted, {std::move(*records)}, provenance(by));
    if (!part) return Miss{std::string(name(part.error().status))};
    part->from.push_back(handle);
    return state.hold(std::move(*part));
}

void Visit::say(std::string_view key) {
    if (!state_->over()) state_->setting.front.say(key);
}

void Visit::officer(std::string_view reason) {
    if (state_->forced.empty()) state_->forced = is_reason(reason) ? std::string(reason) : "called";
}

Glimpse Visit::glimpse(Handle handle) const {
    const Sample* sample = state_->sample(handle);
    if (!sample) return {};
    Glimpse glimpse{sample->kind, {}};
    const auto& visible = state_->setting.policy.visible;
    for (const Fact& fact : sample->records.front().facts())
        if (std::ranges::find(visible, fact.name) != visible.end()) glimpse.facts.push_back(fact);
    return glimpse;
}

const std::vector<Finding>& Visit::findings() const { return state_->evidence.findings; }
bool Visit::decided() const { return state_->verdict.has_value(); }
std::string Visit::id() const { return state_->id.text(); }

}  // namespace cotejo
