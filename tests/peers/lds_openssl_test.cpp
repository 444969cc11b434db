// SPDX-License-Identifier: Apache-2.0
//
// What the made-up issuer signs, verified by the program openssl, which has nothing of Cotejo.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "passport/faults.hpp"
#include "passport/variants.hpp"

namespace {

namespace fs = std::filesystem;
using passport::Passport;
using passport::Recipe;

class Openssl : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (!runs("version")) GTEST_SKIP() << "the program openssl is not here";
        fs::create_directories(folder_);
    }
    ~Openssl() override { fs::remove_all(folder_); }

    std::string write(const std::string& name, emrtd::View bytes) const {
        const fs::path file = folder_ / name;
        std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
        return file.string();
    }

    bool runs(const std::string& arguments) const {
        return std::system(("openssl " + arguments + " > /dev/null 2>&1").c_str()) == 0;
    }

    /// Writes a certificate as PEM, which is what -CAfile takes.
    std::string trusted(const passport::Party& csca) const {
        const std::string pem = (folder_ / "csca.pem").string();
        EXPECT_TRUE(runs("x509 -inform DER -in " + write("csca.cer", csca.certificate) + " -out " + pem));
        return pem;
    }

    /// `openssl cms -verify`, with the chain where OpenSSL looks at it: it refuses curves that are spelt out.
    bool verifies(emrtd::View signed_data, const Passport& passport, bool chain) const {
        const std::string how = chain ? " -purpose any -attime " + std::to_string(passport.now) : " -noverify";
        return runs("cms -verify -inform DER -in " + write("signed", signed_data) + " -CAfile " + trusted(passport.csca) + how);
    }

    static emrtd::View content_of(const Passport& passport) {
        emrtd::View rest = passport.files.at(passport::kSod);
        const auto outer = emrtd::take(rest);
        return outer ? outer->value : emrtd::View();
    }

    const fs::path folder_ = fs::path(testing::TempDir()) / ("lds-openssl-" + std::to_string(getpid()));
};

TEST_P(Openssl, VerifiesEveryGoodEfSod) {
    Recipe recipe;
    passport::find_variant(GetParam())->apply(recipe);
    const Passport passport = passport::make(recipe);
    EXPECT_TRUE(verifies(content_of(passport), passport, !GetParam().starts_with("explicit")));
}

std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const passport::Variant& variant : passport::variants()) all.push_back(variant.name);
    return all;
}

INSTANTIATE_TEST_SUITE_P(Peer, Openssl, testing::ValuesIn(names()), [](const auto& info) {
    std::string name = info.param;
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
});

class OpensslToo : public Openssl {};

TEST_P(OpensslToo, RefusesWhatIsSignedWrongly) {
    const Passport passport = passport::make(Recipe{}, GetParam());
    EXPECT_FALSE(verifies(content_of(passport), passport, true));
}

INSTANTIATE_TEST_SUITE_P(Peer, OpensslToo,
                         testing::Values("sod-signature", "sod-message-digest", "sod-no-certificate", "sod-serial",
                                         "sod-other-certificate", "sod-second-signer", "sod-salt-lies", "ds-expired",
                                         "ds-signature", "csca-expired", "ds-self-signed"),
                         [](const auto& info) {
                             std::string name = info.param;
                             for (char& c : name)
                                 if (c == '-') c = '_';
                             return name;
                         });

class OpensslOnce : public Openssl {};

TEST_P(OpensslOnce, VerifiesMasterListAndRevocationList) {
    const Passport passport = passport::make(Recipe{});
    EXPECT_TRUE(verifies(passport::master_list(passport), passport, true));
    EXPECT_TRUE(runs("crl -inform DER -in " + write("crl", passport.revocation_lists.front()) + " -noout -CAfile " +
                     trusted(passport.csca)));
}

INSTANTIATE_TEST_SUITE_P(Peer, OpensslOnce, testing::Values("plain"));

}  // namespace
