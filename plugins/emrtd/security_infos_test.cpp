// SPDX-License-Identifier: Apache-2.0

#include "emrtd/security_infos.hpp"

#include <gmock/gmock.h>

#include "emrtd/access.hpp"
#include "emrtd/chip_authentication.hpp"
#include "emrtd/tlv.hpp"

namespace emrtd {
namespace {

Bytes info(const char* oid_, std::initializer_list<Bytes> rest) {
    Bytes inside = tlv(0x06, oid(oid_));
    for (const Bytes& part : rest) inside = join({inside, part});
    return tlv(0x30, inside);
}
Bytes integer(std::uint64_t value) { return tlv_integer(number(value, 8)); }
Bytes set(std::initializer_list<Bytes> infos) {
    Bytes inside;
    for (const Bytes& one : infos) inside = join({inside, one});
    return tlv(0x31, inside);
}

/// The key of ICAO 9303-11, appendix I, by its standardized domain parameters.
const Bytes kKey = from_hex("30523 00C060704007F000701020201 0D034200 04187270"
                            "9494399E 7470A643 1BE25E83 EEE24FEA 568C2ED2 8DB48E05 DB3A610D C884D256 A40E35EF"
                            "CB59BF67 53D3A489 D28C7A4D 973C2DA1 38A6E7A4 A08F68E1 6F");

TEST(SecurityInfos, AreReadAsTheWorkedExampleHasThem) {
    const auto infos = read_security_infos(from_hex("31143012060A04007F0007020204020202010202010D"));
    ASSERT_TRUE(infos);
    ASSERT_EQ(infos->pace.size(), 1u);
    EXPECT_TRUE(infos->offers_pace);
    EXPECT_EQ(infos->pace[0].version, 2u);
    EXPECT_EQ(infos->pace[0].parameters, 13u);
    EXPECT_EQ(infos->pace[0].protocol.cipher, Cipher::aes128);
    EXPECT_TRUE(infos->pace[0].protocol.points);
}

TEST(SecurityInfos, PassOverWhatIsNotSpoken) {
    const auto infos = read_security_infos(set({
        info("0.4.0.127.0.7.2.2.2", {integer(1)}),                             // terminal authentication
        info("0.4.0.127.0.7.2.2.4.2", {tlv(0x30, Bytes{}), integer(13)}),      // domain parameters written out
        info("0.4.0.127.0.7.2.2.4.9.2", {integer(2), integer(13)}),            // no such mapping
        info("1.2.3.4", {tlv(0x04, Bytes{1})})}));
    ASSERT_TRUE(infos);
    EXPECT_TRUE(infos->pace.empty());
    EXPECT_TRUE(infos->offers_pace); // and so the chip is not opened by anything else
    EXPECT_EQ(choose(*infos), nullptr);
    EXPECT_FALSE(read_security_infos(set({info("0.4.0.127.0.7.2.2.2", {integer(1)})}))->offers_pace);
}

TEST(SecurityInfos, AreRefusedWhenDamaged) {
    const Bytes whole = set({info("0.4.0.127.0.7.2.2.4.2.2", {integer(2), integer(13)})});
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_security_infos(View(whole).first(size))) << size;
    EXPECT_FALSE(read_security_infos(from_hex("3000")));
    EXPECT_FALSE(read_security_infos(set({tlv(0x30, integer(2))})));
    EXPECT_TRUE(read_security_infos(join({whole, Bytes(40)}))); // a padded file
}

TEST(SecurityInfos, OfferTheBestOfSeveralWaysOfPace) {
    const auto best = [](std::initializer_list<Bytes> all) {
        const auto infos = read_security_infos(set(all));
        const PaceInfo* chosen = choose(*infos);
        return chosen ? dotted(chosen->protocol.oid) + " " + std::to_string(*chosen->parameters) : "";
    };
    const auto pace = [](const char* last, std::uint64_t parameters) {
        return info((std::string("0.4.0.127.0.7.2.2.4.") + last).c_str(), {integer(2), integer(parameters)});
    };
    EXPECT_EQ(best({pace("1.1", 0), pace("1.2", 2), pace("2.1", 12), pace("4.4", 13)}), "0.4.0.127.0.7.2.2.4.4.4 13");
    EXPECT_EQ(best({pace("1.1", 0), pace("2.1", 12)}), "0.4.0.127.0.7.2.2.4.2.1 12");
    EXPECT_EQ(best({pace("2.2", 30), pace("1.2", 2)}), "0.4.0.127.0.7.2.2.4.1.2 2");
    EXPECT_EQ(best({pace("2.2", 30)}), "");
}

TEST(SecurityInfos, GiveTheChipsKeyAndHowItIsUsed) {
    const auto infos = read_security_infos(set({
        info("0.4.0.127.0.7.2.2.1.2", {kKey, integer(7)}),
        info("0.4.0.127.0.7.2.2.3.2.1", {integer(1), integer(7)}),
        info("0.4.0.127.0.7.2.2.3.2.4", {integer(1), integer(7)}),
        info("0.4.0.127.0.7.2.2.3.2.2", {integer(1), integer(8)})}));
    ASSERT_TRUE(infos);
    const auto way = choose_chip_way(*infos);
    ASSERT_TRUE(way) << way.error().what;
    EXPECT_EQ(way->how.cipher, Cipher::aes256);
    EXPECT_FALSE(way->name_key);
    const auto old = read_security_infos(set({info("0.4.0.127.0.7.2.2.1.2", {kKey})}));
    EXPECT_EQ(choose_chip_way(*old)->how.cipher, Cipher::des3);
    EXPECT_EQ(choose_chip_way(SecurityInfos{}).error().status, Status::not_found);
    const auto broken = read_security_infos(set({info("0.4.0.127.0.7.2.2.1.2", {tlv(0x30, Bytes{})})}));
    EXPECT_EQ(choose_chip_way(*broken).error().status, Status::refused);
}

TEST(SecurityInfos, NameTheHashOfActiveAuthentication) {
    const auto hash = [](const char* algorithm) {
        return read_security_infos(set({info("2.23.136.1.1.5", {integer(1), tlv(0x06, oid(algorithm))})}))->active_hash;
    };
    EXPECT_EQ(hash("0.4.0.127.0.7.1.1.4.1.3"), Hash::sha256);
    EXPECT_EQ(hash("0.4.0.127.0.7.1.1.4.1.5"), Hash::sha512);
    EXPECT_EQ(hash("1.2.840.10045.4.3.2"), Hash::sha256);
    EXPECT_EQ(hash("1.2.3"), std::nullopt);
}

TEST(ChipProof, OfTheMappingIsCheckedByTheStaticKey) {
    const auto infos = read_security_infos(set({info("0.4.0.127.0.7.2.2.1.2", {kKey, integer(13)})}));
    ASSERT_TRUE(infos);
    ChipProof proof{std::move(*Domain::standardized(13)),
                    from_hex("04A234236AA9B9621E8EFB73B5245C0E09D2576E5277183C1208BDD55280CAE8B3"
                             "04F365713A356E65A451E165ECC9AC0AC46E3771342C8FE5AEDD092685338E23"),
                    from_hex("85DC3FA93D0952BFA82F5FD189EE75BD82F11D1F0B8ED4BF5319AC9B53C426B3")};
    EXPECT_TRUE(check_proof(proof, *infos));
    proof.data[5] ^= 1;
    EXPECT_EQ(check_proof(proof, *infos).error().status, Status::refused);
    proof.domain = std::move(*Domain::standardized(12));
    EXPECT_EQ(check_proof(proof, *infos).error().status, Status::not_found);
}

}  // namespace
}  // namespace emrtd
