// SPDX-License-Identifier: Apache-2.0
//
// EF.SOD's signature: over something else, by somebody else, or not as ICAO 9303-10 § 4.6.2.2 asks.

#include "passport/faults_by_part.hpp"

namespace passport {

namespace {

Fault fault(std::string name, std::string says, std::string reason,
            std::function<void(SignedContent&, Passport&)> change) {
    return {std::move(name), std::move(says), "signature", "failed", std::move(reason),
            [change](Recipe& recipe) { recipe.change_sod = change; }};
}

/// A second document signer whose certificate is as good as the first's.
Party other_signer(const Passport& passport, std::uint64_t serial) {
    const Template what{.issuer = passport.csca.name, .subject = {passport.csca.name.country, "Document Signer 43"},
                        .serial = serial, .from = passport.now - kYear, .to = passport.now + 10 * kYear,
                        .key_usage = 0x80, .document_types = {"P"}};
    return make_signer(passport.csca, what, Signing{}, "another ds");
}

}  // namespace

std::vector<Fault> signature_faults() {
    return {
        fault("sod-signature", "A bit of the signature is turned.", "signature-wrong",
              [](SignedContent& content, Passport&) { content.signers[0].break_signature = true; }),
        fault("sod-message-digest", "The signed digest is not that of the content.", "message-digest",
              [](SignedContent& content, Passport&) { content.signers[0].break_digest = true; }),
        fault("sod-content-type-attribute", "The signed attribute names another type of content.", "content-type",
              [](SignedContent& content, Passport&) { content.signers[0].content_type = kMasterListType; }),
        fault("sod-no-signed-attributes", "The content is signed without the attributes that are mandatory.",
              "no-signed-attributes",
              [](SignedContent& content, Passport&) { content.signers[0].attributes = false; }),
        fault("sod-no-certificate", "The document signer's certificate is not in EF.SOD.", "no-certificate",
              [](SignedContent& content, Passport&) { content.certificates.clear(); }),
        fault("sod-serial", "EF.SOD names a certificate that it does not hold.", "no-certificate",
              [](SignedContent& content, Passport&) { content.signers[0].said_serial = 4711; }),
        fault("sod-other-certificate", "EF.SOD holds another signer's certificate under the signer's number.",
              "signature-wrong",
              [](SignedContent& content, Passport& passport) {
                  content.certificates = {other_signer(passport, passport.ds.serial).certificate};
              }),
        fault("sod-second-signer", "Of two signatures the first is false.", "signature-wrong",
              [](SignedContent& content, Passport& passport) {
                  Signer second{.party = other_signer(passport, 43), .time = passport.now - kYear / 2,
                                .break_signature = true};
                  content.certificates.push_back(second.party.certificate);
                  content.signers.insert(content.signers.begin(), second);
              }),
        {"sod-salt-lies", "RSA-PSS is signed with a salt of another length than its parameters say.", "signature",
         "failed", "signature-wrong",
         [](Recipe& recipe) {
             recipe.ds = {.scheme = Signing::Scheme::rsa_pss, .salt = 20, .said_salt = 32};
         }},
    };
}

}  // namespace passport
