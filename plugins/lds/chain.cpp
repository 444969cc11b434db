// SPDX-License-Identifier: Apache-2.0
//
// Not X509_verify_cert: it refuses keys that spell out their curve, which many CSCAs' do, and knows no
// difference between a CSCA that is unknown and one that did not sign.

#include "lds/chain.hpp"

#include <algorithm>

#include "lds/certificate.hpp"

namespace lds {

namespace {

constexpr int kMostLinks = 4;

/// The chains of trusted certificates from `issuer` up; empty when it is not trusted.
Chain up_from(const Trust& trust, X509* issuer, int links) {
    if (trust.is_self_signed(issuer)) return {issuer};
    if (links == 0) return {};
    const auto made = seconds_of(X509_get0_notBefore(issuer));
    for (const Certificate& before : trust.certificates()) {
        if (before.get() == issuer || !may_be_issuer(before.get(), issuer)) continue;
        if (!made || when(before.get(), *made) != 0 || !trust.is_signed_by(issuer, before.get())) continue;
        Chain chain = up_from(trust, before.get(), links - 1);
        if (chain.empty()) continue;
        chain.insert(chain.begin(), issuer);
        return chain;
    }
    return {};
}

bool is_named_by_key_id(X509* issuer, X509* certificate) {
    const ASN1_OCTET_STRING* said = X509_get0_authority_key_id(certificate);
    const ASN1_OCTET_STRING* own = X509_get0_subject_key_id(issuer);
    return !said || !own || ASN1_OCTET_STRING_cmp(said, own) == 0;
}

}  // namespace

cotejo::Result<Chain, Why> find_chain(const Trust& trust, X509* certificate, std::time_t now) {
    const QuietErrors quiet;
    std::vector<X509*> candidates;
    for (const Certificate& one : trust.certificates())
        if (may_be_issuer(one.get(), certificate)) candidates.push_back(one.get());
    if (candidates.empty()) return Why{"csca-unknown", Outcome::undetermined};
    std::ranges::stable_sort(candidates, [&](X509* one, X509* other) {
        return (when(one, now) == 0) > (when(other, now) == 0);
    });
    Chain best;
    bool signature_of_untrusted = false;
    for (X509* issuer : candidates) {
        if (!signed_by(certificate, issuer)) continue;
        const Chain chain = up_from(trust, issuer, kMostLinks);
        signature_of_untrusted |= chain.empty();
        if (!chain.empty() && (best.empty() || chain.size() < best.size())) best = chain;
        if (best.size() == 1) break;
    }
    if (!best.empty()) return best;
    if (signature_of_untrusted) return Why{"csca-unknown", Outcome::undetermined};
    const bool named = std::ranges::any_of(candidates, [&](X509* one) { return is_named_by_key_id(one, certificate); });
    return named ? Why{"signature-wrong"} : Why{"csca-key-unknown", Outcome::undetermined};
}

}  // namespace lds
