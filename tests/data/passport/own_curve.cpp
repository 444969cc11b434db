// SPDX-License-Identifier: Apache-2.0
//
// A key on a curve of nobody's standard.

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>

#include "passport/keys.hpp"

namespace passport {

/// P-256 with another point for its generator, all of it spelt out.
EVP_PKEY* generate_on_own_curve() {
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
    EVP_PKEY* made = nullptr;
    if (EVP_PKEY_keygen_init(maker.get()) > 0 && EVP_PKEY_CTX_set_params(maker.get(), params.get()) > 0)
        EVP_PKEY_generate(maker.get(), &made);
    return made;
}

}  // namespace passport
