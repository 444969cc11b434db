// SPDX-License-Identifier: Apache-2.0
//
// Whose seal it is: certificates that are unknown, out of date, revoked, not for this, or nobody's.

#include "seal/faults_by_part.hpp"

#include "passport/der.hpp"

namespace seals {

namespace {

/// A private key's usage period, RFC 3280 § 4.2.1.4: [1] GeneralizedTime, its end.
Bytes used_until(const std::string& year) {
    return passport::der::sequence(emrtd::tlv(0x81, emrtd::text(year + "0101000000Z")));
}

}  // namespace

std::vector<Fault> signer_faults() {
    const std::string certificate = "certificate", state = "state", type = "document-type";
    return {
        fault_as("wrong-country", "state-not-the-zones", state, [](Recipe& recipe) { recipe.country = "XOM"; }),
        fault_as("country-nobody-has", "unknown-state", state, [](Recipe& recipe) { recipe.country = "QQQ"; }, emergency, "undetermined"),
        fault("state-not-the-signers", state, [](Recipe& recipe) {
            recipe.signer = "XOSE";
            recipe.certificate.subject.country = "XO";
        }),
        fault("state-not-the-issuers", state, [](Recipe& recipe) { recipe.authority.country = "XO"; }),
        fault_as("unknown-certificate", "unknown-certificate", certificate, [](Recipe& recipe) { recipe.reference = "2B"; },
                 emergency, "undetermined"),
        fault_as("unknown-signer", "unknown-certificate", certificate, [](Recipe& recipe) { recipe.signer = "UTXX"; },
                 emergency, "undetermined"),
        fault_as("reference-no-number", "unknown-certificate", certificate, [](Recipe& recipe) { recipe.reference = "2AZ"; },
                 emergency, "undetermined"),
        fault("unknown-issuer", certificate, [](Recipe& recipe) { recipe.trusted_authority = false; }),
        fault("not-signed-by-issuer", certificate, [](Recipe& recipe) { recipe.impostor = true; }),
        fault("signer-expired", certificate, [](Recipe& recipe) { recipe.certificate.to = moment("2021-03-01"); }),
        fault("signer-not-yet-valid", certificate, [](Recipe& recipe) { recipe.certificate.from = moment("2021-03-03"); }),
        fault("signer-expired-since", certificate, [](Recipe& recipe) { recipe.certificate.to = moment("2025-01-01"); }),
        fault("signer-key-out-of-use", certificate,
              [](Recipe& recipe) { recipe.certificate.others = {{"2.5.29.16", used_until("2021")}}; }),
        fault("signer-is-authority", certificate, [](Recipe& recipe) { recipe.certificate.ca = true; }),
        fault("signer-key-usage", certificate, [](Recipe& recipe) { recipe.certificate.key_usage = 0x08; }),
        fault("signer-extension", certificate, [](Recipe& recipe) { recipe.certificate.critical = {"1.2.3.4"}; }),
        fault("issuer-expired", certificate, [](Recipe& recipe) { recipe.authority_to = "2021-02-01"; }),
        fault("issuer-not-yet-valid", certificate, [](Recipe& recipe) { recipe.authority_from = "2021-04-01"; }),
        fault("issuer-expired-since", certificate, [](Recipe& recipe) { recipe.authority_to = "2024-01-01"; }),
        fault("revoked", "revocation", [](Recipe& recipe) { recipe.revoked = {7, 0x2A}; }),
        fault_as("revoked-on-an-old-list", "revoked", "revocation", [](Recipe& recipe) {
            recipe.revoked = {0x2A};
            recipe.list_to = "2026-05-31";
        }),
        fault("document-type-not-allowed", type, [](Recipe& recipe) { recipe.certificate.document_types = {"V", "PD", "I"}; }),
        fault("no-document-types", type, [](Recipe& recipe) { recipe.certificate.document_types.clear(); }),
        fault("bad-document-types", type, [](Recipe& recipe) {
            recipe.certificate.document_types.clear();
            recipe.certificate.others = {{"2.23.136.1.1.6.2", passport::der::printable("PE")}};
        }),
        fault("signer-key", "signature", [](Recipe& recipe) { recipe.curve = "prime192v1"; }),
    };
}

}  // namespace seals
