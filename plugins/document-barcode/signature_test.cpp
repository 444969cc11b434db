// SPDX-License-Identifier: Apache-2.0

#include "signature.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace {

namespace fs = std::filesystem;

const std::string kText = "M1EJEMPLO/ANA         EDEMO01 BOGMADAV 0009 326Y012A0001 100";

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key elliptic(const char* curve) { return {EVP_EC_gen(curve), EVP_PKEY_free}; }

Key dsa() {
    Key key(nullptr, EVP_PKEY_free), parameters(nullptr, EVP_PKEY_free);
    EVP_PKEY* made = nullptr;
    std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "DSA", nullptr), EVP_PKEY_CTX_free);
    EVP_PKEY_paramgen_init(context.get());
    EVP_PKEY_CTX_set_dsa_paramgen_bits(context.get(), 1024);
    if (EVP_PKEY_paramgen(context.get(), &made) == 1) parameters.reset(made);
    context.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, parameters.get(), nullptr));
    made = nullptr;
    EVP_PKEY_keygen_init(context.get());
    if (EVP_PKEY_keygen(context.get(), &made) == 1) key.reset(made);
    return key;
}

/// The pass with a signature of type 1.
std::string signed_by(EVP_PKEY* key, const std::string& text, const EVP_MD* digest = EVP_sha256()) {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t size = 512;
    std::vector<std::uint8_t> signature(size);
    const auto* data = reinterpret_cast<const unsigned char*>(text.data());
    EXPECT_EQ(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key), 1);
    EXPECT_EQ(EVP_DigestSign(context.get(), signature.data(), &size, data, text.size()), 1);
    std::string base64(size * 2 + 4, '\0');
    base64.resize(std::size_t(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(base64.data()), signature.data(), int(size))));
    char head[5];
    std::snprintf(head, sizeof head, "^1%02X", unsigned(base64.size()));
    return text + head + base64;
}

class PassSignature : public testing::Test {
protected:
    PassSignature() { fs::create_directories(folder_); }
    ~PassSignature() override { fs::remove_all(folder_); }

    void trust(const std::string& file, EVP_PKEY* key) {
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen((folder_ / file).c_str(), "w"), std::fclose);
        PEM_write_PUBKEY(out.get(), key);
    }
    std::string check(const std::string& text) {
        const auto pass = bcbp::parse(text);
        const auto keys = bcbp::Keys::load(folder_);
        if (!pass || !keys) return "not read";
        const bcbp::Check check = keys->check(*pass, text);
        return check.result + (check.reason.empty() ? "" : ": " + check.reason);
    }
    const fs::path folder_ = fs::path(testing::TempDir()) /
                             ("cotejo-pass-keys-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    const Key key_ = elliptic("P-256");
};

TEST_F(PassSignature, IsSuccessfulWithTheCarriersKey) {
    trust("AV.pem", key_.get());
    EXPECT_EQ(check(signed_by(key_.get(), kText)), "successful");
}

TEST_F(PassSignature, IsSuccessfulForDsaAndForStrongerCurves) {
    const Key other = dsa(), strong = elliptic("P-384");
    ASSERT_TRUE(other);
    trust("AV.pem", other.get());
    trust("AV-2026.pem", strong.get());
    EXPECT_EQ(check(signed_by(other.get(), kText)), "successful");
    EXPECT_EQ(check(signed_by(strong.get(), kText, EVP_sha384())), "successful");
}

TEST_F(PassSignature, FailsWhenAnythingSignedIsAltered) {
    trust("AV.pem", key_.get());
    const std::string text = signed_by(key_.get(), kText);
    for (const std::size_t at : {2u, 25u, 48u, 50u}) {
        std::string other = text;
        other[at] = other[at] == '1' ? '2' : '1';
        if (!bcbp::parse(other)) continue;
        EXPECT_EQ(check(other), "failed: signature") << at;
    }
    EXPECT_EQ(check(std::string(text).replace(2, 1, "A")), "failed: signature");
}

TEST_F(PassSignature, FailsWithAnotherKeyOfTheCarrier) {
    trust("AV.pem", elliptic("P-256").get());
    EXPECT_EQ(check(signed_by(key_.get(), kText)), "failed: signature");
}

TEST_F(PassSignature, FailsWhenItIsNoSignature) {
    trust("AV.pem", key_.get());
    EXPECT_EQ(check(kText + "^104AB+D"), "failed: form");
    EXPECT_EQ(check(kText + "^104A*BD"), "failed: form");
    EXPECT_EQ(check(kText + "^105ABCDE"), "failed: form");
}

TEST_F(PassSignature, IsUndeterminedWithoutTheCarriersKeyOrWithoutASignature) {
    trust("IB.pem", key_.get());
    EXPECT_EQ(check(signed_by(key_.get(), kText)), "undetermined: no-key");
    EXPECT_EQ(check(kText), "undetermined: no-signature");
    EXPECT_EQ(check(kText + "^100"), "undetermined: no-signature");
    EXPECT_EQ(check(kText + "^204ABCD"), "not-supported: type");
}

TEST_F(PassSignature, RefusesAFolderWithAFileThatIsNoKey) {
    std::ofstream(folder_ / "AV.pem") << "no key";
    const auto keys = bcbp::Keys::load(folder_);
    ASSERT_FALSE(keys);
    EXPECT_EQ(keys.error().what, "AV.pem: not a public key for ECDSA or DSA in PEM");
    EXPECT_FALSE(bcbp::Keys::load(folder_ / "nowhere"));
}

}  // namespace
