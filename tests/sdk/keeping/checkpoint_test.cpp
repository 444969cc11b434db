// SPDX-License-Identifier: Apache-2.0
//
// Checkpoints: the formats of C2SP, and every way one can be wrong.

#include "cotejo/checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "keeping/text.hpp"
#include "sdk/keeping/scratch.hpp"

namespace cotejo {
namespace {

using testing::Scratch;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Checkpoint sample() {
    Checkpoint checkpoint{"kiosk-3.example/audit", 42, {}};
    checkpoint.root.fill(7);
    return checkpoint;
}

TEST(Checkpoint, IsThreeLinesABlankOneAndASignatureLine) {
    const SigningKey key = SigningKey::fresh();
    const std::string note = sample().sign(key);
    EXPECT_THAT(note, StartsWith("kiosk-3.example/audit\n42\n"
                                 "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\n"
                                 "\xE2\x80\x94 kiosk-3.example/audit "));
    EXPECT_EQ(note.back(), '\n');
}

TEST(Checkpoint, NamesItsKeyByTheFirstFourBytesThatTheFormatSays) {
    // key ID = SHA-256(name, newline, 0x01, key)[:4]: the same in the note and in the verifier key.
    const SigningKey key = SigningKey::fresh();
    const PublicKey shown = key.public_key();
    const std::string verifier = verifier_key("kiosk-3.example/audit", shown);
    const std::string note = sample().sign(key);
    const auto line = unbase64(note.substr(note.rfind(' ') + 1, 92));
    ASSERT_TRUE(line);
    ASSERT_EQ(line->size(), 68u);
    EXPECT_THAT(verifier, StartsWith("kiosk-3.example/audit+" +
                                     hex(std::span(*line).first(4)) + "+"));
    std::vector<std::uint8_t> named{1};
    named.insert(named.end(), shown.bytes.begin(), shown.bytes.end());
    EXPECT_TRUE(verifier.ends_with(base64(named)));
}

TEST(Checkpoint, IsReadBackByItsKey) {
    const SigningKey key = SigningKey::fresh();
    const auto read = Checkpoint::read(sample().sign(key), key.public_key());
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(read->origin, "kiosk-3.example/audit");
    EXPECT_EQ(read->size, 42u);
    EXPECT_EQ(read->root, sample().root);
}

TEST(Checkpoint, IsRefusedWhenAnotherKeySignedIt) {
    const auto read =
        Checkpoint::read(sample().sign(SigningKey::fresh()), SigningKey::fresh().public_key());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().status, Status::refused);
    EXPECT_THAT(read.error().what, HasSubstr("another key"));
}

TEST(Checkpoint, IsReadWhenACosignerSignedItToo) {
    const SigningKey key = SigningKey::fresh();
    std::string other = sample().sign(SigningKey::fresh());
    const std::string note = sample().sign(key) + other.substr(other.rfind("\n\n") + 2);
    EXPECT_TRUE(Checkpoint::read(note, key.public_key()));
}

TEST(Checkpoint, IsNeverReadWithAnyByteChangedOrTheEndCut) {
    const SigningKey key = SigningKey::fresh();
    const std::string note = sample().sign(key);
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(Checkpoint::read(changed, key.public_key())) << "byte " << i;
        EXPECT_FALSE(Checkpoint::read(note.substr(0, i), key.public_key())) << "cut at " << i;
    }
}

TEST(Checkpoint, SaysWhatIsNoCheckpoint) {
    const auto read = Checkpoint::read("A note.\n\n\xE2\x80\x94 a b\n", SigningKey::fresh().public_key());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().status, Status::invalid);
    EXPECT_THAT(read.error().what, HasSubstr("second line"));
}

TEST(SigningKey, SignsAsRfc8032Says) {
    // RFC 8032 section 7.1, test 2, its key as a PEM file.
    const Scratch scratch;
    std::uint8_t seed[32];
    ASSERT_TRUE(unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", seed));
    std::vector<std::uint8_t> der{0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20};
    der.insert(der.end(), seed, seed + 32);
    testing::replace(scratch / "key.pem", "-----BEGIN PRIVATE KEY-----\n" + base64(der) +
                                              "\n-----END PRIVATE KEY-----\n");
    const auto key = SigningKey::load(scratch / "key.pem");
    ASSERT_TRUE(key) << key.error().what;
    EXPECT_EQ(hex(key->public_key().bytes),
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(hex(key->sign("\x72")),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(SigningKey, IsTheSameAfterAFileHeldIt) {
    const Scratch scratch;
    const auto made = SigningKey::load_or_make(scratch / "key.pem");
    ASSERT_TRUE(made);
    const auto loaded = SigningKey::load_or_make(scratch / "key.pem");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(made->public_key(), loaded->public_key());
    ASSERT_TRUE(made->public_key().save(scratch / "key.pub"));
    const auto shown = PublicKey::load(scratch / "key.pub");
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->verifies("text", loaded->sign("text")));
    EXPECT_FALSE(shown->verifies("Text", loaded->sign("text")));
}

TEST(SigningKey, IsNotReadFromAFileThatOthersCanRead) {
    const Scratch scratch;
    ASSERT_TRUE(SigningKey::load_or_make(scratch / "key.pem"));
    std::filesystem::permissions(scratch / "key.pem", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const auto loaded = SigningKey::load(scratch / "key.pem");
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().what, HasSubstr("0600"));
}

}  // namespace
}  // namespace cotejo
