// SPDX-License-Identifier: Apache-2.0
//
// The wait for an officer, who ends it by code and with a reason, and may look at what was read.

#include "kiosk/kiosk.hpp"
#include "kiosk/officer_code.hpp"

namespace cotejo::kiosk {
namespace {

/// After so many wrong codes no code is looked at for a while.
constexpr int kWrongCodes = 5;
constexpr std::chrono::seconds kLocked{60};
/// How long what was read of a traveller stays in sight, if the officer asks for no more time.
constexpr std::chrono::seconds kLook{120};

std::string desk_of(const KioskConfig& config, const std::string& code) {
    std::string found;
    for (const auto& [desk, hash] : config.officers)  // all are tried: the time tells nothing
        if (officer_code_matches(code, hash) && found.empty()) found = desk;
    return found;
}

std::string field(const Answer& answer, const std::string& name) {
    const auto found = answer.fields.find(name);
    return found == answer.fields.end() ? std::string{} : found->second;
}

}  // namespace

void Kiosk::show_officer(const std::string& name, const VisitReport& report,
                         std::stop_token stop) {
    Step step{.name = name, .choices = {"close"}};
    if (!report.evidence.empty()) step.choices.push_back("look");
    if (!report.verdict.reference.empty()) step.values["reference"] = report.verdict.reference;
    if (!options_.wait) return screen_.show(step);
    while (!stop.stop_requested()) {
        const Answer answer = screen_.ask(step, stop);
        std::string problem;
        if (answer.choice == "close" && closed_by_officer(answer, report, problem)) return;
        const bool looks = answer.choice == "look" && seen_by_officer(answer, report, problem);
        step.values["problem"] = problem;
        // What was read is out of sight again by itself.
        step.evidence = looks ? report.evidence : std::vector<Record>{};
        step.lasts = looks ? kLook : std::chrono::milliseconds(0);
    }
}

bool Kiosk::closed_by_officer(const Answer& answer, const VisitReport& report,
                              std::string& problem) {
    const std::string desk = desk_with(answer, problem);
    if (desk.empty()) return false;
    write_officer(desk, field(answer, "reason"), report);
    return true;
}

bool Kiosk::seen_by_officer(const Answer& answer, const VisitReport& report, std::string& problem) {
    const std::string desk = desk_with(answer, problem);
    if (desk.empty()) return false;
    write_officer(desk, "looked", report);
    return true;
}

/// The desk whose code it is; "" and why when it is none's.
std::string Kiosk::desk_with(const Answer& answer, std::string& problem) {
    if (Clock::now() < locked_until_) {
        problem = "locked";
        return {};
    }
    std::string desk = desk_of(services_.config(), field(answer, "code"));
    if (!desk.empty()) {
        wrong_codes_ = 0;
        return desk;
    }
    problem = "wrong-code";
    if (++wrong_codes_ < kWrongCodes) return {};
    wrong_codes_ = 0;
    locked_until_ = Clock::now() + kLocked;
    problem = "locked";
    return {};
}

void Kiosk::write_officer(const std::string& desk, const std::string& reason,
                          const VisitReport& report) {
    const auto visit = Reference::parse(report.id);
    AuditEntry entry(AuditType::officer, visit ? std::optional(*visit) : std::nullopt);
    entry.word(AuditField::instance, desk).word(AuditField::reason, reason);
    // A log that takes nothing keeps no officer here: the next decision finds it out and is theirs.
    if (const auto written = services_.audit().append(entry); !written && services_.log())
        services_.log()(
            {COTEJO_ERROR, "kiosk", "the audit log takes no entry: " + written.error().what});
}

}  // namespace cotejo::kiosk
