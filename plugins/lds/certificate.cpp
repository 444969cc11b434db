// SPDX-License-Identifier: Apache-2.0

#include "lds/certificate.hpp"

#include <openssl/core_names.h>

#include "emrtd/tlv.hpp"
#include "lds/signed_data.hpp"

namespace lds {

namespace {

using Usages = std::unique_ptr<EXTENDED_KEY_USAGE, decltype([](EXTENDED_KEY_USAGE* all) { sk_ASN1_OBJECT_pop_free(all, ASN1_OBJECT_free); })>;
using KeyId = std::unique_ptr<AUTHORITY_KEYID, FreeBy<AUTHORITY_KEYID_free>>;

bool digest_is_taken(int md) { return digest_of(md) != nullptr; }

bool same_octets(const ASN1_OCTET_STRING* one, const ASN1_OCTET_STRING* other) {
    return one && other && ASN1_STRING_length(one) > 0 && ASN1_OCTET_STRING_cmp(one, other) == 0;
}

}  // namespace

Certificate read_certificate(View der) {
    const QuietErrors quiet;
    const unsigned char* at = der.data();
    Certificate certificate(d2i_X509(nullptr, &at, long(der.size())), X509_free);
    return certificate && at == der.data() + der.size() ? certificate : nullptr;
}

RevocationList read_revocation_list(View der) {
    const QuietErrors quiet;
    const unsigned char* at = der.data();
    RevocationList list(d2i_X509_CRL(nullptr, &at, long(der.size())), X509_CRL_free);
    return list && at == der.data() + der.size() ? list : nullptr;
}

std::optional<std::time_t> seconds_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return timegm(&parts);
}

std::optional<Why> weakness_of_key(X509* certificate) {
    const QuietErrors quiet;
    const EVP_PKEY* key = X509_get0_pubkey(certificate);
    if (!key) return Why{"algorithm-unsupported", Outcome::not_supported};
    const int bits = EVP_PKEY_get_bits(key);
    if (EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "RSA-PSS")) {
        if (bits < 1024) return Why{"weak-key"};
        return std::nullopt;
    }
    if (!EVP_PKEY_is_a(key, "EC")) return Why{"algorithm-unsupported", Outcome::not_supported};
    char curve[64];
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, curve, sizeof curve, nullptr) <= 0)
        return Why{"curve-unknown"};
    if (bits < 192) return Why{"weak-key"};
    return std::nullopt;
}

bool signed_by(X509* certificate, X509* issuer) {
    const QuietErrors quiet;
    int md = NID_undef;
    if (weakness_of_key(issuer) || !X509_get_signature_info(certificate, &md, nullptr, nullptr, nullptr)) return false;
    return digest_is_taken(md) && X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
}

bool signed_by(X509_CRL* list, X509* issuer) {
    const QuietErrors quiet;
    int md = NID_undef; // stays so for RSA-PSS, which names its digest elsewhere
    if (!OBJ_find_sigid_algs(X509_CRL_get_signature_nid(list), &md, nullptr)) return false;
    if (md != NID_undef && !digest_is_taken(md)) return false;
    return !weakness_of_key(issuer) && X509_CRL_verify(list, X509_get0_pubkey(issuer)) == 1;
}

bool may_be_issuer(X509* issuer, const X509_NAME* name, const AUTHORITY_KEYID* key_id) {
    if (X509_NAME_cmp(X509_get_subject_name(issuer), name) == 0) return true;
    return key_id && same_octets(key_id->keyid, X509_get0_subject_key_id(issuer));
}

bool may_be_issuer(X509* issuer, X509* certificate) {
    const QuietErrors quiet;
    const KeyId key_id(static_cast<AUTHORITY_KEYID*>(X509_get_ext_d2i(certificate, NID_authority_key_identifier, nullptr, nullptr)));
    return may_be_issuer(issuer, X509_get_issuer_name(certificate), key_id.get());
}

bool may_be_issuer(X509* issuer, X509_CRL* list) {
    const QuietErrors quiet;
    const KeyId key_id(static_cast<AUTHORITY_KEYID*>(X509_CRL_get_ext_d2i(list, NID_authority_key_identifier, nullptr, nullptr)));
    return may_be_issuer(issuer, X509_CRL_get_issuer(list), key_id.get());
}

bool is_ca(X509* certificate) {
    const QuietErrors quiet;
    return X509_check_ca(certificate) > 0;
}

bool is_self_signed(X509* certificate) {
    return X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) == 0 &&
           signed_by(certificate, certificate);
}

int when(X509* certificate, std::time_t moment) {
    const auto from = seconds_of(X509_get0_notBefore(certificate)), to = seconds_of(X509_get0_notAfter(certificate));
    if (!from || moment < *from) return -1;
    return !to || moment > *to ? 1 : 0;
}

std::string country_of(const X509_NAME* name) {
    char text[8] = "";
    // The call takes a name that it does not change.
    X509_NAME_get_text_by_NID(const_cast<X509_NAME*>(name), NID_countryName, text, sizeof text);
    std::string country = text;
    for (char& c : country)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return country;
}

std::string text_of(const X509_NAME* name) {
    const std::unique_ptr<BIO, FreeBy<BIO_free_all>> out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, std::size_t(size > 0 ? size : 0)};
}

std::string fingerprint(X509* certificate) {
    std::uint8_t hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), hash, &size);
    return emrtd::hex(View(hash, size));
}

Bytes der_of(X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate, &der);
    Bytes bytes(der, der + (size > 0 ? size : 0));
    OPENSSL_free(der);
    return bytes;
}

std::vector<std::string> extended_usages(X509* certificate) {
    const QuietErrors quiet;
    std::vector<std::string> all;
    const Usages usages(static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i) {
        char text[128] = "";
        OBJ_obj2txt(text, sizeof text, sk_ASN1_OBJECT_value(usages.get(), i), 1);
        all.emplace_back(text);
    }
    return all;
}

std::vector<std::string> document_types(X509* certificate) {
    const QuietErrors quiet;
    const std::unique_ptr<ASN1_OBJECT, FreeBy<ASN1_OBJECT_free>> id(OBJ_txt2obj("2.23.136.1.1.6.2", 1));
    const int at = X509_get_ext_by_OBJ(certificate, id.get(), -1);
    if (at < 0) return {};
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_get_ext(certificate, at));
    const auto types = emrtd::at(View(ASN1_STRING_get0_data(value), std::size_t(ASN1_STRING_length(value))), {0x30, 0x31});
    std::vector<std::string> all;
    if (!types) return {""}; // an extension that names nothing allows nothing
    const auto letters = emrtd::objects(*types);
    for (const emrtd::Tlv& one : letters ? *letters : std::vector<emrtd::Tlv>())
        all.emplace_back(one.value.begin(), one.value.end());
    return all.empty() ? std::vector<std::string>{""} : all;
}

}  // namespace lds
