// SPDX-License-Identifier: Apache-2.0
//
// cotejo-csca as an operator runs it. Everything is valid for decades: the program goes by the clock.

#include <gmock/gmock.h>

#include "flows/program.hpp"
#include "lds/store.hpp"
#include "passport/recipe.hpp"
#include "passport/revocation.hpp"

namespace lds {
namespace {

using cotejo::flows::Ran;
using passport::kNow;
using passport::kYear;
using passport::Party;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Party csca(const std::string& country) {
    return passport::make_csca({country, "CSCA " + country}, {}, 1, kNow - 5 * kYear, kNow + 20 * kYear, "csca " + country);
}

class Csca : public ::testing::Test {
protected:
    std::string write(const std::string& name, View bytes) const {
        const auto file = scratch_.path() / name;
        cotejo::flows::write_file(file, {bytes.begin(), bytes.end()});
        return file.string();
    }
    Ran run(const std::string& arguments) const { return scratch_.run(COTEJO_BIN "/cotejo-csca " + arguments); }
    std::string folder() const { return (scratch_.path() / "trust").string(); }

    Bytes list(const Party& by, const std::vector<Bytes>& certificates, std::time_t when = kNow) const {
        const Party signer = passport::make_list_signer(by, kNow - 5 * kYear, kNow + 20 * kYear);
        return passport::master_list(certificates, signer, by, when);
    }

    /// An LDIF entry of one value, in lines of 76 characters.
    static std::string entry(const std::string& attribute, View value) {
        std::string text(4 * ((value.size() + 2) / 3) + 1, '\0');
        text.resize(std::size_t(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), value.data(), int(value.size()))));
        std::string entry = "dn: o=dsc,c=UT\n" + attribute + ":: ";
        for (std::size_t at = 0; at < text.size(); at += 60) entry += (at ? "\n " : "") + text.substr(at, 60);
        return entry + "\n\n";
    }

    const cotejo::flows::Scratch scratch_;
    const Party utopia_ = csca("UT"), sweden_ = csca("SE");
};

TEST_F(Csca, ImportsAListAndSaysWhatIsNew) {
    const std::string file = write("list.ml", list(utopia_, {utopia_.certificate, sweden_.certificate}));
    const Ran ran = run("import " + file + " --into " + folder() + " --signer " + write("utopia.cer", utopia_.certificate));
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("CN = CSCA SE"));
    EXPECT_EQ(ran.last_line(), "UT: 2 added, 0 removed, 0 as before, 0 passed over");
    EXPECT_THAT(load_trust(folder())->certificates(), SizeIs(2));
    EXPECT_THAT(run("list " + folder()).out, HasSubstr("from UT  C = SE, CN = CSCA SE"));
}

TEST_F(Csca, RefusesAListByAnybodyAndSaysWhatToDo) {
    const std::string file = write("list.ml", list(utopia_, {utopia_.certificate}));
    const Ran ran = run("import " + file + " --into " + folder());
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("list.ml: master list: its signer C = UT, CN = Master List Signer (SHA-256 "));
    EXPECT_THAT(ran.err, HasSubstr("--signer"));
}

TEST_F(Csca, TakesTheListsOfAnLdifThatItCanTrust) {
    const std::string ldif = "# a directory\nversion: 1\n\n" + entry("pkdMasterListContent", list(utopia_, {sweden_.certificate})) +
                             entry("CscaMasterListData", list(sweden_, {sweden_.certificate}));
    const std::string file = write("pkd.ldif", emrtd::text(ldif));
    const Ran ran = run("import " + file + " --into " + folder() + " --signer " + write("utopia.cer", utopia_.certificate));
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("! master list: the first list of SE needs its signer's certificate"));
    EXPECT_EQ(ran.last_line(), "1 of 2 lists taken");
    EXPECT_THAT(load_trust(folder())->certificates(), SizeIs(1));
}

TEST_F(Csca, TakesTheRevocationListsOfAnLdifWhoseCscaIsThere) {
    ASSERT_EQ(run("add " + write("utopia.cer", utopia_.certificate) + " --into " + folder()).status, 0);
    const std::string ldif = entry("certificateRevocationList;binary", passport::revocation_list(utopia_, {1}, kNow - kYear, kNow + kYear)) +
                             entry("certificateRevocationList;binary", passport::revocation_list(sweden_, {1}, kNow - kYear, kNow + kYear)) +
                             entry("userCertificate;binary", sweden_.certificate);
    const Ran ran = run("crl " + write("pkd.ldif", emrtd::text(ldif)) + " --into " + folder());
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.last_line(), "1 of 2 lists taken");
    EXPECT_THAT(load_trust(folder())->revocation_lists(), SizeIs(1));
}

TEST_F(Csca, RemovesByNameAndTellsWhatIsNotThere) {
    const Ran added = run("add " + write("utopia.cer", utopia_.certificate) + " --into " + folder());
    const std::string name = added.out.substr(2, added.out.find("  ") - 2);
    EXPECT_EQ(run("remove " + name + " --from " + folder()).out, "- " + name + "\n");
    const Ran again = run("remove " + name + " --from " + folder());
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.err, HasSubstr("nothing here has that name"));
    EXPECT_THAT(load_trust(folder())->certificates(), SizeIs(0));
}

TEST_F(Csca, MakesNoFolderInOrderToLookIntoIt) {
    const Ran ran = run("list " + folder());
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("cannot be read"));
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(Csca, AnswersWrongUseByItsHelp) {
    for (const char* wrong : {"", "import", "import x", "list", "bogus x", "add x --into", "add x --onto y", "show x y"}) {
        const Ran ran = run(wrong);
        EXPECT_EQ(ran.status, 2) << wrong;
        EXPECT_THAT(ran.err, HasSubstr("cotejo-csca import LIST --into FOLDER")) << wrong;
    }
    EXPECT_EQ(run("--help").status, 0);
    EXPECT_EQ(run("show " + write("odd.cer", emrtd::text("odd"))).status, 1);
}

}  // namespace
}  // namespace lds
