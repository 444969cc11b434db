// SPDX-License-Identifier: Apache-2.0

#include "report.hpp"

#include <cstdio>

#include <nlohmann/json.hpp>

namespace attacks {

namespace {

std::string percent(double part) {
    char text[16];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * part);
    return text;
}

std::string shown(const Rate& rate) {
    if (!rate.of) return "-";
    return percent(rate.value()) + " (" + percent(rate.low()) + " to " + percent(rate.high()) + ", n " + std::to_string(rate.of) + ")";
}

std::string found(const Row& row) {
    std::string text;
    for (const auto& [check, times] : row.found) text += (text.empty() ? "" : ", ") + check + " " + std::to_string(times);
    return text;
}

nlohmann::ordered_json as_json(const Rate& rate) {
    return {{"rate", rate.value()}, {"low", rate.low()}, {"high", rate.high()}, {"count", rate.count}, {"of", rate.of}};
}

nlohmann::ordered_json as_json(const Row& row) {
    return {{"species", row.species},
            {row.attack ? "apcer" : "bpcer", as_json(row.missed)},
            {"but_for_steps", as_json(row.but_for_steps)},
            {row.attack ? "apnrr" : "bpnrr", as_json(row.no_response)},
            {"not_captured", as_json(row.not_captured)},
            {row.attack ? "iapar" : "accepted", as_json(row.accepted)},
            {"found_by", row.found}};
}

nlohmann::ordered_json as_json(const std::vector<Row>& rows) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Row& row : rows) all.push_back(as_json(row));
    return all;
}

std::string conclusion(const std::vector<Row>& rows) {
    std::string text;
    if (const Row* row = worst_apcer(rows)) text += "Highest APCER: " + row->species + ", " + shown(row->missed) + ".\n";
    if (const Row* row = worst_iapar(rows)) text += "Highest IAPAR: " + row->species + ", " + shown(row->accepted) + ".\n";
    return text;
}

std::string limits(const Report& report) {
    char text[200];
    std::snprintf(text, sizeof text, "Limits: quality from %.0f, attack up to %.2f, score from %.3f. The other half would choose attack up to %.2f.\n",
                  report.limits.lowest_quality, report.limits.highest_attack, report.limits.lowest_score, report.chosen);
    return text;
}

}  // namespace

std::string to_text(const Report& report) {
    std::string text = std::string(kTitle) + "\n\n" + report.split + "\n" + limits(report) + "\n";
    for (const Row& row : report.rows) {
        text += row.species + "\n";
        text += std::string(row.attack ? "  APCER " : "  BPCER ") + shown(row.missed);
        text += "; had the steps been done " + shown(row.but_for_steps) + "\n";
        text += std::string(row.attack ? "  APNRR " : "  BPNRR ") + shown(row.no_response);
        text += "; not captured " + shown(row.not_captured);
        text += std::string(row.attack ? "; IAPAR " : "; accepted ") + shown(row.accepted) + "\n";
        if (!row.found.empty()) text += "  found by " + found(row) + "\n";
    }
    return text + "\n" + conclusion(report.rows);
}

std::string to_json(const Report& report) {
    const nlohmann::ordered_json all{
        {"title", kTitle},
        {"synthetic", true},
        {"split", report.split},
        {"limits", {{"quality", report.limits.lowest_quality}, {"attack", report.limits.highest_attack}, {"score", report.limits.lowest_score}}},
        {"species", as_json(report.rows)},
        {"chosen_limit", report.chosen},
        {"species_at_chosen_limit", as_json(report.rows_at_chosen)}};
    return all.dump(2) + "\n";
}

std::string to_html(const Report& report) {
    std::string html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + std::string(kTitle) +
                       "</title><style>body{font:16px sans-serif;margin:2rem;max-width:75rem}table{border-collapse:collapse}"
                       "td,th{border:1px solid #888;padding:.3rem .6rem;text-align:left;vertical-align:top}</style><h1>" +
                       kTitle + "</h1><p>" + report.split + "</p><p>" + limits(report) +
                       "</p><table><tr><th>species<th>APCER or BPCER<th>had the steps been done<th>APNRR or BPNRR<th>not captured<th>IAPAR or accepted<th>found by</tr>";
    for (const Row& row : report.rows)
        html += "<tr><th>" + row.species + "<td>" + shown(row.missed) + "<td>" + shown(row.but_for_steps) + "<td>" + shown(row.no_response) + "<td>" +
                shown(row.not_captured) + "<td>" + shown(row.accepted) + "<td>" + found(row) + "</tr>";
    return html + "</table><p>" + conclusion(report.rows) + "</p></html>\n";
}

}  // namespace attacks
