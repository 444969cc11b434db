// SPDX-License-Identifier: Apache-2.0

#include "lds/store.hpp"

#include <fstream>

#include <gmock/gmock.h>

#include "lds/certificate.hpp"
#include "passport/revocation.hpp"
#include "testing.hpp"

namespace lds {
namespace {

namespace fs = std::filesystem;
using passport::kDay;
using passport::kNow;
using passport::kYear;
using passport::Party;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Party csca(const std::string& country) {
    return passport::make_csca({country, "CSCA " + country}, {}, 1, kNow - kYear, kNow + 10 * kYear, "csca " + country);
}

class StoreOfTrust : public ::testing::Test {
protected:
    ~StoreOfTrust() override { fs::remove_all(folder_); }

    Store open() {
        auto store = Store::open(folder_);
        EXPECT_TRUE(store) << store.error().what;
        return *std::move(store);
    }

    /// A list by Utopia of these certificates, signed so many days ago.
    Bytes list(const std::vector<Bytes>& certificates, int days = 1) {
        const Party signer = passport::make_list_signer(utopia_, kNow - kYear, kNow + kYear);
        return passport::master_list(certificates, signer, utopia_, kNow - days * kDay);
    }

    const fs::path folder_ = fs::path(::testing::TempDir()) /
        ("lds-store-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    const Party utopia_ = csca("UT"), sweden_ = csca("SE"), chile_ = csca("CL");
    const Certificate pinned_ = read_certificate(utopia_.certificate);
};

TEST_F(StoreOfTrust, ImportsAListWhoseSignersCscaIsGiven) {
    Store store = open();
    const auto imported = store.import(list({utopia_.certificate, sweden_.certificate}), pinned_.get(), kNow);
    ASSERT_TRUE(imported) << imported.error().what;
    EXPECT_EQ(imported->country, "UT");
    EXPECT_THAT(imported->added, SizeIs(2));
    ASSERT_TRUE(store.save());
    const auto trust = load_trust(folder_);
    ASSERT_TRUE(trust) << trust.error().what;
    EXPECT_THAT(trust->certificates(), SizeIs(2));
}

TEST_F(StoreOfTrust, ImportsAListWhoseSignerItselfIsGiven) {
    Store store = open();
    const Party signer = passport::make_list_signer(utopia_, kNow - kYear, kNow + kYear);
    const Certificate own = read_certificate(signer.certificate);
    EXPECT_TRUE(store.import(passport::master_list({sweden_.certificate}, signer, utopia_, kNow - kDay), own.get(), kNow));
}

TEST_F(StoreOfTrust, RefusesAFirstListWithoutASignerAndOneBySomebodyElse) {
    Store store = open();
    const Bytes given = list({utopia_.certificate});
    EXPECT_THAT(store.import(given, nullptr, kNow).error().what, HasSubstr("is not trusted here"));
    const Certificate other = read_certificate(sweden_.certificate);
    EXPECT_THAT(store.import(given, other.get(), kNow).error().what, HasSubstr("is not trusted here"));
    EXPECT_THAT(store.certificates(), IsEmpty());
}

TEST_F(StoreOfTrust, TakesNoListOfACountryMerelyBecauseItTrustsItsPassports) {
    Store store = open();
    ASSERT_TRUE(store.add(utopia_.certificate));
    EXPECT_THAT(store.import(list({sweden_.certificate}), nullptr, kNow).error().what, HasSubstr("--signer"));
    EXPECT_THAT(store.certificates(), SizeIs(1));
}

TEST_F(StoreOfTrust, ReplacesAListByANewerOneAndTellsWhatIsGone) {
    Store store = open();
    ASSERT_TRUE(store.import(list({utopia_.certificate, sweden_.certificate}, 9), pinned_.get(), kNow));
    ASSERT_TRUE(store.save());
    Store again = open();
    const auto imported = again.import(list({utopia_.certificate, chile_.certificate}, 2), nullptr, kNow);
    ASSERT_TRUE(imported) << imported.error().what;
    EXPECT_THAT(imported->added, ElementsAre(file_name(read_certificate(chile_.certificate).get())));
    EXPECT_THAT(imported->removed, ElementsAre(file_name(read_certificate(sweden_.certificate).get())));
    EXPECT_EQ(imported->kept, 1u);
    ASSERT_TRUE(again.save());
    EXPECT_THAT(load_trust(folder_)->certificates(), SizeIs(2));
}

TEST_F(StoreOfTrust, RefusesAnOlderList) {
    Store store = open();
    ASSERT_TRUE(store.import(list({utopia_.certificate}, 2), pinned_.get(), kNow));
    EXPECT_THAT(store.import(list({utopia_.certificate, sweden_.certificate}, 9), pinned_.get(), kNow).error().what,
                HasSubstr("signed later"));
    EXPECT_THAT(store.certificates(), SizeIs(1));
}

TEST_F(StoreOfTrust, KeepsWhatWasAddedByHandWhenAListDropsIt) {
    Store store = open();
    ASSERT_TRUE(store.add(sweden_.certificate));
    ASSERT_TRUE(store.import(list({utopia_.certificate, sweden_.certificate}, 9), pinned_.get(), kNow));
    const auto imported = store.import(list({utopia_.certificate}, 2), nullptr, kNow);
    ASSERT_TRUE(imported) << imported.error().what;
    EXPECT_THAT(imported->removed, IsEmpty());
    EXPECT_THAT(store.certificates(), SizeIs(2));
}

TEST_F(StoreOfTrust, RemembersWhatWasRemovedUntilItIsAdded) {
    Store store = open();
    ASSERT_TRUE(store.import(list({utopia_.certificate, sweden_.certificate}, 9), pinned_.get(), kNow));
    const std::string digits = fingerprint(read_certificate(sweden_.certificate).get()).substr(0, 10);
    ASSERT_TRUE(store.remove(digits));
    ASSERT_TRUE(store.save());
    Store again = open();
    const auto imported = again.import(list({utopia_.certificate, sweden_.certificate}, 2), nullptr, kNow);
    ASSERT_TRUE(imported) << imported.error().what;
    EXPECT_THAT(imported->passed_over, ElementsAre(HasSubstr("removed here by hand")));
    EXPECT_THAT(again.certificates(), SizeIs(1));
    ASSERT_TRUE(again.add(sweden_.certificate));
    EXPECT_THAT(again.certificates(), SizeIs(2));
    EXPECT_EQ(again.remove("SE-00").error().status, cotejo::Status::not_found);
}

TEST_F(StoreOfTrust, RefusesAListThatWasChangedOrSignedByAnother) {
    Store store = open();
    Bytes changed = list({utopia_.certificate});
    changed[120] ^= 1;
    EXPECT_FALSE(store.import(changed, pinned_.get(), kNow));
    const Party ds = passport::make_signer(utopia_, {.subject = {"UT", "Document Signer"}, .serial = 5, .from = kNow - kYear,
                                                     .to = kNow + kYear, .key_usage = 0x80}, {}, "ds");
    EXPECT_THAT(store.import(passport::master_list({utopia_.certificate}, ds, utopia_, kNow), pinned_.get(), kNow).error().what,
                HasSubstr("may not sign master lists"));
    EXPECT_THAT(store.import(passport::make(passport::Recipe{}).files[kSod], pinned_.get(), kNow).error().what, HasSubstr("DER"));
    EXPECT_THAT(store.import(emrtd::copy(emrtd::text("PK\3\4 an archive")), pinned_.get(), kNow).error().what, HasSubstr("unpack"));
}

TEST_F(StoreOfTrust, RefusesAListWhoseSignerWasNotValidWhenItSigned) {
    Store store = open();
    const Party signer = passport::make_list_signer(utopia_, kNow - kYear, kNow - 30 * kDay);
    const auto list = [&](int days) { return passport::master_list({utopia_.certificate}, signer, utopia_, kNow - days * kDay); };
    EXPECT_THAT(store.import(list(10), pinned_.get(), kNow).error().what, HasSubstr("not valid when it signed"));
    EXPECT_TRUE(store.import(list(40), pinned_.get(), kNow));
}

TEST_F(StoreOfTrust, RefusesAnUpdateWhoseSignerWasRevoked) {
    Store store = open();
    ASSERT_TRUE(store.import(list({utopia_.certificate}, 9), pinned_.get(), kNow));
    ASSERT_TRUE(store.add_revocation_list(passport::revocation_list(utopia_, {77}, kNow - kDay, kNow + kDay), kNow));
    EXPECT_THAT(store.import(list({utopia_.certificate}, 2), nullptr, kNow).error().what, HasSubstr("was revoked"));
}

TEST_F(StoreOfTrust, RefusesAnUpdateInTheNameOfACountryBySomebodyElsesCsca) {
    Store store = open();
    ASSERT_TRUE(store.import(list({utopia_.certificate, sweden_.certificate}, 9), pinned_.get(), kNow));
    const Party signer = passport::make_signer(sweden_, {.subject = {"UT", "Master List Signer"}, .serial = 5, .from = kNow - kYear,
                                                         .to = kNow + kYear, .key_usage = 0x80, .extended_usage = "2.23.136.1.1.3"},
                                               {}, "false list signer");
    EXPECT_THAT(store.import(passport::master_list({chile_.certificate}, signer, sweden_, kNow), nullptr, kNow).error().what,
                HasSubstr("names another country"));
}

TEST_F(StoreOfTrust, PassesOverWhatIsNoCscaOfAList) {
    const Party ds = passport::make_signer(utopia_, {.subject = {"UT", "Document Signer"}, .serial = 5, .from = kNow - kYear,
                                                     .to = kNow + kYear, .key_usage = 0x80}, {}, "ds");
    Store store = open();
    const Bytes odd = emrtd::tlv(0x30, emrtd::tlv(0x02, Bytes{1}));
    const auto imported = store.import(list({utopia_.certificate, ds.certificate, odd}), pinned_.get(), kNow);
    ASSERT_TRUE(imported) << imported.error().what;
    EXPECT_THAT(imported->passed_over, ElementsAre(HasSubstr("is not a CA's"), HasSubstr("certificate 3")));
    EXPECT_THAT(imported->added, SizeIs(1));
}

TEST_F(StoreOfTrust, TakesRevocationListsOfItsCscasAndOnlyNewerOnes) {
    Store store = open();
    ASSERT_TRUE(store.add(utopia_.certificate));
    EXPECT_TRUE(store.add_revocation_list(passport::revocation_list(utopia_, {7}, kNow - 5 * kDay, kNow + kDay), kNow));
    EXPECT_THAT(store.add_revocation_list(passport::revocation_list(utopia_, {}, kNow - 9 * kDay, kNow), kNow).error().what, HasSubstr("later"));
    EXPECT_THAT(store.add_revocation_list(passport::revocation_list(sweden_, {}, kNow, kNow), kNow).error().what, HasSubstr("no CSCA kept here"));
    ASSERT_TRUE(store.save());
    EXPECT_THAT(load_trust(folder_)->revocation_lists(), SizeIs(1));
}

TEST_F(StoreOfTrust, NamesTheFileThatIsNotWhatItSays) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "odd.cer") << "no certificate";
    EXPECT_THAT(load_trust(folder_).error().what, HasSubstr("odd.cer: this is no certificate in DER"));
    EXPECT_EQ(load_trust(folder_ / "none").error().status, cotejo::Status::not_found);
}

TEST_F(StoreOfTrust, TakesCertificatesThatAnOperatorCopiedIn) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "utopia.cer", std::ios::binary)
        .write(reinterpret_cast<const char*>(utopia_.certificate.data()), std::streamsize(utopia_.certificate.size()));
    EXPECT_THAT(load_trust(folder_)->certificates(), SizeIs(1));
    const Store store = open();
    ASSERT_THAT(store.certificates(), SizeIs(1));
    EXPECT_THAT(store.certificates().begin()->second.sources, ElementsAre("hand"));
    ASSERT_TRUE(store.save());
    EXPECT_FALSE(fs::exists(folder_ / "utopia.cer")); // kept under its own name
    EXPECT_THAT(load_trust(folder_)->certificates(), SizeIs(1));
}

}  // namespace
}  // namespace lds
