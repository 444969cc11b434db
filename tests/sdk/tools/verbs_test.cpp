// SPDX-License-Identifier: Apache-2.0
//
// The command line that all verbs share, and `cotejo list`.

#include <gmock/gmock.h>

#include "program.hpp"
#include "scratch.hpp"

namespace cotejo::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class Verbs : public Scratch {};

TEST_F(Verbs, AreListedWithTheExitCodes) {
    const Ended ended = cotejo("--help");
    EXPECT_EQ(ended.code, 0);
    for (const char* verb : {"check", "keygen", "list", "new", "run", "sign", "exit codes"})
        EXPECT_THAT(ended.output, HasSubstr(verb));
}

TEST_F(Verbs, ExplainThemselves) {
    for (const std::string verb : {"check", "keygen", "list", "new", "run", "sign"}) {
        const Ended ended = cotejo(verb + " --help");
        EXPECT_EQ(ended.code, 0);
        EXPECT_THAT(ended.output, AllOf(HasSubstr("cotejo " + verb + " - "), HasSubstr("usage:"),
                                        HasSubstr("exit codes:")));
    }
}

TEST_F(Verbs, AreGuessed) {
    const Ended ended = cotejo("chekc");
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.output, HasSubstr("did you mean \"check\"?"));
}

TEST_F(Verbs, RefuseUnknownOptionsAndMissingValues) {
    const Ended unknown = cotejo("run --outptu x");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.output, HasSubstr("did you mean --output?"));
    const Ended missing = cotejo("run --gives");
    EXPECT_EQ(missing.code, 2);
    EXPECT_THAT(missing.output, HasSubstr("\"--gives\" needs a value"));
}

TEST_F(Verbs, ListShowsPluginsOnALineEach) {
    const Ended ended = cotejo("list " FAKES);
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_THAT(ended.output,
                HasSubstr("org.cotejo.fake.echo 1.0.0 extract:fake.part capture:fake.image\n"));
}

TEST_F(Verbs, ListLooksWhereTheEnvironmentSays) {
    std::filesystem::copy(PLUGINS "/template", folder_ / "one");
    setenv("COTEJO_PLUGINS", folder_.c_str(), 1);
    const Ended ended = cotejo("list");
    unsetenv("COTEJO_PLUGINS");
    EXPECT_EQ(ended.output, "org.cotejo.template 0.1.0 assess:quality\n");
}

TEST_F(Verbs, ListTakesAPluginsOwnFolder) {
    EXPECT_EQ(cotejo("list " PLUGINS "/template").output, "org.cotejo.template 0.1.0 assess:quality\n");
}

TEST_F(Verbs, CheckSaysThatAFolderHoldsNoPlugin) {
    const Ended ended = cotejo("check " + folder_.string());
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.output, HasSubstr(folder_.string() + ": there is no plugin.yaml in it"));
}

TEST_F(Verbs, CheckSaysThatTheLibraryIsNotThere) {
    std::filesystem::copy(PLUGINS "/template", folder_ / "renamed");
    const Ended ended = cotejo("check " + path("renamed"));
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("librenamed.so: is not there; build it (without `library:` "
                                        "in plugin.yaml it must be librenamed.so)"));
}

TEST_F(Verbs, ListTellsMistakesAndShowsTheRest) {
    std::filesystem::create_directory(folder_ / "bad");
    write("bad/plugin.yaml", "id: x\n");
    const Ended ended = cotejo("list " + folder_.string());
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.output, HasSubstr("bad/plugin.yaml:1:5: \"x\" is no id"));
}

}  // namespace
}  // namespace cotejo::test
