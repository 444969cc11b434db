// SPDX-License-Identifier: Apache-2.0
//
// Good chips: one for each way to open one and to prove that it is no copy.

#include "passport/card/model.hpp"

#include <algorithm>
#include <cstdlib>

#include "passport/face.hpp"

namespace passport::card {

namespace {

// ICAO 9303-11 § 9.2.1 and § 9.2.6: what comes before the cipher's number, 1 to 4.
const std::string kPace = "0.4.0.127.0.7.2.2.4.", kCa = "0.4.0.127.0.7.2.2.3.";
constexpr int kDh2048 = 2, kP256 = 12, kBrainpool256 = 13;

Key curve_key(const std::string& owner, const std::string& curve) {
    return key(owner, {.curve = curve, .explicit_curve = true});
}

/// A key of the group of RFC 5114 that is number 2 of § 9.5.1, written as X9.42 has it.
Key group_key() {
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "DHX", nullptr);
    EVP_PKEY* made = nullptr;
    char group[] = "dh_2048_256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string("group", group, 0), OSSL_PARAM_construct_end()};
    if (EVP_PKEY_keygen_init(context) <= 0 || EVP_PKEY_CTX_set_params(context, parameters) <= 0 ||
        EVP_PKEY_generate(context, &made) <= 0)
        std::abort();
    EVP_PKEY_CTX_free(context);
    return {made, EVP_PKEY_free};
}

std::vector<ChipAuthenticationKey> ca_curve(const std::string& cipher, const std::string& curve = "prime256v1") {
    return {{kCa + "2." + cipher, -1, curve_key("ca", curve)}};
}

/// The passport of today: PACE and BAC, Chip and Active Authentication.
Abilities today() {
    return {.can = "123456", .pace = {{kPace + "2.2", kP256}}, .chip_authentication = ca_curve("2"),
            .active_authentication = key("aa", {}), .active_digest = "SHA256"};
}

Model only_pace(const char* name, const char* what, const std::string& protocol, int parameters) {
    return {name, what, [protocol, parameters] {
                return Abilities{.bac = false, .can = "123456", .pace = {{kPace + protocol, parameters}}};
            }};
}

Model with_ca(const char* name, const char* what, const std::string& cipher, const std::string& curve) {
    return {name, what, [cipher, curve] { return Abilities{.chip_authentication = ca_curve(cipher, curve)}; }};
}

Model with_aa(const char* name, const char* what, const Signing& how) {
    return {name, what, [how] {
                return Abilities{.active_authentication = key("aa", how), .active_digest = how.digest};
            }};
}

Signing rsa(int bits, const std::string& digest) {
    return {.scheme = Signing::Scheme::rsa, .bits = bits, .digest = digest};
}

Signing curve(const std::string& name, const std::string& digest) { return {.curve = name, .digest = digest}; }

Model signed_by(const char* name, const char* what, std::function<void(Recipe&)> recipe) {
    return {name, what, [] { return Abilities{}; }, std::move(recipe)};
}

std::vector<Model> chip_models() {
    return {
        {"bac", "Basic Access Control and nothing else", [] { return Abilities{}; }},
        {"pace", "PACE (P-256, AES-128) beside BAC, Chip and Active Authentication", today},
        only_pace("pace-only", "PACE-GM, P-256, AES-128", "2.2", kP256),
        only_pace("pace-gm-3des", "PACE-GM, P-256, 3DES", "2.1", kP256),
        only_pace("pace-gm-aes128", "PACE-GM, brainpoolP256r1, AES-128", "2.2", kBrainpool256),
        only_pace("pace-gm-aes192", "PACE-GM, P-384, AES-192", "2.3", 15),
        only_pace("pace-gm-aes256", "PACE-GM, brainpoolP512r1, AES-256", "2.4", 17),
        only_pace("pace-gm-p192", "PACE-GM, P-192, 3DES", "2.1", 8),
        only_pace("pace-gm-p521", "PACE-GM, P-521, AES-256", "2.4", 18),
        only_pace("pace-gm-brainpool384", "PACE-GM, brainpoolP384r1, AES-192", "2.3", 16),
        only_pace("pace-gm-dh", "PACE-GM, 2048-bit DH, AES-128", "1.2", kDh2048),
        only_pace("pace-gm-dh-1024", "PACE-GM, 1024-bit DH, 3DES", "1.1", 0),
        only_pace("pace-im-3des", "PACE-IM, P-256, 3DES", "4.1", kP256),
        only_pace("pace-im-aes128", "PACE-IM, brainpoolP256r1, AES-128", "4.2", kBrainpool256),
        only_pace("pace-im-aes192", "PACE-IM, P-384, AES-192", "4.3", 15),
        only_pace("pace-im-aes256", "PACE-IM, brainpoolP512r1, AES-256", "4.4", 17),
        only_pace("pace-im-dh", "PACE-IM, 2048-bit DH, AES-256", "3.4", kDh2048),
        {"pace-two", "PACE in two ways, generic and integrated mapping",
         [] {
             Abilities abilities = today();
             abilities.pace = {{kPace + "2.2", kP256}, {kPace + "4.4", kBrainpool256}};
             return abilities;
         }},
        with_ca("ca-3des", "BAC, Chip Authentication with 3DES", "1", "prime256v1"),
        with_ca("ca-aes128", "BAC, Chip Authentication with AES-128", "2", "brainpoolP256r1"),
        with_ca("ca-aes192", "BAC, Chip Authentication with AES-192", "3", "secp384r1"),
        with_ca("ca-aes256", "BAC, Chip Authentication with AES-256", "4", "brainpoolP512r1"),
        {"ca-dh", "BAC, Chip Authentication with 2048-bit DH and AES-128",
         [] { return Abilities{.chip_authentication = {{kCa + "1.2", -1, group_key()}}}; }},
        {"ca-two-keys", "BAC, Chip Authentication with two numbered keys",
         [] {
             return Abilities{.chip_authentication = {{kCa + "2.1", 1, curve_key("ca", "prime256v1")},
                                                      {kCa + "2.4", 2, curve_key("ca", "brainpoolP384r1")}}};
         }},
        with_aa("aa-rsa", "BAC, Active Authentication with 1024-bit RSA and SHA-1", rsa(1024, "SHA1")),
        with_aa("aa-rsa-sha256", "BAC, Active Authentication with 2048-bit RSA and SHA-256", rsa(2048, "SHA256")),
        with_aa("aa-ecdsa", "BAC, Active Authentication with ECDSA on P-256", curve("prime256v1", "SHA256")),
        with_aa("aa-ecdsa-384", "BAC, Active Authentication with ECDSA on brainpoolP384r1",
                curve("brainpoolP384r1", "SHA384")),
    };
}

/// Ways to sign and zones of other sizes, each in a chip of Basic Access Control.
std::vector<Model> data_models() {
    return {
        signed_by("ds-rsa", "signed with 2048-bit RSA, by a CSCA of 3072 bits",
                  [](Recipe& r) { r.ds = rsa(2048, "SHA256"), r.csca = rsa(3072, "SHA256"); }),
        signed_by("ds-rsa-pss", "signed with RSA-PSS and SHA-256, by a CSCA that does the same",
                  [](Recipe& r) {
                      r.ds = r.csca = {.scheme = Signing::Scheme::rsa_pss, .bits = 2048, .digest = "SHA256"};
                  }),
        signed_by("ds-rsa-pss-512", "signed with RSA-PSS and SHA-512",
                  [](Recipe& r) { r.ds = {.scheme = Signing::Scheme::rsa_pss, .bits = 3072, .digest = "SHA512"}; }),
        signed_by("ds-brainpool", "signed with ECDSA on brainpoolP256r1",
                  [](Recipe& r) { r.ds = curve("brainpoolP256r1", "SHA256"), r.csca = curve("brainpoolP384r1", "SHA384"); }),
        signed_by("ds-explicit-curve", "signed with ECDSA on a curve that is spelt out",
                  [](Recipe& r) { r.ds.explicit_curve = true, r.csca.explicit_curve = true; }),
        signed_by("ds-p521", "signed with ECDSA on P-521 and SHA-512",
                  [](Recipe& r) { r.ds = curve("secp521r1", "SHA512"); }),
        signed_by("ds-by-key-id", "names its signer by key identifier, and not when it was signed",
                  [](Recipe& r) { r.key_id_names_signer = true, r.signing_time = false; }),
        signed_by("hash-sha1", "data groups hashed with SHA-1", [](Recipe& r) { r.hash = "SHA1"; }),
        signed_by("hash-sha384", "data groups hashed with SHA-384", [](Recipe& r) { r.hash = "SHA384"; }),
        signed_by("hash-sha512", "data groups hashed with SHA-512", [](Recipe& r) { r.hash = "SHA512"; }),
        signed_by("lds-18", "LDS version 1.8: an LDSSecurityObject of version 1",
                  [](Recipe& r) { r.security_object = 1; }),
        signed_by("all-groups", "DG1, DG2, DG11, DG12 and DG13", [](Recipe& r) { r.groups = {1, 2, 11, 12, 13}; }),
        signed_by("td1", "a card: three lines of 30",
                  [](Recipe& r) { r.holder.format = Holder::Format::td1, r.holder.code = "I"; }),
        signed_by("td1-long-number", "a card whose number has twelve characters",
                  [](Recipe& r) {
                      r.holder.format = Holder::Format::td1, r.holder.code = "I";
                      r.holder.number = "AB1234567890";
                  }),
        signed_by("td2", "two lines of 36",
                  [](Recipe& r) { r.holder.format = Holder::Format::td2, r.holder.code = "I"; }),
        signed_by("big-portrait", "a DG2 of more than 32 KiB, which the odd READ BINARY reaches",
                  [](Recipe& r) { r.portrait = drawn_portrait(40000); }),
    };
}

}  // namespace

const std::vector<Model>& models() {
    static const std::vector<Model> all = [] {
        std::vector<Model> joined = chip_models();
        for (Model& model : data_models()) joined.push_back(std::move(model));
        return joined;
    }();
    return all;
}

const Model* find_model(const std::string& name) {
    const auto found = std::ranges::find(models(), name, &Model::name);
    return found == models().end() ? nullptr : &*found;
}

}  // namespace passport::card
