// SPDX-License-Identifier: Apache-2.0

#include "kiosk/evidence_rows.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "cotejo/kinds.h"

namespace cotejo::kiosk {
namespace {

constexpr std::string_view kField = COTEJO_FACT_FIELD;
constexpr std::string_view kCheck = COTEJO_FACT_CHECK;

std::string worded(const Words& words, const std::string& group, const std::string& word) {
    const std::string key = "evidence/" + group + "/" + word;
    return words.has(key) ? words.line(key) : word;
}

std::string percent(double part) { return std::to_string(std::lround(part * 100)) + " %"; }

/// "field.surname.2" -> {"surname", "2"}; the name may have dots of its own.
std::pair<std::string, std::string> parts(std::string_view fact) {
    const auto dot = fact.rfind('.');
    if (dot == std::string_view::npos || dot < kField.size()) return {};
    return {std::string(fact.substr(kField.size(), dot - kField.size())),
            std::string(fact.substr(dot + 1))};
}

struct Row {
    std::map<std::string, std::string> said; ///< by source
    std::optional<double> agreement, confidence;
    std::string reason;
};

EvidenceRow put(const std::string& name, const Row& row, const Record& record, const Words& words) {
    EvidenceRow put{.label = worded(words, "fields", name), .said = {}, .verdict = {}, .mark = {}};
    for (const auto& [source, text] : row.said) {
        const auto kind = record.text(std::string(COTEJO_FACT_SOURCE) + "." + source);
        put.said.emplace_back(kind ? worded(words, "sources", std::string(*kind)) : source, text);
    }
    if (!row.agreement) return put;
    put.mark = *row.agreement >= 0.5 ? "agrees" : "differs";
    put.verdict = words.line("evidence/" + put.mark);
    if (!row.reason.empty() && row.reason != "equal" && row.reason != put.mark)
        put.verdict += ": " + worded(words, "reasons", row.reason);
    if (row.confidence) put.verdict += " (" + percent(*row.confidence) + ")";
    return put;
}

void put_fields(const Record& record, const Words& words, std::vector<EvidenceRow>& rows) {
    std::map<std::string, Row> fields;
    for (const Fact& fact : record.facts()) {
        if (!fact.name.starts_with(kField)) continue;
        const auto [name, part] = parts(fact.name);
        if (name.empty()) continue;
        Row& row = fields[name];
        if (part == "agreement") row.agreement = fact.value;
        else if (part == "confidence") row.confidence = fact.value;
        else if (part == "reason") row.reason = fact.text.value_or("");
        else if (fact.text) row.said[part] = *fact.text;
    }
    for (const auto& [name, row] : fields) rows.push_back(put(name, row, record, words));
}

void put_checks(const Record& record, const Words& words, std::vector<EvidenceRow>& rows) {
    for (const Fact& fact : record.facts()) {
        if (!fact.name.starts_with(kCheck) || fact.name.ends_with(".reason") || !fact.text) continue;
        EvidenceRow row{.label = worded(words, "sources", record.kind()) + ": " +
                                 worded(words, "checks", fact.name.substr(kCheck.size())),
                        .said = {},
                        .verdict = worded(words, "results", *fact.text),
                        .mark = {}};
        if (*fact.text == "successful") row.mark = "agrees";
        if (*fact.text == "failed") row.mark = "differs";
        if (const auto why = record.text(fact.name + ".reason"))
            row.verdict += ": " + worded(words, "reasons", std::string(*why));
        rows.push_back(std::move(row));
    }
}

}  // namespace

std::vector<EvidenceRow> evidence_rows(const std::vector<Record>& evidence, const Words& words) {
    std::vector<EvidenceRow> rows;
    for (const Record& record : evidence) put_fields(record, words, rows);
    for (const Record& record : evidence) put_checks(record, words, rows);
    std::ranges::stable_partition(rows, [](const EvidenceRow& row) { return row.mark == "differs"; });
    return rows;
}

}  // namespace cotejo::kiosk
