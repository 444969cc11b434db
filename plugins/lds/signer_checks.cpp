// SPDX-License-Identifier: Apache-2.0
//
// The document signer's certificate: for what it is, when it is valid, whose it is.

#include <algorithm>

#include "lds/certificate.hpp"
#include "lds/countries.hpp"
#include "lds/groups.hpp"
#include "lds/inspection.hpp"

namespace lds {

namespace {

constexpr int kMostClockSkew = 86400; // a signer's clock may be in another time zone

}  // namespace

Check check_use(const Inspection& all) {
    constexpr const char* kName = "signer-use";
    X509* signer = all.signer->certificate.get();
    X509_check_purpose(signer, -1, 0); // fills in the flags
    const std::uint32_t flags = X509_get_extension_flags(signer);
    if (flags & EXFLAG_CA) return failed(kName, "is-ca");
    if (!(flags & EXFLAG_KUSAGE) || !(X509_get_key_usage(signer) & KU_DIGITAL_SIGNATURE)) return failed(kName, "key-usage");
    if (flags & EXFLAG_CRITICAL) return failed(kName, "critical-extension");
    if (flags & EXFLAG_XKUSAGE) return failed(kName, "extended-usage");
    const std::vector<std::string> types = document_types(signer);
    const auto lines = read_dg1(all.files.get(file_of(1)));
    if (!types.empty() && lines) {
        const std::string code = lines->front().substr(0, 2);
        const bool listed = std::ranges::any_of(types, [&](const std::string& type) {
            return !type.empty() && code.starts_with(type);
        });
        if (!listed) return failed(kName, "document-type");
    }
    return successful(kName);
}

Check check_validity(const Inspection& all) {
    constexpr const char* kName = "signer-validity";
    X509* signer = all.signer->certificate.get();
    if (when(signer, all.now) < 0) return failed(kName, "not-yet-valid");
    if (when(signer, all.now) > 0) return failed(kName, "expired");
    if (const auto& time = all.signer->time) {
        if (*time > all.now + kMostClockSkew) return failed(kName, "signed-in-future");
        if (when(signer, *time) < 0) return failed(kName, "signed-before-valid");
        if (when(signer, *time) > 0) return failed(kName, "signed-after-expiry");
    }
    if (all.chain.empty()) return {kName, Outcome::aborted, "signer"};
    if (when(all.chain.front(), all.now) != 0) return failed(kName, "csca-expired");
    return successful(kName);
}

Check check_state(const Inspection& all) {
    constexpr const char* kName = "issuing-state";
    const std::string country = country_of(X509_get_subject_name(all.signer->certificate.get()));
    const std::string issuer = country_of(X509_get_issuer_name(all.signer->certificate.get()));
    if (country.empty() || country != issuer) return failed(kName, "country-differs");
    if (!all.chain.empty() && country_of(X509_get_subject_name(all.chain.front())) != country)
        return failed(kName, "country-differs");
    const std::string state = issuing_state(all.files.get(file_of(1)));
    if (state.empty()) return {kName, Outcome::aborted, "dg1"};
    const std::optional<bool> same = same_state(state, country);
    if (!same) return {kName, Outcome::undetermined, "state-unknown"};
    return *same ? successful(kName) : failed(kName, "state-differs");
}

}  // namespace lds
