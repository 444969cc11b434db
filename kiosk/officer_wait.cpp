// SPDX-License-Identifier: Apache-2.0
//
// The wait for an officer, who ends it by code and with a reason.

#include "kiosk/kiosk.hpp"
#include "kiosk/officer_code.hpp"

namespace cotejo::kiosk {
namespace {

/// After so many wrong codes no code is looked at for a while.
constexpr int kWrongCodes = 5;
constexpr std::chrono::seconds kLocked{60};

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
    if (!report.verdict.reference.empty()) step.values["reference"] = report.verdict.reference;
    if (!options_.wait) return screen_.show(step);
    while (!stop.stop_requested()) {
        const Answer answer = screen_.ask(step, stop);
        std::string problem;
        if (answer.choice == "close" && closed_by_officer(answer, report, problem)) return;
        step.values["problem"] = problem;
    }
}

bool Kiosk::closed_by_officer(const Answer& answer, const VisitReport& report,
                              std::string& problem) {
    if (Clock::now() < locked_until_) {
        problem = "locked";
        return false;
    }
    const std::string desk = desk_of(services_.config(), field(answer, "code"));
    if (desk.empty()) {
        problem = "wrong-code";
        if (++wrong_codes_ < kWrongCodes) return false;
        wrong_codes_ = 0;
        locked_until_ = Clock::now() + kLocked;
        problem = "locked";
        return false;
    }
    wrong_codes_ = 0;
    const auto visit = Reference::parse(report.id);
    AuditEntry entry(AuditType::officer, visit ? std::optional(*visit) : std::nullopt);
    entry.word(AuditField::instance, desk).word(AuditField::reason, field(answer, "reason"));
    // A log that takes nothing keeps no officer here: the next decision finds it out and is theirs.
    if (const auto written = services_.audit().append(entry); !written && services_.log())
        services_.log()(
            {COTEJO_ERROR, "kiosk", "the audit log takes no entry: " + written.error().what});
    return true;
}

}  // namespace cotejo::kiosk
