// SPDX-License-Identifier: Apache-2.0
//
// `cotejo keygen` and `cotejo sign`: from a key to a plugin a kiosk takes.

#include <gmock/gmock.h>

#include "program.hpp"
#include "scratch.hpp"

namespace cotejo::test {
namespace {

using testing::HasSubstr;

class Sign : public Scratch {
protected:
    void SetUp() override {
        Scratch::SetUp();
        std::filesystem::copy(PLUGINS "/template", folder_ / "template");
        ASSERT_EQ(cotejo("keygen " + path("acme")).code, 0);
    }
    Ended sign() { return cotejo("sign " + path("template") + " --key " + path("acme.key")); }
    Ended verify(const std::string& key = "acme.pub") {
        return cotejo("sign " + path("template") + " --verify " + path(key));
    }
};

TEST_F(Sign, MakesASignatureThatHoldsUntilAFileChanges) {
    EXPECT_EQ(verify().code, 1);
    ASSERT_EQ(sign().code, 0);
    EXPECT_EQ(verify().code, 0);
    write("template/README.md", "other");
    const Ended changed = verify();
    EXPECT_EQ(changed.code, 1);
    EXPECT_THAT(changed.output, HasSubstr("README.md: was changed after it was signed"));
}

TEST_F(Sign, IsRefusedFromAnotherKey) {
    ASSERT_EQ(sign().code, 0);
    ASSERT_EQ(cotejo("keygen " + path("other")).code, 0);
    EXPECT_THAT(verify("other.pub").output, HasSubstr("not trusted here"));
}

TEST_F(Sign, RefusesAPluginWithAWrongManifest) {
    write("template/plugin.yaml", "id: x\n");
    const Ended ended = sign();
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("plugin.yaml:1:5:"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "template/plugin.sig"));
}

TEST_F(Sign, RefusesAFolderWithoutItsLibraryOrWithAPrivateKey) {
    std::filesystem::copy(path("acme.key"), path("template/acme.key"));
    EXPECT_THAT(sign().output, HasSubstr("template/acme.key: is a private key; keep it elsewhere"));
    std::filesystem::remove(path("template/acme.key"));
    std::filesystem::remove(path("template/libtemplate.so"));
    const Ended ended = sign();
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("libtemplate.so: is not there; build it"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "template/plugin.sig"));
}

TEST_F(Sign, SaysThatAKeyIsMissing) {
    const Ended ended = cotejo("sign " + path("template") + " --key " + path("none.key"));
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr("none.key"));
}

TEST_F(Sign, OverwritesNoKey) {
    const std::string before = read("acme.key");
    EXPECT_EQ(cotejo("keygen " + path("acme")).code, 3);
    EXPECT_EQ(read("acme.key"), before);
}

TEST_F(Sign, SaysWhatTheKiosksUserCouldChange) {
    ASSERT_EQ(sign().code, 0);
    const std::string user = std::to_string(getuid());
    const Ended ended = cotejo("sign " + path("template") + " --verify " + path("acme.pub") + " --user " + user);
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("the kiosk's own user can change it"));
}

}  // namespace
}  // namespace cotejo::test
