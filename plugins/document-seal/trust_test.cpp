// SPDX-License-Identifier: Apache-2.0

#include "trust.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "testing.hpp"

namespace seal {

namespace {

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

TEST(TrustFolders, HoldCertificatesAndLists) {
    const Made made(seals::emergency());
    const Trust trust = made.trust();
    EXPECT_EQ(trust.authorities.size(), 1u);
    EXPECT_EQ(trust.signers.size(), 1u);
    EXPECT_EQ(trust.lists.size(), 1u);
    EXPECT_TRUE(trust.skipped.empty());
}

TEST(TrustFolders, MayBeGivenAsNone) {
    const cotejo::Result<Trust> trust = load_trust("", "");
    ASSERT_TRUE(trust);
    EXPECT_TRUE(trust->authorities.empty() && trust->signers.empty());
}

TEST(TrustFolders, LetFilesOfOtherNamesBe) {
    const Made made(seals::emergency());
    write(made.authorities() / "README.txt", "where these came from");
    const Trust trust = made.trust();
    EXPECT_EQ(trust.authorities.size(), 1u);
    EXPECT_TRUE(trust.skipped.empty());
}

TEST(TrustFolders, TellWhichFileIsNotWhatItsNameSays) {
    const Made made(seals::emergency());
    write(made.authorities() / "damaged.cer", "-----BEGIN CERTIFICATE-----");
    write(made.signers() / "empty.cer", "");
    write(made.signers() / "list.crl", "no list");
    std::filesystem::copy(made.signers() / "1.cer", made.signers() / "longer.cer");
    std::ofstream(made.signers() / "longer.cer", std::ios::app) << "more";
    const Trust trust = made.trust();
    EXPECT_EQ(trust.authorities.size(), 1u);
    EXPECT_EQ(trust.signers.size(), 1u);
    EXPECT_THAT(trust.skipped, testing::ElementsAre(testing::HasSubstr("damaged.cer is no X.509 certificate"),
                                                    testing::HasSubstr("empty.cer"), testing::HasSubstr("list.crl"),
                                                    testing::HasSubstr("longer.cer")));
}

TEST(TrustFolders, AreMissedByName) {
    const cotejo::Result<Trust> trust = load_trust("/nowhere/at/all", "");
    ASSERT_FALSE(trust);
    EXPECT_THAT(trust.error().what, testing::HasSubstr("/nowhere/at/all"));
}

}  // namespace

}  // namespace seal
