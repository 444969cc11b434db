// SPDX-License-Identifier: Apache-2.0

#include "lds/revocation.hpp"

#include <algorithm>

#include "lds/certificate.hpp"

namespace lds {

namespace {

constexpr const char* kName = "revocation";

/// A list counts for a certificate when it is of the certificate's issuer or of its country: a CSCA that
/// changed its name goes on to revoke what it issued before (9303-12 § 4.2.2).
bool concerns(X509_CRL* list, X509* certificate) {
    const X509_NAME* by = X509_CRL_get_issuer(list);
    if (X509_NAME_cmp(by, X509_get_issuer_name(certificate)) == 0) return true;
    const std::string country = country_of(by);
    return !country.empty() && country == country_of(X509_get_issuer_name(certificate));
}

bool is_of_issuer(X509_CRL* list, X509* certificate) {
    return X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_issuer_name(certificate)) == 0;
}

bool lists(X509_CRL* list, X509* certificate) {
    X509_REVOKED* entry = nullptr;
    return X509_CRL_get0_by_cert(list, &entry, certificate) == 1;
}

/// A list with a critical extension is of some certificates or some reasons only, or of changes (RFC 5280
/// § 5.2): what it has is revoked, but silence says nothing.
bool is_complete(X509_CRL* list) { return X509_CRL_get_ext_by_critical(list, 1, -1) < 0; }

bool is_in_force(X509_CRL* list, std::time_t now) {
    const auto from = seconds_of(X509_CRL_get0_lastUpdate(list)), to = seconds_of(X509_CRL_get0_nextUpdate(list));
    return from && *from <= now && to && now <= *to;
}

}  // namespace

bool is_believed(const Trust& trust, X509_CRL* list, std::time_t now) {
    return std::ranges::any_of(trust.certificates(), [&](const Certificate& one) {
        if (!may_be_issuer(one.get(), list) || !trust.is_signed_by(list, one.get())) return false;
        return trust.is_self_signed(one.get()) || bool(find_chain(trust, one.get(), now));
    });
}

Check check_revocation(const Trust& trust, X509* signer, const Chain& chain, std::time_t now) {
    const QuietErrors quiet;
    bool in_force = false, partial = false, outdated = false, unsigned_list = false;
    for (const RevocationList& one : trust.revocation_lists()) {
        X509_CRL* list = one.get();
        if (!concerns(list, signer)) continue;
        if (!is_believed(trust, list, now)) {
            unsigned_list |= is_of_issuer(list, signer);
            continue;
        }
        if (lists(list, signer)) return {kName, Outcome::failed, "signer-revoked"};
        if (std::ranges::any_of(chain, [&](X509* above) { return lists(list, above); }))
            return {kName, Outcome::failed, "csca-revoked"};
        if (!is_of_issuer(list, signer)) continue;
        if (!is_in_force(list, now)) outdated = true;
        else if (is_complete(list)) in_force = true;
        else partial = true;
    }
    if (in_force) return {kName, Outcome::successful, ""};
    return {kName, Outcome::undetermined,
            partial ? "crl-partial" : outdated ? "crl-outdated" : unsigned_list ? "crl-signature" : "no-crl"};
}

}  // namespace lds
