// SPDX-License-Identifier: Apache-2.0
//
// DG1 and DG11 may both have a fact; a record has each once.

#include "findings.hpp"

#include <algorithm>

#include "card_security.hpp"
#include "cotejo/kinds.h"
#include "lds/groups.hpp"
#include "lds/passive.hpp"
#include "mrz/facts.hpp"

namespace chip {

using cotejo::Draft;
using cotejo::DraftFact;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

void remove(Draft& from, std::string_view name) {
    std::erase_if(from.facts, [name](const DraftFact& fact) { return fact.name == name; });
}

bool names(const DraftFact& fact) {
    return fact.name == COTEJO_FACT_SURNAME || fact.name == COTEJO_FACT_GIVEN_NAMES;
}

/// Letters up to U+024F, which lists and passes are written with; UTF-8.
bool is_latin(const DraftFact& fact) {
    return fact.text && std::ranges::all_of(*fact.text, [](char c) { return static_cast<unsigned char>(c) < 0xCA; });
}

/// DG11 has names without truncation, and dates with their century.
void add_personal(const lds::Files& files, Draft& into) {
    const auto personal = lds::read_dg11(files.get(lds::file_of(11)));
    if (!personal) return;
    Draft more;
    lds::describe(*personal, more);
    if (std::ranges::any_of(more.facts, [](const DraftFact& fact) { return names(fact) && !is_latin(fact); }))
        std::erase_if(more.facts, names); // nothing else is written so: the zone's letters are
    if (std::ranges::any_of(more.facts, names)) { // the whole name comes from one place
        remove(into, COTEJO_FACT_SURNAME);
        remove(into, COTEJO_FACT_GIVEN_NAMES);
        remove(into, COTEJO_FACT_NAME_CUT);
    }
    for (DraftFact& fact : more.facts) {
        remove(into, fact.name);
        into.facts.push_back(std::move(fact));
    }
}

std::ptrdiff_t failed_of(const std::vector<lds::Check>& checks) {
    return std::ranges::count(checks, lds::Outcome::failed, &lds::Check::outcome);
}

bool is_good(const lds::Check& check) {
    return check.outcome == lds::Outcome::successful || check.outcome == lds::Outcome::not_supported;
}

}  // namespace

lds::Verdict judge(const Inspected& inspected, const lds::Trust& trust, std::time_t now) {
    lds::Verdict verdict = lds::verify(inspected.files, trust, now);
    if (inspected.card_security.empty()) return verdict;
    verdict.checks.push_back(check_card_security(inspected.card_security, trust, now));
    verdict.valid = verdict.valid && is_good(verdict.checks.back());
    return verdict;
}

std::optional<lds::Check> check_key(const lds::Files& files, const emrtd::Secrets& secrets) {
    if (secrets.mrz.empty()) return std::nullopt;
    const auto lines = lds::read_dg1(files.get(lds::file_of(1)));
    if (!lines) return lds::Check{"document-key", lds::Outcome::undetermined, "dg1-malformed"};
    const Result<mrz::Mrz> zone = mrz::parse(*lines);
    if (zone && mrz::key(*zone).text() == secrets.mrz) return lds::Check{"document-key", lds::Outcome::successful, ""};
    return lds::Check{"document-key", lds::Outcome::failed, "key-differs"};
}

bool is_valid(const Inspected& inspected, const lds::Verdict& passive) {
    return passive.valid && std::ranges::all_of(inspected.checks, is_good);
}

Result<Draft> mrz_of(const lds::Files& files) {
    const auto lines = lds::read_dg1(files.get(lds::file_of(1)));
    if (!lines) return Error{Status::refused, "DG1 cannot be read: " + lines.error().what};
    const Result<mrz::Mrz> zone = mrz::parse(*lines);
    if (!zone) return Error{Status::refused, "DG1 holds no machine readable zone: " + zone.error().what};
    Draft draft;
    mrz::describe(*zone, draft);
    return draft;
}

Draft draft_of(const Inspected& inspected, const lds::Verdict& passive) {
    Draft draft;
    if (Result<Draft> zone = mrz_of(inspected.files)) draft = std::move(*zone);
    add_personal(inspected.files, draft);
    lds::Verdict own;
    own.checks = inspected.checks;
    lds::describe(own, draft);
    lds::describe(passive, draft);
    draft.number(COTEJO_FACT_VALID, is_valid(inspected, passive) ? 1.0 : 0.0);
    draft.number(COTEJO_FACT_FAILED, double(failed_of(inspected.checks) + failed_of(passive.checks)));
    draft.format = COTEJO_FORMAT_LDS;
    draft.data = inspected.files.pack();
    return draft;
}

}  // namespace chip
