// SPDX-License-Identifier: Apache-2.0

#include "lds/signed_data.hpp"

#include <algorithm>

#include "lds/certificate.hpp"

namespace lds {

namespace {

using Certificates = std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509)* all) { sk_X509_pop_free(all, X509_free); })>;

constexpr int kOnlyOne = -3; // of an attribute, with one value

std::string dotted(const ASN1_OBJECT* object) {
    char text[128] = "";
    if (object) OBJ_obj2txt(text, sizeof text, object, 1);
    return text;
}

std::vector<Certificate> certificates_in(CMS_ContentInfo* cms) {
    std::vector<Certificate> all;
    const Certificates given(CMS_get1_certs(cms));
    for (int i = 0; given && i < sk_X509_num(given.get()); ++i) {
        X509* one = sk_X509_value(given.get(), i);
        X509_up_ref(one);
        all.emplace_back(one, X509_free);
    }
    return all;
}

const EVP_MD* digest_of(CMS_SignerInfo* signer) {
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
    const ASN1_OBJECT* object = nullptr;
    if (algorithm) X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return object ? lds::digest_of(OBJ_obj2nid(object)) : nullptr;
}

bool names_type(CMS_SignerInfo* signer, const std::string& type) {
    const void* said = CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_contentType), kOnlyOne, V_ASN1_OBJECT);
    return said && dotted(static_cast<const ASN1_OBJECT*>(said)) == type;
}

bool has_digest_of(CMS_SignerInfo* signer, View content, const EVP_MD* md) {
    const void* said = CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_messageDigest), kOnlyOne, V_ASN1_OCTET_STRING);
    if (!said) return false;
    std::uint8_t hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (EVP_Digest(content.data(), content.size(), hash, &size, md, nullptr) <= 0) return false;
    const auto* octets = static_cast<const ASN1_OCTET_STRING*>(said);
    return std::ranges::equal(View(hash, size), View(ASN1_STRING_get0_data(octets), std::size_t(ASN1_STRING_length(octets))));
}

std::optional<std::time_t> signing_time(CMS_SignerInfo* signer) {
    for (const int type : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME}) {
        const void* said = CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_signingTime), kOnlyOne, type);
        if (said) return seconds_of(static_cast<const ASN1_TIME*>(said));
    }
    return std::nullopt;
}

cotejo::Result<SignedBy, Why> verify_one(CMS_SignerInfo* signer, const SignedData& data) {
    const auto named = std::ranges::find_if(data.certificates, [&](const Certificate& one) {
        return CMS_SignerInfo_cert_cmp(signer, one.get()) == 0;
    });
    if (named == data.certificates.end()) return Why{"no-certificate"};
    if (CMS_signed_get_attr_count(signer) <= 0) return Why{"no-signed-attributes"};
    if (!names_type(signer, data.type)) return Why{"content-type"};
    const EVP_MD* md = digest_of(signer);
    if (!md) return Why{"algorithm-unsupported", Outcome::not_supported};
    if (!has_digest_of(signer, data.content, md)) return Why{"message-digest"};
    if (const std::optional<Why> weak = weakness_of_key(named->get())) return *weak;
    CMS_SignerInfo_set1_signer_cert(signer, named->get());
    if (CMS_SignerInfo_verify(signer) <= 0) return Why{"signature-wrong"};
    return SignedBy{*named, signing_time(signer)};
}

}  // namespace

const EVP_MD* digest_of(int nid) {
    switch (nid) {
    case NID_sha1: return EVP_sha1();
    case NID_sha224: return EVP_sha224();
    case NID_sha256: return EVP_sha256();
    case NID_sha384: return EVP_sha384();
    case NID_sha512: return EVP_sha512();
    default: return nullptr;
    }
}

cotejo::Result<SignedData, Why> read_signed_data(View content_info) {
    const QuietErrors quiet;
    if (content_info.empty() || content_info.size() > kMostSignedBytes) return Why{"malformed"};
    const unsigned char* at = content_info.data();
    SignedData data;
    data.cms.reset(d2i_CMS_ContentInfo(nullptr, &at, long(content_info.size())));
    if (!data.cms || at != content_info.data() + content_info.size()) return Why{"malformed"};
    if (OBJ_obj2nid(CMS_get0_type(data.cms.get())) != NID_pkcs7_signed) return Why{"malformed"};
    data.type = dotted(CMS_get0_eContentType(data.cms.get()));
    ASN1_OCTET_STRING** content = CMS_get0_content(data.cms.get());
    if (!content || !*content) return Why{"no-content"};
    data.content = {ASN1_STRING_get0_data(*content), std::size_t(ASN1_STRING_length(*content))};
    const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(data.cms.get());
    if (!signers || sk_CMS_SignerInfo_num(signers) == 0) return Why{"no-signer"};
    data.certificates = certificates_in(data.cms.get());
    return data;
}

cotejo::Result<std::vector<SignedBy>, Why> verify_signatures(SignedData& data) {
    constexpr int kMostSigners = 8; // each costs a signature's verification
    const QuietErrors quiet;
    std::vector<SignedBy> all;
    const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(data.cms.get());
    if (sk_CMS_SignerInfo_num(signers) > kMostSigners) return Why{"malformed"};
    for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i) {
        const cotejo::Result<SignedBy, Why> one = verify_one(sk_CMS_SignerInfo_value(signers, i), data);
        if (!one) return one.error();
        all.push_back(*one);
    }
    return all;
}

}  // namespace lds
