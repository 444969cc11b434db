// SPDX-License-Identifier: Apache-2.0

#include "passport/keys.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "passport/der.hpp"

namespace passport {

namespace {

/// The maker's own parameters are wrong: there is nothing sensible to go on with.
void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "passport: OpenSSL could not %s\n", what);
    ERR_print_errors_fp(stderr);
    std::abort();
}

/// P-256 with another point for its generator, all of it spelt out.
Key generate_on_own_curve() {
    const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), EC_GROUP_free);
    const std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)> twice(EC_POINT_new(group.get()), EC_POINT_free);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> p(BN_new(), BN_free), a(BN_new(), BN_free), b(BN_new(), BN_free);
    EC_POINT_dbl(group.get(), twice.get(), EC_GROUP_get0_generator(group.get()), nullptr);
    EC_GROUP_get_curve(group.get(), p.get(), a.get(), b.get(), nullptr);
    Bytes point(65);
    EC_POINT_point2oct(group.get(), twice.get(), POINT_CONVERSION_UNCOMPRESSED, point.data(), point.size(), nullptr);
    const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_EC_FIELD_TYPE, "prime-field", 0);
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_EC_P, p.get());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_EC_A, a.get());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_EC_B, b.get());
    OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_EC_GENERATOR, point.data(), point.size());
    OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_EC_ORDER, EC_GROUP_get0_order(group.get()));
    OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_EC_ENCODING, "explicit", 0);
    const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> params(OSSL_PARAM_BLD_to_param(build.get()), OSSL_PARAM_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> maker(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr), EVP_PKEY_CTX_free);
    demand(EVP_PKEY_keygen_init(maker.get()) > 0 && EVP_PKEY_CTX_set_params(maker.get(), params.get()) > 0, "take a curve of our own");
    EVP_PKEY* made = nullptr;
    demand(EVP_PKEY_generate(maker.get(), &made) > 0, "make a key on a curve of our own");
    return {made, EVP_PKEY_free};
}

Key generate(const Signing& how) {
    const bool rsa = how.scheme != Signing::Scheme::ecdsa;
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> maker(
        EVP_PKEY_CTX_new_from_name(nullptr, rsa ? "RSA" : "EC", nullptr), EVP_PKEY_CTX_free);
    demand(maker && EVP_PKEY_keygen_init(maker.get()) > 0, "start to make a key");
    if (rsa) {
        demand(EVP_PKEY_CTX_set_rsa_keygen_bits(maker.get(), how.bits) > 0, "take the size of a key");
    } else {
        if (how.other_generator) return generate_on_own_curve();
        std::string curve = how.curve, encoding = how.explicit_curve ? "explicit" : "named_curve";
        OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
            OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_EC_ENCODING, encoding.data(), 0),
            OSSL_PARAM_construct_end()};
        demand(EVP_PKEY_CTX_set_params(maker.get(), params) > 0, "take a curve");
    }
    EVP_PKEY* made = nullptr;
    demand(EVP_PKEY_generate(maker.get(), &made) > 0, "make a key");
    return {made, EVP_PKEY_free};
}

std::string digest_oid(const std::string& name) {
    if (name == "SHA1") return "1.3.14.3.2.26";
    if (name == "SHA224") return "2.16.840.1.101.3.4.2.4";
    if (name == "SHA384") return "2.16.840.1.101.3.4.2.2";
    if (name == "SHA512") return "2.16.840.1.101.3.4.2.3";
    if (name == "MD5") return "1.2.840.113549.2.5";
    return "2.16.840.1.101.3.4.2.1";
}

std::string ecdsa_oid(const std::string& name) {
    if (name == "SHA1") return "1.2.840.10045.4.1";
    if (name == "SHA224") return "1.2.840.10045.4.3.1";
    if (name == "SHA384") return "1.2.840.10045.4.3.3";
    if (name == "SHA512") return "1.2.840.10045.4.3.4";
    return "1.2.840.10045.4.3.2";
}

