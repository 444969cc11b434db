// SPDX-License-Identifier: Apache-2.0
//
// The checks in order: what can be read, who signed it, whether the dates can be.

#include "judge.hpp"

#include <algorithm>

#include "certificate.hpp"
#include "country.hpp"
#include "signature.hpp"
#include "use_case.hpp"

namespace seal {

namespace {

constexpr std::string_view kEncoding = "encoding", kFeatures = "features", kRevocation = "revocation";
constexpr std::chrono::days kClocks{1}; // a document may come from where it is tomorrow already

Check failed(std::string_view name, std::string_view reason) { return {name, kFailed, reason}; }

/// Everything that a seal which cannot be read is not asked.
void abort_rest(Verdict& verdict) {
    for (const std::string_view name : {"state", "certificate", "revocation", "document-type", "signature", "dates"})
        if (!verdict.find(name)) verdict.checks.push_back({name, kAborted, kEncoding});
}

Check check_dates(const Header& header, const Contents& contents, Day today) {
    constexpr std::string_view kDates = "dates";
    if (header.issued > today + kClocks) return failed(kDates, "issued-in-future");
    if (header.signed_on > today + kClocks) return failed(kDates, "signed-in-future");
    const auto expiry = expiry_of(contents.zone.expiry.text);
    if (expiry && *expiry < header.issued) return failed(kDates, "issued-after-expiry");
    if (expiry && *expiry < header.signed_on) return failed(kDates, "signed-after-expiry");
    return {kDates, kSuccessful, ""};
}

/// What is asked with one certificate before us, or with none.
std::vector<Check> checks_with(X509* signer, const Seal& seal, const Contents& contents, const Trust& trust,
                               Day today) {
    const Header& header = seal.header;
    if (!signer) {
        constexpr std::string_view kReason = "unknown-certificate";
        return {check_state(header, contents, nullptr, nullptr), {"certificate", kUndetermined, kReason},
                {kRevocation, kAborted, kReason}, {"document-type", kAborted, kReason},
                {"signature", kUndetermined, kReason}};
    }
    const Chain chain = check_chain(signer, trust, header.signed_on, today);
    const UseCase* known = use_case(header.definition, header.category);
    return {check_state(header, contents, signer, chain.issuer), chain.check,
            check_revocation(signer, chain.issuer, trust, today),
            check_document_type(signer, contents.zone.code.text, *known), check_signature(seal, signer)};
}

std::ptrdiff_t holding(const std::vector<Check>& checks) { return std::ranges::count_if(checks, &Check::holds); }

std::vector<Check> best_checks(const Seal& seal, const Contents& contents, const Trust& trust, Day today) {
    std::vector<Check> best;
    for (X509* signer : find_signers(seal.header, trust)) {
        std::vector<Check> checks = checks_with(signer, seal, contents, trust, today);
        if (best.empty() || holding(checks) > holding(best)) best = std::move(checks);
    }
    return best.empty() ? checks_with(nullptr, seal, contents, trust, today) : best;
}

/// Unknown features leave a seal as valid as it is, and so does a list that nobody gave us.
bool enough(const Check& check, bool strict) {
    const bool forgiven = check.name == kFeatures || (check.name == kRevocation && !strict);
    return check.holds() || (forgiven && check.result == kUndetermined);
}

}  // namespace

const Check* Verdict::find(std::string_view name) const {
    const auto at = std::ranges::find(checks, name, &Check::name);
    return at == checks.end() ? nullptr : &*at;
}

Verdict judge(Bytes bytes, const Trust& trust, Day today, bool strict) {
    Verdict verdict;
    const Read<Seal> seal = parse(bytes);
    verdict.checks.push_back(seal ? Check{kEncoding, kSuccessful, ""} : failed(kEncoding, seal.error().word));
    if (seal) {
        Read<Contents> contents = read(*seal);
        if (contents) {
            verdict.checks.push_back(contents->unknown ? Check{kFeatures, kUndetermined, "unknown-feature"}
                                                       : Check{kFeatures, kSuccessful, ""});
            std::ranges::move(best_checks(*seal, *contents, trust, today), std::back_inserter(verdict.checks));
            verdict.checks.push_back(check_dates(seal->header, *contents, today));
            verdict.contents = std::move(*contents);
        } else {
            const bool known = use_case(seal->header.definition, seal->header.category);
            verdict.checks.push_back({kFeatures, known ? kFailed : kNotSupported, contents.error().word});
        }
    }
    abort_rest(verdict);
    verdict.valid = std::ranges::all_of(verdict.checks, [&](const Check& check) { return enough(check, strict); });
    return verdict;
}

}  // namespace seal
