// SPDX-License-Identifier: Apache-2.0

#include "lds/trust.hpp"

#include <algorithm>

#include "lds/certificate.hpp"

namespace lds {

cotejo::Result<void> Trust::add_certificate(View der) {
    Certificate certificate = read_certificate(der);
    if (!certificate) return emrtd::refused("this is no certificate in DER");
    if (!is_ca(certificate.get())) return emrtd::refused("this certificate is not a CA's");
    const bool known = std::ranges::any_of(certificates_, [&](const Certificate& one) {
        return X509_cmp(one.get(), certificate.get()) == 0;
    });
    if (!known) certificates_.push_back(std::move(certificate));
    return {};
}

cotejo::Result<void> Trust::add_revocation_list(View der) {
    RevocationList list = read_revocation_list(der);
    if (!list) return emrtd::refused("this is no revocation list in DER");
    lists_.push_back(std::move(list));
    return {};
}

namespace {

template <class Kept>
bool keeps(const std::vector<Kept>& all, const void* one) {
    return std::ranges::any_of(all, [one](const Kept& kept) { return kept.get() == one; });
}

}  // namespace

bool Trust::is_signed_by(X509* certificate, X509* issuer) const {
    // What a document brings may lie where something else lay before.
    if (!keeps(certificates_, certificate) || !keeps(certificates_, issuer)) return signed_by(certificate, issuer);
    const auto [found, is_new] = signed_.try_emplace({certificate, issuer}, false);
    if (is_new) found->second = signed_by(certificate, issuer);
    return found->second;
}

bool Trust::is_signed_by(X509_CRL* list, X509* issuer) const {
    if (!keeps(lists_, list) || !keeps(certificates_, issuer)) return signed_by(list, issuer);
    const auto [found, is_new] = signed_.try_emplace({list, issuer}, false);
    if (is_new) found->second = signed_by(list, issuer);
    return found->second;
}

bool Trust::is_self_signed(X509* certificate) const {
    return X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) == 0 &&
           is_signed_by(certificate, certificate);
}

}  // namespace lds
