// SPDX-License-Identifier: Apache-2.0
//
// The document signer's certificate: out of its time, or for another use (ICAO 9303-12 § 7.1).

#include "passport/faults_by_part.hpp"

namespace passport {

namespace {

Fault fault(std::string name, std::string says, std::string check, std::string reason,
            std::function<void(Template&, std::time_t now)> change) {
    return {std::move(name), std::move(says), std::move(check), "failed", std::move(reason),
            [change](Recipe& recipe) {
                recipe.change_ds = [change, now = recipe.now](Template& what) { change(what, now); };
            }};
}

Fault signed_at(std::string name, std::string says, std::string reason, std::time_t from_now) {
    return {std::move(name), std::move(says), "signer-validity", "failed", std::move(reason),
            [from_now](Recipe& recipe) {
                recipe.change_sod = [from_now](SignedContent& content, Passport& passport) {
                    content.signers[0].time = passport.now + from_now;
                };
            }};
}

}  // namespace

std::vector<Fault> signer_faults() {
    return {
        fault("ds-expired", "The document signer's certificate has expired.", "signer-validity", "expired",
              [](Template& what, std::time_t now) { what.to = now - kDay; }),
        fault("ds-not-yet-valid", "The document signer's certificate is not valid yet.", "signer-validity",
              "not-yet-valid", [](Template& what, std::time_t now) { what.from = now + kDay; }),
        signed_at("signed-before-ds", "EF.SOD was signed before its signer's certificate was valid.",
                  "signed-before-valid", -2 * kYear),
        signed_at("signed-in-future", "EF.SOD is said to have been signed in the future.", "signed-in-future",
                  30 * kDay),
        fault("ds-is-ca", "The document signer's certificate is a CA's.", "signer-use", "is-ca",
              [](Template& what, std::time_t) { what.ca = true; }),
        fault("ds-no-digital-signature", "The document signer's key may not sign data.", "signer-use",
              "key-usage", [](Template& what, std::time_t) { what.key_usage = 0x20; }),
        fault("ds-no-key-usage", "The document signer's certificate does not say what its key is for.",
              "signer-use", "key-usage", [](Template& what, std::time_t) { what.key_usage.reset(); }),
        fault("ds-list-signer", "The signer's certificate is for master lists.", "signer-use", "extended-usage",
              [](Template& what, std::time_t) { what.extended_usage = "2.23.136.1.1.3"; }),
        fault("ds-critical-extension", "The document signer's certificate has a critical extension nobody knows.",
              "signer-use", "critical-extension",
              [](Template& what, std::time_t) { what.critical = {"1.3.6.1.4.1.99999.1"}; }),
        fault("ds-document-type", "The document signer may sign other kinds of documents only.", "signer-use",
              "document-type", [](Template& what, std::time_t) { what.document_types = {"ID"}; }),
        fault("ds-signature", "A bit of the signature of the document signer's certificate is turned.", "signer",
              "signature-wrong", [](Template& what, std::time_t) { what.break_signature = true; }),
        {"ds-weak-key", "The document signer's key is an RSA key of 768 bits.", "signature", "failed", "weak-key",
         [](Recipe& recipe) { recipe.ds = {.scheme = Signing::Scheme::rsa, .bits = 768}; }},
    };
}

}  // namespace passport
