// SPDX-License-Identifier: Apache-2.0
//
// A seal signer is certified by a country signing CA directly, so the chain has two links.

#include "certificate.hpp"

#include <algorithm>
#include <ctime>

#include <openssl/x509v3.h>

#include "country.hpp"
#include "lds/certificate.hpp"

namespace seal {

namespace {

constexpr std::string_view kName = "certificate";

/// The day on which a moment lies, UTC.
std::optional<Day> day_of_time(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || !ASN1_TIME_to_tm(time, &parts)) return std::nullopt;
    return Day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::from_time_t(timegm(&parts))));
}

/// How a day lies to a certificate's validity: -1 before, 1 behind, 0 within; 2 when it cannot be said.
int lies(X509* certificate, Day day) {
    const auto from = day_of_time(X509_get0_notBefore(certificate));
    const auto to = day_of_time(X509_get0_notAfter(certificate));
    if (!from || !to) return 2;
    return day < *from ? -1 : day > *to ? 1 : 0;
}

/// Whether a day lies in the private key's usage period, where the certificate says one.
bool key_in_use(X509* certificate, Day day) {
    int found = 0;
    const std::unique_ptr<PKEY_USAGE_PERIOD, Freed<PKEY_USAGE_PERIOD_free>> period(static_cast<PKEY_USAGE_PERIOD*>(
        X509_get_ext_d2i(certificate, NID_private_key_usage_period, &found, nullptr)));
    if (!period) return found == -1;
    const auto from = day_of_time(period->notBefore), to = day_of_time(period->notAfter);
    if ((period->notBefore && !from) || (period->notAfter && !to)) return false;
    return (!from || day >= *from) && (!to || day <= *to);
}

/// A word for what is wrong with the signer's certificate by itself; "" when nothing is.
std::string_view wrong_with_signer(X509* signer, Day signed_on, Day today) {
    if (X509_get_extension_flags(signer) & EXFLAG_CA) return "signer-is-authority";
    const std::uint32_t usage = X509_get_key_usage(signer); // all ones where the certificate says none
    if (!(usage & KU_DIGITAL_SIGNATURE)) return "signer-key-usage";
    if (X509_get_extension_flags(signer) & (EXFLAG_INVALID | EXFLAG_CRITICAL)) return "signer-extension";
    if (const int when = lies(signer, signed_on)) return when < 0 ? "signer-not-yet-valid" : "signer-expired";
    if (!key_in_use(signer, signed_on)) return "signer-key-out-of-use";
    return lies(signer, today) ? "signer-expired-since" : "";
}

std::string_view wrong_with_issuer(X509* issuer, Day signed_on, Day today) {
    if (X509_check_ca(issuer) != 1) return "issuer-is-no-authority";
    if (!(X509_get_key_usage(issuer) & KU_KEY_CERT_SIGN)) return "issuer-key-usage";
    if (const int when = lies(issuer, signed_on)) return when < 0 ? "issuer-not-yet-valid" : "issuer-expired";
    return lies(issuer, today) ? "issuer-expired-since" : "";
}

/// A CA that signed itself is trusted because it is there; a link certificate (9303-12 § 4.2.2) by way of
/// one that did.
bool is_trusted(X509* authority, const Trust& trust) {
    return std::ranges::any_of(trust.authorities, [&](const Certificate& root) {
        return lds::is_self_signed(root.get()) && (root.get() == authority || lds::signed_by(authority, root.get()));
    });
}

}  // namespace

std::vector<X509*> find_signers(const Header& header, const Trust& trust) {
    std::vector<X509*> found;
    BIGNUM* parsed = nullptr;
    const bool whole = BN_hex2bn(&parsed, header.reference.c_str()) == int(header.reference.size());
    const Number wanted(parsed);
    if (!whole || !wanted) return found;
    for (const Certificate& signer : trust.signers) {
        const Number serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(signer.get()), nullptr));
        if (!serial || BN_cmp(serial.get(), wanted.get())) continue;
        if (country_of(signer.get()) + name_of(signer.get()) == header.signer) found.push_back(signer.get());
    }
    return found;
}

Chain check_chain(X509* signer, const Trust& trust, Day signed_on, Day today) {
    Chain chain{nullptr, {kName, kFailed, "unknown-issuer"}};
    for (const Certificate& authority : trust.authorities) {
        if (!lds::may_be_issuer(authority.get(), signer)) continue;
        if (!chain.issuer) chain.check.reason = "not-signed-by-issuer";
        if (!lds::signed_by(signer, authority.get())) continue;
        if (!is_trusted(authority.get(), trust)) {
            if (!chain.issuer) chain.check.reason = "issuer-not-trusted";
            continue;
        }
        std::string_view wrong = wrong_with_signer(signer, signed_on, today);
        if (wrong.empty()) wrong = wrong_with_issuer(authority.get(), signed_on, today);
        chain = {authority.get(), {kName, wrong.empty() ? kSuccessful : kFailed, wrong}};
        if (wrong.empty()) break;
    }
    return chain;
}

Check check_revocation(X509* signer, X509* issuer, const Trust& trust, Day today) {
    constexpr std::string_view kRevocation = "revocation";
    Check check{kRevocation, kUndetermined, "no-revocation-list"};
    if (!issuer) return {kRevocation, kAborted, "certificate"};
    for (const RevocationList& list : trust.lists) {
        if (X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(issuer))) continue;
        if (!lds::signed_by(list.get(), issuer)) continue;
        X509_REVOKED* entry = nullptr;
        if (X509_CRL_get0_by_cert(list.get(), &entry, signer) == 1) return {kRevocation, kFailed, "revoked"};
        const auto next = day_of_time(X509_CRL_get0_nextUpdate(list.get()));
        if (next && today <= *next) check = {kRevocation, kSuccessful, ""};
        else if (!check.holds()) check.reason = "old-revocation-list";
    }
    return check;
}

}  // namespace seal
