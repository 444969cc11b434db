// SPDX-License-Identifier: Apache-2.0
//
// Sealing: what was sealed comes back whole to its own key, and to no other.

#include "keeping/seal.hpp"

#include <gtest/gtest.h>

#include "keeping/text.hpp"

namespace cotejo {
namespace {

Record sample() {
    return Record({.kind = "gait.image",
                   .format = "gray8",
                   .storage = copied(bytes_of("pixels!!")),
                   .facts = {{"surname", "GÓMEZ", 0.5}, {"sharpness", std::nullopt, 61.25}},
                   .time_ns = 123456789,
                   .raster = {4, 2, 4}});
}

std::vector<LookupKey> keys() {
    LookupKey first, second;
    first.bytes.fill(1);
    second.bytes.fill(2);
    return {first, second};
}

TEST(Seal, GivesBackTheWholeRecordToItsKey) {
    const RecordKey key = RecordKey::fresh();
    const auto opened = open_sealed(seal(sample(), keys(), key), key);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->keys, keys());
    const Record& record = opened->record;
    EXPECT_EQ(record.kind(), "gait.image");
    EXPECT_EQ(record.format(), "gray8");
    EXPECT_EQ(std::string(record.data().begin(), record.data().end()), "pixels!!");
    EXPECT_EQ(record.text("surname"), "GÓMEZ");
    EXPECT_EQ(record.facts()[0].value, 0.5);
    EXPECT_EQ(record.number("sharpness"), 61.25);
    EXPECT_EQ(record.time_ns(), 123456789u);
    EXPECT_EQ(record.raster().width, 4u);
    EXPECT_EQ(record.raster().height, 2u);
    EXPECT_EQ(record.raster().stride, 4u);
}

TEST(Seal, GivesBackARecordWithoutData) {
    const RecordKey key = RecordKey::fresh();
    const Record bare({.kind = "gait.mark", .format = "", .storage = nullptr, .facts = {},
                       .time_ns = 0, .raster = {}});
    const auto opened = open_sealed(seal(bare, {}, key), key);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->record.data().empty());
}

TEST(Seal, ShowsNothingOfTheRecord) {
    const auto sealed = seal(sample(), keys(), RecordKey::fresh());
    const std::string text(sealed.begin(), sealed.end());
    for (const char* word : {"gait", "surname", "MEZ", "pixels", "\1\1\1\1", "\2\2\2\2"})
        EXPECT_EQ(text.find(word), std::string::npos) << word;
}

TEST(Seal, NeverSealsTwiceTheSame) {
    const RecordKey key = RecordKey::fresh();
    EXPECT_NE(seal(sample(), {}, key), seal(sample(), {}, key));
}

TEST(Seal, OpensForNoOtherKey) {
    const RecordKey key = RecordKey::fresh();
    const auto sealed = seal(sample(), {}, key);
    EXPECT_FALSE(open_sealed(sealed, RecordKey::fresh()));
    EXPECT_FALSE(open_sealed(sealed, RecordKey(key.id(), Secret::random())));
}

TEST(Seal, OpensNoMoreWithAnyBitOfAnyByteChangedOrTheEndCut) {
    const RecordKey key = RecordKey::fresh();
    const auto sealed = seal(sample(), keys(), key);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] ^= 0x10;
        EXPECT_FALSE(open_sealed(changed, key)) << "byte " << i;
        EXPECT_FALSE(open_sealed(std::span(sealed).first(i), key)) << "cut at " << i;
    }
    EXPECT_EQ(sealed_for(sealed), key.id());
}

}  // namespace
}  // namespace cotejo