std::string rsa_oid(const std::string& name) {
    if (name == "MD5") return "1.2.840.113549.1.1.4";
    if (name == "SHA1") return "1.2.840.113549.1.1.5";
    if (name == "SHA224") return "1.2.840.113549.1.1.14";
    if (name == "SHA384") return "1.2.840.113549.1.1.12";
    if (name == "SHA512") return "1.2.840.113549.1.1.13";
    return "1.2.840.113549.1.1.11";
}

int digest_size(const std::string& name) { return EVP_MD_get_size(EVP_get_digestbyname(name.c_str())); }

Bytes pss_parameters(const Signing& how) {
    const int truth = how.salt < 0 ? digest_size(how.digest) : how.salt;
    const Bytes hash = digest_algorithm(how.digest, true);
    const Bytes mask = der::sequence({der::oid("1.2.840.113549.1.1.8"), hash});
    return der::sequence({der::explicitly(0, hash), der::explicitly(1, mask),
                          der::explicitly(2, der::integer(how.said_salt < 0 ? truth : how.said_salt))});
}

}  // namespace

Key key(const std::string& owner, const Signing& how) {
    static std::mutex mutex;
    static std::map<std::string, Key> made;
    const std::string name = owner + (how.scheme == Signing::Scheme::ecdsa
                                          ? how.curve + (how.explicit_curve ? "/explicit" : "") + (how.other_generator ? "/own" : "")
                                          : "/rsa" + std::to_string(how.bits));
    const std::lock_guard lock(mutex);
    Key& known = made[name];
    if (!known) known = generate(how);
    return known;
}

Bytes sign(const Key& key, const Signing& how, View message) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> signer(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* parameters = nullptr;
    demand(EVP_DigestSignInit(signer.get(), &parameters, EVP_get_digestbyname(how.digest.c_str()), nullptr,
                              key.get()) > 0, "start to sign");
    if (how.scheme == Signing::Scheme::rsa_pss) {
        demand(EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) > 0, "pad");
        const int salt = how.salt < 0 ? RSA_PSS_SALTLEN_DIGEST : how.salt;
        demand(EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, salt) > 0, "take a salt");
    }
    std::size_t size = 0;
    demand(EVP_DigestSign(signer.get(), nullptr, &size, message.data(), message.size()) > 0, "size a signature");
    Bytes signature(size);
    demand(EVP_DigestSign(signer.get(), signature.data(), &size, message.data(), message.size()) > 0, "sign");
    signature.resize(size);
    return signature;
}

Bytes signature_algorithm(const Signing& how) {
    switch (how.scheme) {
    case Signing::Scheme::rsa: return der::sequence({der::oid(rsa_oid(how.digest)), der::null()});
    case Signing::Scheme::rsa_pss: return der::sequence({der::oid("1.2.840.113549.1.1.10"), pss_parameters(how)});
    case Signing::Scheme::ecdsa: break;
    }
    return der::sequence({der::oid(ecdsa_oid(how.digest))});
}

Bytes digest_algorithm(const std::string& digest, bool null) {
    return null ? der::sequence({der::oid(digest_oid(digest)), der::null()}) : der::sequence({der::oid(digest_oid(digest))});
}

Bytes digest(const std::string& name, View message) {
    Bytes made(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    demand(EVP_Digest(message.data(), message.size(), made.data(), &size, EVP_get_digestbyname(name.c_str()), nullptr) > 0,
           "digest");
    made.resize(size);
    return made;
}

Bytes public_key(const Key& key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    demand(size > 0, "write a public key");
    Bytes written(der, der + size);
    OPENSSL_free(der);
    return written;
}

Bytes key_identifier(const Key& key) {
    const Bytes whole = public_key(key);
    const auto bits = emrtd::at(whole, {0x30, 0x03});
    demand(bool(bits) && !bits->empty(), "find the bits of a public key");
    return digest("SHA1", bits->subspan(1));
}

}  // namespace passport
