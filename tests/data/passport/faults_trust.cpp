// SPDX-License-Identifier: Apache-2.0
//
// The country's CA: unknown, another of the same name, expired; and who was revoked.

#include "passport/faults_by_part.hpp"
#include "passport/revocation.hpp"

namespace passport {

namespace {

Fault fault(std::string name, std::string says, std::string check, std::string result, std::string reason,
            std::function<void(Passport&)> change) {
    return {std::move(name), std::move(says), std::move(check), std::move(result), std::move(reason),
            [change](Recipe& recipe) { recipe.change_passport = change; }};
}

/// What the inspector trusts is another CA, with a key of its own.
Party another(const Passport& passport, const std::string& common) {
    return make_csca({passport.csca.name.country, common}, passport.csca.signing, 1, passport.now - 3 * kYear,
                     passport.now + 12 * kYear, "another csca");
}

/// A certificate of that other CA which says that its key is the first one's.
Bytes same_key_id(const Passport& passport) {
    const Party other = another(passport, passport.csca.name.common);
    const Template what{.issuer = other.name, .subject = other.name, .serial = 1, .from = passport.now - 3 * kYear,
                        .to = passport.now + 12 * kYear, .ca = true, .key_usage = 0x06,
                        .subject_key_id = key_identifier(passport.csca.key)};
    return certificate(what, other.key, other.key, other.signing);
}

/// Trust in the CSCA of before, which certified the present one and then took that back.
void revoke_link(Passport& passport) {
    const Party before = make_csca({passport.csca.name.country, "Country Signing CA before"}, passport.csca.signing, 9,
                                   passport.now - 8 * kYear, passport.now + 7 * kYear, "csca before");
    passport.trusted = {before.certificate, link_certificate(before, passport.csca, 10, passport.now - 3 * kYear,
                                                             passport.now + 12 * kYear)};
    passport.revocation_lists = {
        revocation_list(before, {10}, passport.now - 10 * kDay, passport.now + 80 * kDay)};
}

/// The first signer signs another's certificate, which signs EF.SOD.
void sign_by_signer_of_signer(SignedContent& content, Passport& passport) {
    const Template what{.issuer = passport.ds.name, .subject = {passport.csca.name.country, "Document Signer 44"},
                        .serial = 44, .from = passport.now - kYear, .to = passport.now + 10 * kYear, .key_usage = 0x80};
    const Party second = make_signer(passport.ds, what, Signing{}, "second ds");
    content.signers[0].party = second;
    content.certificates = {second.certificate, passport.ds.certificate};
}

void sign_by_nobody(SignedContent& content, Passport& passport) {
    const Name name = passport.ds.name;
    const Template what{.issuer = name, .subject = name, .serial = 42, .from = passport.now - kYear,
                        .to = passport.now + 10 * kYear, .key_usage = 0x80};
    const Key own = key("self", Signing{});
    content.signers[0].party = {name, name, Signing{}, own, certificate(what, own, own, Signing{}), 42};
    content.certificates = {content.signers[0].party.certificate};
}

}  // namespace

std::vector<Fault> trust_faults() {
    return {
        fault("csca-unknown", "The inspector does not know the country's CA.", "signer", "undetermined",
              "csca-unknown", [](Passport& passport) { passport.trusted.clear(); }),
        fault("csca-other", "The inspector knows another CA of that country.", "signer", "undetermined",
              "csca-unknown",
              [](Passport& passport) { passport.trusted = {another(passport, "Another CA").certificate}; }),
        fault("csca-same-name", "The inspector knows a CA of the same name with another key.", "signer",
              "undetermined", "csca-key-unknown",
              [](Passport& passport) { passport.trusted = {another(passport, passport.csca.name.common).certificate}; }),
        fault("csca-same-key-id", "The inspector knows a CA of the same name and key identifier with another key.",
              "signer", "failed", "signature-wrong",
              [](Passport& passport) { passport.trusted = {same_key_id(passport)}; }),
        {"csca-expired", "The country's CA has expired.", "signer-validity", "failed", "csca-expired",
         [](Recipe& recipe) {
             recipe.change_csca = [now = recipe.now](Template& what) { what.to = now - kDay; };
         }},
        {"ds-self-signed", "The document signer's certificate is signed by itself.", "signer", "undetermined",
         "csca-unknown", [](Recipe& recipe) { recipe.change_sod = sign_by_nobody; }},
        {"ds-by-ds", "The document signer was certified by another document signer.", "signer", "undetermined",
         "csca-unknown", [](Recipe& recipe) { recipe.change_sod = sign_by_signer_of_signer; }},
        fault("ds-revoked", "The document signer was revoked.", "revocation", "failed", "signer-revoked",
              [](Passport& passport) {
                  passport.revocation_lists = {revocation_list(passport.csca, {41, 42}, passport.now - 10 * kDay,
                                                               passport.now + 80 * kDay)};
              }),
        fault("ds-revoked-then-silence", "The document signer was revoked by a list that is out of date.",
              "revocation", "failed", "signer-revoked",
              [](Passport& passport) {
                  passport.revocation_lists = {revocation_list(passport.csca, {42}, passport.now - 90 * kDay,
                                                               passport.now - 10 * kDay)};
              }),
        fault("link-revoked", "The certificate that links the country's CA to a trusted one was revoked.",
              "revocation", "failed", "csca-revoked", revoke_link),
        {"state-differs", "DG1 names another issuing state than the document signer's certificate.",
         "issuing-state", "failed", "state-differs", [](Recipe& recipe) { recipe.country = "SE"; }},
        {"ds-country", "The document signer's certificate names another country than its issuer's.",
         "issuing-state", "failed", "country-differs",
         [](Recipe& recipe) {
             recipe.change_ds = [](Template& what) { what.subject.country = "SE"; };
         }},
    };
}

}  // namespace passport
