// SPDX-License-Identifier: Apache-2.0

#include "emrtd/domain.hpp"

#include <gmock/gmock.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "emrtd/tlv.hpp"

namespace emrtd {
namespace {

using ::testing::HasSubstr;

class Standardized : public ::testing::TestWithParam<int> {
protected:
    std::unique_ptr<Domain> domain = std::move(*Domain::standardized(std::uint64_t(GetParam())));
};

INSTANTIATE_TEST_SUITE_P(Ids, Standardized, ::testing::Values(0, 1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18));

TEST_P(Standardized, BothEndsAgree) {
    const Bytes mine = domain->draw(), yours = domain->draw();
    ASSERT_NE(mine, yours);
    const auto my_public = domain->public_key(mine), your_public = domain->public_key(yours);
    ASSERT_TRUE(my_public && your_public);
    const auto here = domain->agree(mine, *your_public), there = domain->agree(yours, *my_public);
    ASSERT_TRUE(here && there);
    EXPECT_EQ(*here, *there);
    EXPECT_EQ(domain->secret_of(*here).size(), std::size_t(domain->bits() + 7) / 8);
}

TEST_P(Standardized, BothEndsAgreeOnAMappedGenerator) {
    const auto point = domain->public_key(domain->draw());
    const auto mapped = domain->map_generic(Bytes(16, 0x5A), *point);
    ASSERT_TRUE(mapped);
    const auto other = domain->with_generator(*mapped);
    ASSERT_TRUE(other);
    EXPECT_EQ((*other)->generator(), *mapped);
    const Bytes mine = domain->draw(), yours = domain->draw();
    EXPECT_EQ(*(*other)->agree(mine, *(*other)->public_key(yours)), *(*other)->agree(yours, *(*other)->public_key(mine)));
    EXPECT_NE(*(*other)->public_key(mine), *domain->public_key(mine));
}

TEST_P(Standardized, AnyPseudoRandomStringLeadsIntoTheGroup) {
    for (std::uint8_t seed = 1; seed < 12; ++seed) {
        const auto element = domain->map_integrated(Bytes(std::size_t(domain->bits() / 8 + 8), seed));
        if (GetParam() == 10) { // NIST P-224: its prime is 1 modulo 4
            EXPECT_EQ(element.error().status, Status::unsupported);
            continue;
        }
        ASSERT_TRUE(element) << element.error().what;
        EXPECT_TRUE(domain->with_generator(*element));
    }
}

TEST_P(Standardized, RefusesElementsThatAreNotInTheGroup) {
    const auto good = domain->public_key(domain->draw());
    Bytes altered = *good;
    altered.back() ^= 1;
    for (const Bytes& bad : {Bytes{}, Bytes{0}, Bytes{1}, Bytes(good->size(), 0xFF), Bytes(good->size()),
                             View(*good).first(good->size() - 1).empty() ? Bytes{} : join({*good, Bytes{0}}), altered}) {
        EXPECT_FALSE(domain->agree(domain->draw(), bad)) << hex(bad);
        EXPECT_FALSE(domain->map_generic(Bytes(16, 1), bad));
        EXPECT_FALSE(domain->with_generator(bad));
    }
}

TEST(Domain, OtherIdentifiersAreUnsupported) {
    for (const std::uint64_t id : {3u, 7u, 19u, 31u, 255u}) {
        const auto domain = Domain::standardized(id);
        ASSERT_FALSE(domain) << id;
        EXPECT_EQ(domain.error().status, Status::unsupported);
    }
}

/// A SubjectPublicKeyInfo as OpenSSL writes it.
Bytes spki_of(EVP_PKEY* key) {
    unsigned char* out = nullptr;
    const int size = i2d_PUBKEY(key, &out);
    Bytes bytes(out, out + std::max(size, 0));
    OPENSSL_free(out);
    EVP_PKEY_free(key);
    return bytes;
}

TEST(DomainKey, IsReadWithANamedCurveAndWithOneWrittenOut) {
    EXPECT_TRUE(read_key(spki_of(EVP_EC_gen("brainpoolP320r1"))));
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
    EVP_PKEY* made = nullptr;
    ASSERT_EQ(EVP_PKEY_keygen_init(context), 1);
    ASSERT_EQ(EVP_PKEY_CTX_set_group_name(context, "P-256"), 1);
    ASSERT_EQ(EVP_PKEY_CTX_set_ec_param_enc(context, OPENSSL_EC_EXPLICIT_CURVE), 1);
    ASSERT_EQ(EVP_PKEY_generate(context, &made), 1);
    EVP_PKEY_CTX_free(context);
    const Bytes spki = spki_of(made);
    const auto key = read_key(spki);
    ASSERT_TRUE(key) << key.error().what;
    EXPECT_GT(spki.size(), 200u);
    const Bytes secret = key->domain->draw();
    EXPECT_TRUE(key->domain->agree(secret, key->element));
    for (std::size_t size = 0; size < spki.size(); ++size) EXPECT_FALSE(read_key(View(spki).first(size))) << size;
}

TEST(DomainKey, IsReadWithNumbersOfX942AndOfPkcs3) {
    for (const char* name : {"DHX", "DH"}) {
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, name, nullptr);
        EVP_PKEY* made = nullptr;
        ASSERT_EQ(EVP_PKEY_keygen_init(context), 1);
        OSSL_PARAM parameters[] = {
            OSSL_PARAM_construct_utf8_string("group", const_cast<char*>(name[2] ? "dh_2048_256" : "modp_2048"), 0),
            OSSL_PARAM_construct_end()};
        ASSERT_EQ(EVP_PKEY_CTX_set_params(context, parameters), 1);
        ASSERT_EQ(EVP_PKEY_generate(context, &made), 1);
        EVP_PKEY_CTX_free(context);
        const auto key = read_key(spki_of(made));
        ASSERT_TRUE(key) << name << ": " << key.error().what;
        const Bytes secret = key->domain->draw();
        const auto mine = key->domain->public_key(secret);
        ASSERT_TRUE(mine);
        EXPECT_EQ(key->domain->tag(), 0x84u);
        EXPECT_TRUE(key->domain->agree(secret, key->element));
    }
}

TEST(DomainKey, OfAnotherAlgorithmIsUnsupported) {
    const auto key = read_key(spki_of(EVP_RSA_gen(1024)));
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().status, Status::unsupported);
    EXPECT_THAT(read_key(from_hex("3000")).error().what, HasSubstr("damaged"));
}

}  // namespace
}  // namespace emrtd
