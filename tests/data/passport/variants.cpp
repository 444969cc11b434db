// SPDX-License-Identifier: Apache-2.0

#include "passport/variants.hpp"

#include <algorithm>

#include "passport/revocation.hpp"

namespace passport {

namespace {

using Scheme = Signing::Scheme;

/// Both the CSCA and the document signer sign like this, and data groups are hashed with its digest.
Variant signed_with(std::string name, std::string says, const Signing& how) {
    return {std::move(name), std::move(says), [how](Recipe& recipe) {
                recipe.csca = recipe.ds = how;
                recipe.hash = how.digest;
            }};
}

Variant on_curve(const std::string& curve, const std::string& digest) {
    return signed_with("ecdsa-" + curve + "-" + digest, "ECDSA on " + curve + " with " + digest + ".",
                       {.curve = curve, .digest = digest});
}

Variant holder(std::string name, std::string says, std::function<void(Holder&)> change) {
    return {std::move(name), std::move(says), [change](Recipe& recipe) { change(recipe.holder); }};
}

/// The inspector has the CSCA of before and the link certificates from it, one after another.
void trust_by_links(Passport& passport, int links) {
    const auto of_generation = [&](int generation) {
        return make_csca(passport.csca.name, passport.csca.signing, std::uint64_t(20 + generation),
                         passport.now - (8 - generation) * kYear, passport.now + (7 + generation) * kYear,
                         "csca generation " + std::to_string(generation));
    };
    Party before = of_generation(0);
    passport.trusted = {before.certificate};
    for (int link = 1; link <= links; ++link) {
        const Party next = link == links ? passport.csca : of_generation(link);
        passport.trusted.push_back(link_certificate(before, next, std::uint64_t(30 + link),
                                                    passport.now - (8 - link) * kYear, passport.now + 10 * kYear));
        before = next;
    }
}

}  // namespace

const std::vector<Variant>& variants() {
    static const std::vector<Variant> all{
        {"plain", "ECDSA on P-256 under a CSCA on P-384.", [](Recipe&) {}},
        signed_with("rsa-2048-SHA1", "RSA (PKCS #1, version 1.5) with SHA-1, as the first passports.",
                    {.scheme = Scheme::rsa, .digest = "SHA1"}),
        signed_with("rsa-2048-SHA256", "RSA with SHA-256.", {.scheme = Scheme::rsa}),
        signed_with("rsa-3072-SHA512", "RSA of 3072 bits with SHA-512.", {.scheme = Scheme::rsa, .bits = 3072, .digest = "SHA512"}),
        signed_with("rsa-pss-2048-SHA256", "RSA-PSS with SHA-256.", {.scheme = Scheme::rsa_pss}),
        signed_with("rsa-pss-3072-SHA384", "RSA-PSS of 3072 bits with SHA-384.", {.scheme = Scheme::rsa_pss, .bits = 3072, .digest = "SHA384"}),
        signed_with("rsa-pss-salt-20", "RSA-PSS with SHA-256 and a salt of 20 bytes, as it says.", {.scheme = Scheme::rsa_pss, .salt = 20}),
        signed_with("rsa-pss-salt-0", "RSA-PSS without a salt, as it says.", {.scheme = Scheme::rsa_pss, .salt = 0}),
        on_curve("secp224r1", "SHA224"),
        on_curve("prime256v1", "SHA1"),
        on_curve("prime256v1", "SHA256"),
        on_curve("secp384r1", "SHA384"),
        on_curve("secp521r1", "SHA512"),
        on_curve("brainpoolP224r1", "SHA224"),
        on_curve("brainpoolP256r1", "SHA256"),
        on_curve("brainpoolP320r1", "SHA256"),
        on_curve("brainpoolP384r1", "SHA384"),
        on_curve("brainpoolP512r1", "SHA512"),
        signed_with("explicit-prime256v1", "P-256 with its parameters spelt out.", {.explicit_curve = true}),
        signed_with("explicit-brainpoolP256r1", "brainpoolP256r1 with its parameters spelt out.",
                    {.curve = "brainpoolP256r1", .explicit_curve = true}),
        {"mixed", "An RSA-PSS CSCA, an ECDSA signer, SHA-512 for the groups.",
         [](Recipe& recipe) {
             recipe.csca = {.scheme = Scheme::rsa_pss, .bits = 3072, .digest = "SHA384"};
             recipe.hash = "SHA512";
         }},
        {"security-object-1", "An LDSSecurityObject of version 1.", [](Recipe& recipe) { recipe.security_object = 1; }},
        {"no-signing-time", "EF.SOD without a signing time.", [](Recipe& recipe) { recipe.signing_time = false; }},
        {"signer-by-key-id", "The signer is named by its key identifier.", [](Recipe& recipe) { recipe.key_id_names_signer = true; }},
        {"no-key-ids", "Certificates without key identifiers.",
         [](Recipe& recipe) {
             recipe.change_csca = recipe.change_ds = [](Template& what) { what.key_ids = false; };
         }},
        {"no-document-types", "A document signer whose certificate names no types of documents.",
         [](Recipe& recipe) { recipe.change_ds = [](Template& what) { what.document_types.clear(); }; }},
        {"more-groups", "DG12 and DG13 too.", [](Recipe& recipe) { recipe.groups = {1, 2, 11, 12, 13}; }},
        {"active-authentication", "DG15 with a key of ECDSA.",
         [](Recipe& recipe) { recipe.dg15 = public_key(key("aa", Signing{})); }},
        holder("td1", "A card of size TD1.", [](Holder& who) {
            who.format = Holder::Format::td1;
            who.code = "I";
        }),
        holder("td2", "A card of size TD2.", [](Holder& who) {
            who.format = Holder::Format::td2;
            who.code = "I";
        }),
        holder("td1-long-number", "A card with a document number of twelve characters.", [](Holder& who) {
            who.format = Holder::Format::td1;
            who.code = "I";
            who.number = "D23145890734";
        }),
        {"german", "The state D, whose certificates say DE.",
         [](Recipe& recipe) {
             recipe.holder.state = recipe.holder.nationality = "D";
             recipe.country = "DE";
         }},
        {"by-link", "Trusted by a link certificate from the CSCA of before.",
         [](Recipe& recipe) { recipe.change_passport = [](Passport& passport) { trust_by_links(passport, 1); }; }},
        {"by-three-links", "Trusted by three link certificates, one on the other.",
         [](Recipe& recipe) { recipe.change_passport = [](Passport& passport) { trust_by_links(passport, 3); }; }},
        {"two-signers", "Two document signers signed, both rightly.",
         [](Recipe& recipe) {
             recipe.change_sod = [](SignedContent& content, Passport& passport) {
                 const Template what{.subject = {passport.csca.name.country, "Document Signer 43"}, .serial = 43,
                                     .from = passport.now - kYear, .to = passport.now + 10 * kYear, .key_usage = 0x80};
                 const Party second = make_signer(passport.csca, what, Signing{}, "another ds");
                 content.signers.push_back({.party = second, .time = passport.now - kYear / 2});
                 content.certificates.push_back(second.certificate);
             };
         }},
        {"others-revoked", "A revocation list of others.",
         [](Recipe& recipe) {
             recipe.change_passport = [](Passport& passport) {
                 passport.revocation_lists = {revocation_list(passport.csca, {41, 43}, passport.now - 10 * kDay, passport.now + 80 * kDay)};
             };
         }},
        {"no-revocation-list", "No revocation list is at hand.",
         [](Recipe& recipe) { recipe.change_passport = [](Passport& passport) { passport.revocation_lists.clear(); }; }},
    };
    return all;
}

const Variant* find_variant(const std::string& name) {
    const auto found = std::ranges::find(variants(), name, &Variant::name);
    return found == variants().end() ? nullptr : &*found;
}

}  // namespace passport
