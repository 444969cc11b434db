// SPDX-License-Identifier: Apache-2.0
//
// Which format a file's content tells, and that what is kept can be read again.

#include "record_file.hpp"

#include <gmock/gmock.h>

#include "scratch.hpp"

namespace cotejo::tools {
namespace {

class RecordFile : public test::Scratch {
protected:
    std::string format_of(const std::string& name, const std::string& content) {
        const Result<Record> record = read_record(write(name, content), "test.kind");
        EXPECT_TRUE(record) << (record ? "" : record.error().what);
        return record ? record->format() : "";
    }
};

TEST_F(RecordFile, TellsItsFormatFromItsContent) {
    EXPECT_EQ(format_of("a", "\xFF\xD8\xFF\xE0..."), "jpeg");
    EXPECT_EQ(format_of("b", "\x89PNG\r\n\x1A\n..."), "png");
    EXPECT_EQ(format_of("c", "name,seat\nA,1\n"), "csv");
    EXPECT_EQ(format_of("d", "name seat\nA 1\n"), "bytes");
    EXPECT_EQ(format_of("e.f32", "1234"), "f32");
    EXPECT_EQ(format_of("f", ""), "");
}

TEST_F(RecordFile, ReadsAPgmAsARasterWithPaddedRows) {
    const Result<Record> record = read_record(write("g", "P5 # made by hand\n3 2\n255\nabcdef"), "k.v");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->format(), "gray8");
    EXPECT_EQ(record->raster().width, 3u);
    EXPECT_EQ(record->raster().stride, 64u);
    EXPECT_EQ(record->data()[64], 'd');
}

TEST_F(RecordFile, ReadsAPpmAsBlueGreenRed) {
    const Result<Record> record = read_record(write("g", "P6 2 1 255\nRGBrgb"), "k.v");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->format(), "bgr8");
    EXPECT_EQ(std::string(record->data().begin(), record->data().begin() + 6), "BGRbgr");
}

TEST_F(RecordFile, RefusesAPictureThatIsCutShort) {
    EXPECT_FALSE(read_record(write("g", "P5 3 2 255\nabc"), "k.v"));
    EXPECT_FALSE(read_record(write("h", "P5 3 "), "k.v"));
    EXPECT_FALSE(read_record(write("i", "P5 99999 99999 255\n"), "k.v"));
    EXPECT_FALSE(read_record(write("j", "P5 3 2 65535\nabcdefabcdef"), "k.v"));
}

TEST_F(RecordFile, RefusesFactsBesideItThatCannotBeRead) {
    for (const char* facts : {"{\"facts\":5", "[]", "{\"facts\":5}"}) {
        write("note.json", facts);
        const auto record = read_record(write("note", "n"), "example.note");
        ASSERT_FALSE(record) << facts;
        EXPECT_THAT(record.error().what, ::testing::HasSubstr("note.json: must be a JSON object"));
    }
}

TEST_F(RecordFile, GivesBackWhatWasSaved) {
    const std::string text = "P6 2 1 255\nRGBrgb";
    const Record read = *read_record(write("g", text), "k.v/1");
    const Record record = read.with_facts({{"n", std::nullopt, 0.5}, {"t", "ñ", 1.0}});
    ASSERT_TRUE(save(record, folder_, 7));
    const Result<Record> again = read_record(path("007-k.v_1.ppm"), "k.v/1");
    ASSERT_TRUE(again);
    EXPECT_TRUE(std::ranges::equal(again->data(), record.data()));
    EXPECT_EQ(again->number("n"), 0.5);
    EXPECT_EQ(again->text("t"), "ñ");
}

TEST_F(RecordFile, SaysWhenItCannotBeSaved) {
    write("file", "x");
    EXPECT_FALSE(save(Record({"k.v", "", nullptr, {}, 0, {}}), path("file/below"), 1));
}

}  // namespace
}  // namespace cotejo::tools
