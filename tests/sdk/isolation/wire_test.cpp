// SPDX-License-Identifier: Apache-2.0

#include "isolation/wire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cotejo::wire {
namespace {

const std::uint8_t kData[100] = {7};
const cotejo_fact kFacts[] = {{"sharp", nullptr, 0.5}, {"name", "GÓMEZ", 1.0}};

RecordOnWire record(Place place) {
    RecordOnWire item;
    item.record.kind = "fake.image";
    item.record.format = "gray8";
    item.record.time_ns = 12;
    item.record.width = item.record.height = item.record.stride = 10;
    item.record.facts = kFacts;
    item.record.fact_count = 2;
    item.record.data = place == Place::inside ? kData : nullptr;
    item.record.size = place == Place::none ? 0 : sizeof kData;
    item.place = place;
    item.number = 3;
    item.descriptor = 1;
    item.file_size = 4096;
    item.offset = 64;
    return item;
}

Buffer run_message() {
    Run run;
    run.job = 5;
    run.deadline_ns = 99;
    run.role = "extract";
    run.gives = "fake.part";
    run.options = {kFacts[0]};
    run.inputs = {record(Place::inside), record(Place::pool), record(Place::none)};
    Buffer buffer;
    encode(run, buffer);
    return buffer;
}

Buffer emit_message() {
    Emit emit{8, record(Place::inside)};
    Buffer buffer;
    encode(emit, buffer);
    return buffer;
}

TEST(Wire, CarriesARunAsItWas) {
    const Buffer buffer = run_message();
    const ToChild message = decode_to_child(buffer);
    const auto* run = std::get_if<wire::Run>(&message);
    ASSERT_TRUE(run);
    EXPECT_EQ(run->job, 5u);
    EXPECT_EQ(run->deadline_ns, 99u);
    EXPECT_STREQ(run->role, "extract");
    EXPECT_STREQ(run->gives, "fake.part");
    EXPECT_EQ(run->options.at(0).value, 0.5);
    ASSERT_EQ(run->inputs.size(), 3u);
    const RecordOnWire& first = run->inputs[0];
    EXPECT_STREQ(first.record.kind, "fake.image");
    EXPECT_STREQ(first.facts.at(1).text, "GÓMEZ");
    EXPECT_EQ(first.record.facts, first.facts.data());
    EXPECT_EQ(first.record.size, sizeof kData);
    EXPECT_EQ(first.record.data[0], 7);
    EXPECT_EQ((first.record.data - buffer.data()) % 64, 0) << "rasters are aligned";
    EXPECT_EQ(run->inputs[1].place, Place::pool);
    EXPECT_EQ(run->inputs[1].number, 3u);
    EXPECT_EQ(run->inputs[1].offset, 64u);
    EXPECT_EQ(run->inputs[2].record.data, nullptr);
}

TEST(Wire, CarriesWhatAChildSays) {
    Buffer buffer;
    ToHost message = decode_to_host(emit_message());
    EXPECT_TRUE(std::holds_alternative<Emit>(message));
    encode(Guide{4, "hold-still", 0.5}, buffer);
    message = decode_to_host(buffer);
    EXPECT_EQ(std::get<Guide>(message).hint, "hold-still");
    encode(Log{4, COTEJO_WARNING, "dirty"}, buffer);
    message = decode_to_host(buffer);
    EXPECT_EQ(std::get<Log>(message).text, "dirty");
    encode(Done{4, COTEJO_RETRY}, buffer);
    message = decode_to_host(buffer);
    EXPECT_EQ(std::get<Done>(message).status, COTEJO_RETRY);
}

TEST(Wire, CarriesBothHellos) {
    Config config;
    config.manifest.id = "org.cotejo.fake";
    config.manifest.needs.connect = {"127.0.0.1:80"};
    config.manifest.needs.listen = {8080};
    config.manifest.needs.jit = true;
    config.settings = {{"model", "x.onnx"}, {"empty", ""}};
    config.writable = {"/var/lib/x"};
    Buffer buffer;
    encode(config, buffer);
    Config read;
    ASSERT_TRUE(decode(buffer, read));
    EXPECT_EQ(read.settings, config.settings);
    EXPECT_EQ(read.writable, config.writable);
    EXPECT_EQ(read.manifest.needs.connect, config.manifest.needs.connect);
    EXPECT_TRUE(read.manifest.needs.jit);
    Ready ready{Status::failed, "no model", {"no Landlock"}, 7};
    EXPECT_FALSE(decode(buffer, ready)) << "an echo is no answer";
    encode(ready, buffer);
    Ready answer;
    ASSERT_TRUE(decode(buffer, answer));
    EXPECT_EQ(answer.status, Status::failed);
    EXPECT_EQ(answer.missing, ready.missing);
}

TEST(Wire, RefusesAMessageCutAnywhere) {
    for (const Buffer& whole : {run_message(), emit_message()}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Buffer cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            EXPECT_EQ(decode_to_child(cut).index(), 0u) << size;
            EXPECT_EQ(decode_to_host(cut).index(), 0u) << size;
        }
    }
}

TEST(Wire, RefusesAMessageWithMoreBehindIt) {
    Buffer buffer = emit_message();
    buffer.push_back(0);
    EXPECT_EQ(decode_to_host(buffer).index(), 0u);
}

TEST(Wire, RefusesMessagesInTheWrongDirection) {
    EXPECT_EQ(decode_to_host(run_message()).index(), 0u);
    EXPECT_EQ(decode_to_child(emit_message()).index(), 0u);
}

TEST(Wire, BelievesNoLength) {
    const std::vector<std::uint8_t> lie = {0xff, 0xff, 0xff, 0xff, 'a', 0};
    Reader text(lie);
    EXPECT_EQ(text.text(4096), "");
    EXPECT_FALSE(text.good());
    const std::vector<std::uint8_t> huge(16, 0xff);
    Reader bytes(huge);
    EXPECT_TRUE(bytes.bytes().empty());
    EXPECT_FALSE(bytes.good());
    Reader count(lie);
    EXPECT_EQ(count.count(256), 0u);
    EXPECT_FALSE(count.good());
}

TEST(Wire, RefusesATextWithoutItsEndOrWithOneInside) {
    Buffer buffer;
    Writer(buffer).text("abc");
    EXPECT_EQ(Reader(buffer).text(10), "abc");
    buffer.back() = 'd';
    EXPECT_EQ(Reader(buffer).text(10), "");
    buffer.back() = 0;
    buffer[5] = 0;
    EXPECT_EQ(Reader(buffer).text(10), "");
}

TEST(Wire, SaysWhenAMessageLiesInAFile) {
    Buffer buffer;
    encode_in_file(Type::run, 70'000, buffer);
    EXPECT_EQ(size_in_file(buffer), 70'000u);
    EXPECT_EQ(size_in_file(run_message()), 0u);
    EXPECT_EQ(decode_to_child(buffer).index(), 0u);
}

}  // namespace
}  // namespace cotejo::wire
