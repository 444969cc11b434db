// SPDX-License-Identifier: Apache-2.0

#include "passport/keys.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "passport/algorithms.hpp"
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

Key generate(const Signing& how) {
    const bool rsa = how.scheme != Signing::Scheme::ecdsa;
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> maker(
        EVP_PKEY_CTX_new_from_name(nullptr, rsa ? "RSA" : "EC", nullptr), EVP_PKEY_CTX_free);
    demand(maker && EVP_PKEY_keygen_init(maker.get()) > 0, "start to make a key");
    if (rsa) {
        demand(EVP_PKEY_CTX_set_rsa_keygen_bits(maker.get(), how.bits) > 0, "take the size of a key");
    } else {
        if (how.other_generator) {
            EVP_PKEY* own = generate_on_own_curve();
            demand(own, "make a key on a curve of our own");
            return {own, EVP_PKEY_free};
        }
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
