// SPDX-License-Identifier: Apache-2.0

#include "emrtd/elementary_file.hpp"

#include <gmock/gmock.h>

#include "emrtd/testing.hpp"
#include "emrtd/tlv.hpp"

namespace emrtd {
namespace {

using testing::Scripted;
using ::testing::HasSubstr;

/// A card with one file, as lenient or strict as a test wants it.
struct Shelf {
    Bytes file;
    std::size_t most = 65536;     ///< bytes it gives at once
    bool short_ids = true;
    bool extended = true;
    bool warns = false;           ///< 6282 at the end

    Response operator()(const Command& command) const {
        if (command.extended && !extended) return {{}, kWrongLength};
        if (command.ins == 0xA4) return {{}, kDone};
        const bool by_id = command.ins == 0xB0 && command.p1 & 0x80;
        if (by_id && !short_ids) return {{}, 0x6A86};
        std::size_t offset = by_id ? command.p2 : std::size_t(command.p1) << 8 | command.p2;
        if (command.ins == 0xB1) offset = std::size_t(number(*find(command.data, 0x54)));
        if (offset >= file.size()) return {{}, 0x6B00};
        const std::size_t around = command.ins == 0xB1 ? 4 : 0;
        const std::size_t wanted = command.le - around;
        const View part = View(file).subspan(offset, std::min({wanted, most, file.size() - offset}));
        const bool ends = warns && wanted > part.size();
        return {command.ins == 0xB1 ? tlv(0x53, part) : copy(part), ends ? kEndOfFile : kDone};
    }
};

Bytes file_of(std::size_t size) {
    Bytes value(size);
    for (std::size_t i = 0; i < size; ++i) value[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    return tlv(0x75, value);
}

Answer<Bytes> read(Scripted& card, bool extended = false) {
    Chip chip(card);
    chip.set_extended(extended);
    return read_file(chip, 0x0102);
}

TEST(ElementaryFile, IsReadInOneCommandWhereTheChipAllows) {
    const Shelf shelf{file_of(16000)};
    Scripted card(shelf);
    const auto file = read(card, true);
    ASSERT_TRUE(file) << file.error().what;
    EXPECT_EQ(*file, shelf.file);
    EXPECT_EQ(card.asked.size(), 1u);
    EXPECT_EQ(card.asked[0].p1, 0x82);
}

TEST(ElementaryFile, IsReadInPartsAndBeyondTheEvenInstructionsReach) {
    for (const std::size_t size : {10u, 250u, 300u, 32760u, 40000u, 70000u})
        for (const bool warns : {false, true}) {
            Shelf shelf{file_of(size)};
            shelf.warns = warns;
            shelf.extended = false;
            Scripted card(shelf);
            const auto file = read(card);
            ASSERT_TRUE(file) << size << ": " << file.error().what;
            EXPECT_EQ(*file, shelf.file) << size;
        }
}

TEST(ElementaryFile, IsSelectedWhereTheChipKnowsNoShortIdentifiers) {
    Shelf shelf{file_of(1000)};
    shelf.short_ids = false;
    Scripted card(shelf);
    const auto file = read(card);
    ASSERT_TRUE(file);
    EXPECT_EQ(*file, shelf.file);
    EXPECT_EQ(card.asked[1].ins, 0xA4);
    EXPECT_EQ(hex(card.asked[1].data), "0102");
}

TEST(ElementaryFile, EndsWithItsDataObjectWhateverFollows) {
    Shelf shelf{join({file_of(100), Bytes(500, 0xFF)})};
    Scripted card(shelf);
    EXPECT_EQ(*read(card, true), file_of(100));
}

TEST(ElementaryFile, IsGivenAsFarAsItGoesWhenItEndsBeforeItSays) {
    for (const bool warns : {false, true}) {
        Shelf shelf{file_of(1000)};
        shelf.file.resize(700);
        shelf.warns = warns;
        Scripted card(shelf);
        const auto file = read(card);
        ASSERT_TRUE(file);
        EXPECT_EQ(*file, shelf.file);
    }
}

TEST(ElementaryFile, IsRefusedWhenItsLengthIsAbsurd) {
    Scripted card([](const Command&) { return Response{from_hex("75847FFFFFFF00"), kDone}; });
    const auto file = read(card);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().cause, Cause::garbled);
    EXPECT_THAT(file.error().what, HasSubstr("2147483653 bytes"));
    EXPECT_EQ(card.asked.size(), 1u);
}

TEST(ElementaryFile, SaysWhetherItIsAbsentOrDenied) {
    for (const auto& [sw, cause] : {std::pair{kFileNotFound, Cause::absent}, {kNotSatisfied, Cause::denied},
                                    {kReferenceNotFound, Cause::absent}, {kNoSuchInstruction, Cause::denied}}) {
        Scripted card([sw = sw](const Command&) { return Response{{}, sw}; });
        const auto file = read(card);
        ASSERT_FALSE(file);
        EXPECT_EQ(file.error().cause, cause);
        EXPECT_THAT(file.error().what, HasSubstr(hex(sw)));
    }
}

TEST(ElementaryFile, ThatGivesNothingIsNotReadForEver) {
    Scripted card([](const Command&) { return Response{{}, kDone}; });
    EXPECT_FALSE(read(card));
    EXPECT_LE(card.asked.size(), 3u);
}

TEST(ElementaryFile, OfAnOddAnswerWithoutItsObjectIsGarbled) {
    Scripted card([](const Command& command) {
        if (command.ins == 0xB1) return Response{Bytes(100, 0x54), kDone};
        return Shelf{file_of(40000)}(command);
    });
    const auto file = read(card);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().cause, Cause::garbled);
}

TEST(CardAccess, TellsWhetherTheChipTakesExtendedLengths) {
    for (const bool extended : {false, true}) {
        Shelf shelf{file_of(20)};
        shelf.extended = extended;
        Scripted card(shelf);
        Chip chip(card);
        const auto file = read_card_access(chip, true);
        ASSERT_TRUE(file);
        EXPECT_EQ(*file, shelf.file);
        EXPECT_EQ(chip.extended(), extended);
        EXPECT_EQ(card.asked.size(), extended ? 1u : 2u);
    }
}

TEST(CardAccess, IsReadInShortFormWhereNothingElseIsToBeTried) {
    Scripted card(Shelf{file_of(20)});
    Chip chip(card);
    ASSERT_TRUE(read_card_access(chip, false));
    EXPECT_FALSE(chip.extended());
    for (const Command& command : card.asked) EXPECT_FALSE(command.extended);
}

TEST(ElementaryFile, IsReadInShortFormWhenTheLongOneIsTooLong) {
    const Shelf shelf{file_of(1000)};
    Scripted card([&](const Command& command) {
        return command.extended ? Response{{}, kWrongLength} : shelf(command);
    });
    EXPECT_EQ(*read(card, true), shelf.file);
}

}  // namespace
}  // namespace emrtd
