// SPDX-License-Identifier: Apache-2.0
//
// Which changes to a signed plugin are noticed.

#include "cotejo/signed_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace cotejo {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A plugin's folder of its own for each test, signed.
class SignedFolder : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "cotejo-sign-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        fs::create_directory(folder_ / "models");
        write("plugin.yaml", "id: a.b\n");
        write("libx.so", "code");
        write("models/net.onnx", "weights");
        ASSERT_TRUE(sign_folder(folder_, key_));
    }
    void TearDown() override { fs::remove_all(folder_); }

    void write(const std::string& path, const std::string& text) {
        std::ofstream(folder_ / path, std::ios::binary) << text;
    }
    std::string verdict() const { return describe(verify_folder(folder_, {key_.public_key()})); }

    fs::path folder_;
    const SigningKey key_ = SigningKey::fresh();
};

TEST_F(SignedFolder, Holds) { EXPECT_EQ(verdict(), ""); }

TEST_F(SignedFolder, MayBeSignedAnew) {
    write("libx.so", "better code");
    ASSERT_TRUE(sign_folder(folder_, key_));
    EXPECT_EQ(verdict(), "");
}

TEST_F(SignedFolder, NoticesAChangedModel) {
    write("models/net.onnx", "other weights");
    EXPECT_EQ(verdict(), (folder_ / "models/net.onnx").string() +
                             ": was changed after it was signed; install the plugin anew");
}

TEST_F(SignedFolder, NoticesAChangedManifest) {
    write("plugin.yaml", "id: a.c\n");
    EXPECT_THAT(verdict(), HasSubstr("plugin.yaml: was changed"));
}

TEST_F(SignedFolder, NoticesAnAddedFile) {
    write("preload.so", "x");
    EXPECT_THAT(verdict(), HasSubstr("preload.so: was not signed; take it away"));
}

TEST_F(SignedFolder, NoticesAMissingFile) {
    fs::remove(folder_ / "libx.so");
    EXPECT_THAT(verdict(), HasSubstr("libx.so: was signed and is missing"));
}

TEST_F(SignedFolder, RefusesALinkInsteadOfAFile) {
    fs::remove(folder_ / "libx.so");
    fs::create_symlink("/etc/hostname", folder_ / "libx.so");
    EXPECT_THAT(verdict(), HasSubstr("only regular files"));
}

TEST_F(SignedFolder, RefusesAKeyThatIsNotTrusted) {
    const SigningKey other = SigningKey::fresh();
    EXPECT_THAT(describe(verify_folder(folder_, {other.public_key()})), HasSubstr("not trusted here"));
    EXPECT_THAT(describe(verify_folder(folder_, {})), HasSubstr("not trusted here"));
}

TEST_F(SignedFolder, RefusesAnEditedSignatureFile) {
    std::ifstream input(folder_ / "plugin.sig");
    std::string text{std::istreambuf_iterator<char>(input), {}};
    const std::size_t at = text.find("libx.so");
    write("liby.so", "code");
    fs::remove(folder_ / "libx.so");
    write("plugin.sig", text.replace(at, 7, "liby.so"));
    EXPECT_THAT(verdict(), HasSubstr("the signature is false"));
}

TEST_F(SignedFolder, RefusesWhatIsNoSignature) {
    write("plugin.sig", "signature \n");
    EXPECT_THAT(verdict(), HasSubstr("is no plugin signature"));
    fs::remove(folder_ / "plugin.sig");
    EXPECT_THAT(verdict(), HasSubstr("the plugin is not signed"));
}

TEST_F(SignedFolder, IsNotMadeOfAFolderWithoutManifest) {
    fs::remove(folder_ / "plugin.yaml");
    const Result<void> made = sign_folder(folder_, key_);
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().what, HasSubstr("there is no plugin.yaml"));
}

TEST_F(SignedFolder, SaysWhatItsOwnerCouldChange) {
    struct stat about{};
    ASSERT_EQ(stat(folder_.c_str(), &about), 0);
    EXPECT_THAT(describe(writable_by(folder_, about.st_uid)), HasSubstr("libx.so: the kiosk's own user"));
}

TEST_F(SignedFolder, SaysWhatEveryoneCouldChange) {
    const uid_t stranger = 54'321;
    chmod(folder_.c_str(), 0755);
    EXPECT_EQ(describe(writable_by(folder_, stranger)), "");
    chmod((folder_ / "libx.so").c_str(), 0666);
    EXPECT_THAT(describe(writable_by(folder_, stranger)), HasSubstr("libx.so"));
}

}  // namespace
}  // namespace cotejo
