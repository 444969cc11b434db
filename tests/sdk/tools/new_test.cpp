// SPDX-License-Identifier: Apache-2.0
//
// `cotejo new`: what it makes, and that it overwrites nothing.

#include <gmock/gmock.h>

#include "cotejo/manifest.hpp"
#include "program.hpp"
#include "scratch.hpp"

namespace cotejo::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class New : public Scratch {
protected:
    Ended make(const std::string& words) {
        return cotejo("new --in " + path("") + " " + words);
    }
};

TEST_F(New, MakesAPluginWithItsOwnNameEverywhere) {
    ASSERT_EQ(make("palm-reader --vendor com.acme").code, 0);
    const auto manifest = Manifest::load(folder_ / "palm-reader");
    ASSERT_TRUE(manifest) << describe(manifest.error());
    EXPECT_EQ(manifest->id, "com.acme.palm-reader");
    EXPECT_EQ(manifest->vendor, "com.acme");
    EXPECT_EQ(manifest->library.filename(), "libpalm-reader.so");
    EXPECT_THAT(read("palm-reader/CMakeLists.txt"),
                AllOf(HasSubstr("cotejo_add_plugin(palm-reader SOURCES palm-reader.c"),
                      Not(HasSubstr("template"))));
    EXPECT_THAT(read("palm-reader/palm-reader.c"), HasSubstr("\"com.acme.palm-reader\""));
    EXPECT_THAT(read("palm-reader/README.md"), HasSubstr("# palm-reader"));
}

TEST_F(New, OverwritesNothing) {
    std::filesystem::create_directory(folder_ / "here");
    const Ended ended = make("here");
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr("exists already"));
    EXPECT_TRUE(std::filesystem::is_empty(folder_ / "here"));
}

TEST_F(New, RefusesNamesThatAreNone) {
    for (const char* name : {"Palm", "9palm", "../palm", "''", "palm_reader"})
        EXPECT_EQ(make(name).code, 2) << name;
    EXPECT_EQ(make("palm --vendor 'Acme Ltd'").code, 2);
    EXPECT_EQ(make("").code, 2);
}

}  // namespace
}  // namespace cotejo::test
