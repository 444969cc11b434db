// SPDX-License-Identifier: Apache-2.0

#include "isolation/pool.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>

#include "isolation/wire.hpp"

namespace cotejo {
namespace {

std::shared_ptr<Pool> pool(std::uint32_t slots = 2, std::uint64_t size = 4096) {
    auto made = Pool::create(slots, size);
    EXPECT_TRUE(made);
    return *made;
}

TEST(Pool, CanNeitherShrinkNorGrow) {
    const auto made = pool();
    EXPECT_EQ(::ftruncate(made->descriptor(), 0), -1);
    EXPECT_EQ(::ftruncate(made->descriptor(), 1 << 20), -1);
}

TEST(Pool, HasNoFurtherWritersOnceSealed) {
    const auto made = pool();
    const auto writable = Map::of(made->descriptor(), made->size(), Map::Access::write);
    ASSERT_TRUE(writable);
    ASSERT_TRUE(made->seal());
    EXPECT_FALSE(Map::of(made->descriptor(), made->size(), Map::Access::write));
    EXPECT_EQ(::pwrite(made->descriptor(), "x", 1, 0), -1);
    EXPECT_EQ(::fcntl(made->descriptor(), F_ADD_SEALS, F_SEAL_WRITE), -1);
    const auto readable = Map::of(made->descriptor(), made->size(), Map::Access::read);
    ASSERT_TRUE(readable);
    EXPECT_EQ(::mprotect(readable->data(), 4096, PROT_READ | PROT_WRITE), -1);
    writable->data()[5] = 42;
    EXPECT_EQ(readable->data()[5], 42) << "its producer can still write";
}

TEST(Pool, RefusesPlacesThatAreNotInASlot) {
    const auto made = pool();
    EXPECT_FALSE(made->take(2, 0, 1));
    EXPECT_FALSE(made->take(0, 0, 4097));
    EXPECT_FALSE(made->take(0, 4096, 1));
    EXPECT_FALSE(made->take(1, UINT64_MAX, 2));
    EXPECT_TRUE(made->take(1, 4095, 1));
}

TEST(Pool, LendsASlotOnceAtATime) {
    const auto made = pool();
    auto held = made->take(1, 0, 10);
    ASSERT_TRUE(held);
    EXPECT_FALSE(made->take(1, 0, 10));
    held.reset();
    EXPECT_TRUE(made->take(1, 0, 10));
}

TEST(Pool, TellsItsProducerWhenTheLastHolderLetsGo) {
    auto ends = Channel::pair();
    ASSERT_TRUE(ends);
    const auto host = std::make_shared<const Channel>(std::move(ends->first));
    const Channel producer(std::move(ends->second));
    const auto made = pool();
    made->notify(host);
    auto held = made->take(1, 0, 10);
    auto also = held;
    held.reset();
    auto inbox = std::make_unique<Inbox>();
    EXPECT_EQ(producer.poll(*inbox, false), Arrived::nothing);
    also.reset();
    ASSERT_EQ(producer.poll(*inbox, false), Arrived::message);
    const wire::ToChild message = wire::decode_to_child(inbox->message());
    ASSERT_TRUE(std::holds_alternative<wire::Block>(message));
    EXPECT_EQ(std::get<wire::Block>(message).slot, 1u);
}

TEST(Pool, OutlivesItsProducerWhileARecordReadsIt) {
    auto made = pool();
    auto held = made->take(0, 0, 10);
    std::weak_ptr<Pool> watched = made;
    made.reset();
    EXPECT_EQ(held->bytes().size(), 10u);
    held.reset();
    EXPECT_TRUE(watched.expired());
}

TEST(Pool, RefusesAGeometryOutOfBounds) {
    EXPECT_FALSE(Pool::create(0, 4096));
    EXPECT_FALSE(Pool::create(65, 4096));
    EXPECT_FALSE(Pool::create(1, 0));
    EXPECT_FALSE(Pool::create(64, UINT64_MAX / 64));
}

TEST(MemoryFile, CannotBeChangedOnceSealed) {
    const std::uint8_t bytes[] = {1, 2, 3};
    const auto file = sealed_memory_file("test", bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(::pwrite(file->get(), "x", 1, 0), -1);
    EXPECT_EQ(::ftruncate(file->get(), 0), -1);
    EXPECT_FALSE(Map::of(file->get(), 3, Map::Access::write));
    const auto map = Map::of(file->get(), 3, Map::Access::read);
    ASSERT_TRUE(map);
    EXPECT_THAT(map->bytes(), testing::ElementsAre(1, 2, 3));
}

}  // namespace
}  // namespace cotejo
