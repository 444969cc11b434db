// SPDX-License-Identifier: Apache-2.0
//
// Finds a group by its standardized identifier or in a SubjectPublicKeyInfo.

#include "domain.hpp"

#include <openssl/core_names.h>
#include <openssl/objects.h>
#include <openssl/params.h>

#include "domains.hpp"
#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr int kCurves[] = {NID_X9_62_prime192v1, NID_brainpoolP192r1, NID_secp224r1,       NID_brainpoolP224r1,
                           NID_X9_62_prime256v1, NID_brainpoolP256r1, NID_brainpoolP320r1, NID_secp384r1,
                           NID_brainpoolP384r1,  NID_brainpoolP512r1, NID_secp521r1}; ///< identifiers 8 to 18
constexpr const char* kGroups[] = {"dh_1024_160", "dh_2048_224", "dh_2048_256"}; ///< RFC 5114, identifiers 0 to 2

constexpr const char* kEcPublicKey = "1.2.840.10045.2.1";
constexpr const char* kDhX942 = "1.2.840.10046.2.1";
constexpr const char* kDhPkcs3 = "1.2.840.113549.1.3.1";
constexpr int kLeastCurve = 160, kMostCurve = 640, kLeastPrime = 1024, kMostPrime = 4096; ///< bits

Error damaged() { return refused("a public key for agreement that is damaged"); }

Bn parameter(const EVP_PKEY* key, const char* name) {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    return Bn(value);
}

Result<std::unique_ptr<Domain>> named_group(const char* name) {
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "DHX", nullptr));
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(name), 0),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* made = nullptr;
    if (!context || EVP_PKEY_paramgen_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_params(context.get(), parameters) != 1 || EVP_PKEY_generate(context.get(), &made) != 1)
        return no_cryptography(std::string("make the group ") + name);
    const Key key(made);
    return dh_domain(parameter(made, OSSL_PKEY_PARAM_FFC_P), parameter(made, OSSL_PKEY_PARAM_FFC_Q),
                     parameter(made, OSSL_PKEY_PARAM_FFC_G));
}

/// ECParameters: a name, or the curve written out.
Result<std::unique_ptr<Domain>> curve_of(View parameters) {
    const unsigned char* from = parameters.data();
    Group group(d2i_ECPKParameters(nullptr, &from, static_cast<long>(parameters.size())));
    if (!group || from != parameters.data() + parameters.size()) return damaged();
    const int bits = EC_GROUP_get_degree(group.get());
    if (EC_GROUP_get_field_type(group.get()) != NID_X9_62_prime_field || bits < kLeastCurve || bits > kMostCurve ||
        !EC_GROUP_get0_generator(group.get()) || !EC_GROUP_get0_order(group.get()) ||
        !BN_is_one(EC_GROUP_get0_cofactor(group.get())))
        return Error{Status::unsupported, "a curve that documents do not have"};
    return ec_domain(std::move(group));
}

/// SEQUENCE of p, g and, as X9.42 has it, q.
Result<std::unique_ptr<Domain>> numbers_of(View parameters, bool x942) {
    const Result<View> inside = at(parameters, {0x30});
    if (!inside) return damaged();
    const Result<std::vector<Tlv>> parts = objects(*inside);
    if (!parts || parts->size() < (x942 ? 3u : 2u)) return damaged();
    for (std::size_t i = 0; i < (x942 ? 3u : 2u); ++i)
        if ((*parts)[i].tag != 0x02 || (*parts)[i].value.empty()) return damaged();
    Bn p = bn((*parts)[0].value), g = bn((*parts)[1].value), q;
    if (x942) q = bn((*parts)[2].value);
    const int bits = BN_num_bits(p.get());
    if (bits < kLeastPrime || bits > kMostPrime || !BN_is_odd(p.get()))
        return Error{Status::unsupported, "a prime of " + std::to_string(bits) + " bits for agreement"};
    if (BN_cmp(g.get(), BN_value_one()) <= 0 || BN_cmp(g.get(), p.get()) >= 0 ||
        (q && (BN_cmp(q.get(), BN_value_one()) <= 0 || BN_cmp(q.get(), p.get()) >= 0)))
        return damaged();
    return dh_domain(std::move(p), std::move(q), std::move(g));
}

Result<std::unique_ptr<Domain>> domain_of(const std::string& algorithm, View parameters) {
    if (algorithm == kStandardizedParameters) {
        const Result<View> id = at(parameters, {0x02});
        return id && id->size() == 1 ? Domain::standardized(number(*id)) : damaged();
    }
    if (algorithm == kEcPublicKey) return curve_of(parameters);
    if (algorithm == kDhX942 || algorithm == kDhPkcs3) return numbers_of(parameters, algorithm == kDhX942);
    return Error{Status::unsupported, "a public key for agreement of another algorithm"};
}

}  // namespace

Result<std::unique_ptr<Domain>> Domain::standardized(std::uint64_t id) {
    if (id < std::size(kGroups)) return named_group(kGroups[id]);
    if (id < 8 || id - 8 >= std::size(kCurves))
        return Error{Status::unsupported, "domain parameters " + std::to_string(id) + " are not standardized"};
    Group group(EC_GROUP_new_by_curve_name(kCurves[id - 8]));
    if (!group) return no_cryptography("make the curve of domain parameters " + std::to_string(id));
    return ec_domain(std::move(group));
}

Result<DomainKey> read_key(View subject_public_key_info) {
    const Result<View> inside = at(subject_public_key_info, {0x30});
    if (!inside) return damaged();
    const Result<std::vector<Tlv>> parts = objects(*inside);
    if (!parts || parts->size() != 2 || (*parts)[0].tag != 0x30 || (*parts)[1].tag != 0x03) return damaged();
    View parameters = (*parts)[0].value, key = (*parts)[1].value;
    const Result<Tlv> algorithm = take(parameters);
    if (!algorithm || algorithm->tag != 0x06 || key.size() < 2 || key[0] != 0) return damaged();
    key = key.subspan(1); // no bits are left over
    Result<std::unique_ptr<Domain>> domain = domain_of(dotted(algorithm->value), parameters);
    if (!domain) return domain.error();
    if ((*domain)->tag() == 0x84) { // numbers stand as an INTEGER
        const Result<View> number = at(key, {0x02});
        if (!number) return damaged();
        key = *number;
        while (!key.empty() && !key[0]) key = key.subspan(1);
    }
    if (const auto checked = (*domain)->with_generator(key); !checked) return checked.error();
    return DomainKey{std::move(*domain), copy(key)};
}

}  // namespace emrtd
