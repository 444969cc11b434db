// SPDX-License-Identifier: Apache-2.0
//
// The report of one visit.

#include "kiosk/once.hpp"

#include <nlohmann/json.hpp>

namespace cotejo::kiosk {

std::string json_of(const VisitReport& report) {
    nlohmann::ordered_json findings = nlohmann::ordered_json::object();
    for (const Finding& finding : report.findings) {
        auto& about = findings[finding.name] = nlohmann::ordered_json::object();
        if (finding.score) about["score"] = *finding.score;
        if (finding.limit) about["limit"] = *finding.limit;
        about["by"] = finding.by.plugin.empty() ? finding.by.instance : finding.by.plugin;
    }
    nlohmann::ordered_json line;
    line["decision"] = std::string(name(report.verdict.decision));
    line["findings"] = std::move(findings);
    line["ms"] = report.took.count();
    line["reference"] = report.verdict.reference;
    if (!report.verdict.unmet.empty()) line["unmet"] = report.verdict.unmet;
    if (!report.verdict.reason.empty()) line["reason"] = report.verdict.reason;
    return line.dump();
}

int exit_status_of(const VisitReport& report) {
    if (!report.problem.empty()) return 1;
    return report.verdict.decision == Decision::through ? 0 : 3;
}

}  // namespace cotejo::kiosk
