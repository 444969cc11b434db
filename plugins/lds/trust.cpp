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

}  // namespace lds
