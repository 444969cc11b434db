// SPDX-License-Identifier: Apache-2.0
//
// The wire between host and child: how the seven messages lie, and what of them is believed.

#include "isolation/wire.hpp"

#include <cmath>

namespace cotejo::wire {
namespace {

// The ABI's limits; a message beyond them is malformed.
constexpr std::size_t kName = 256;
constexpr std::size_t kText = 4096;
constexpr std::uint32_t kFacts = 256;
constexpr std::uint32_t kInputs = 4096;
constexpr std::size_t kSaid = 8192;

constexpr std::uint8_t kInFile = 1;

Writer begin(Type type, Buffer& into, std::uint8_t flags = 0) {
    Writer writer(into);
    writer.number(type).number(flags);
    return writer;
}

void put(Writer& writer, std::span<const cotejo_fact> facts) {
    writer.number(static_cast<std::uint32_t>(facts.size()));
    for (const cotejo_fact& fact : facts) {
        writer.text(fact.name).number<std::uint8_t>(fact.text ? 1 : 0);
        if (fact.text) writer.text(fact.text);
        writer.number(fact.value);
    }
}

std::vector<cotejo_fact> take_facts(Reader& reader) {
    std::vector<cotejo_fact> facts(reader.count(kFacts));
    for (cotejo_fact& fact : facts) {
        fact.name = reader.text(kName).data();
        const auto is_text = reader.number<std::uint8_t>();
        fact.text = is_text ? reader.text(kText).data() : nullptr;
        fact.value = reader.number<double>();
        if (is_text > 1 || !std::isfinite(fact.value)) reader.fail();
    }
    return facts;
}

void put(Writer& writer, const RecordOnWire& item) {
    const cotejo_record& record = item.record;
    writer.text(record.kind).text(record.format).number(record.time_ns);
    writer.number(record.width).number(record.height).number(record.stride);
    put(writer, {record.facts, record.fact_count});
    writer.number(item.place);
    if (item.place == Place::none) return;
    if (item.place == Place::inside) {
        writer.bytes({record.data, static_cast<std::size_t>(record.size)});
        return;
    }
    writer.number(item.number).number(item.descriptor);
    writer.number(item.file_size).number(item.offset).number(record.size);
}

void take(Reader& reader, RecordOnWire& item) {
    cotejo_record& record = item.record;
    record.kind = reader.text(kName).data();
    record.format = reader.text(kName).data();
    record.time_ns = reader.number<std::uint64_t>();
    record.width = reader.number<std::uint32_t>();
    record.height = reader.number<std::uint32_t>();
    record.stride = reader.number<std::uint32_t>();
    item.facts = take_facts(reader);
    record.facts = item.facts.data();
    record.fact_count = static_cast<std::uint32_t>(item.facts.size());
    item.place = reader.number<Place>();
    if (item.place > Place::slot) reader.fail();
    if (!reader.good() || item.place == Place::none) return;
    if (item.place == Place::inside) {
        const Bytes bytes = reader.bytes();
        record.data = bytes.data();
        record.size = bytes.size();
        return;
    }
    item.number = reader.number<std::uint32_t>();
    item.descriptor = reader.number<std::int32_t>();
    item.file_size = reader.number<std::uint64_t>();
    item.offset = reader.number<std::uint64_t>();
    record.size = reader.number<std::uint64_t>();
}

Run take_run(Reader& reader) {
    Run run;
    run.job = reader.number<std::uint64_t>();
    run.deadline_ns = reader.number<std::uint64_t>();
    run.role = reader.text(kName).data();
    run.gives = reader.text(kName).data();
    run.options = take_facts(reader);
    run.inputs.resize(reader.count(kInputs));
    for (RecordOnWire& input : run.inputs) {
        take(reader, input);
        if (!reader.good()) break;
    }
    return run;
}

template <class Message>
std::variant<std::monostate, Emit, Guide, Log, Done> whole(const Reader& reader, Message message) {
    if (!reader.done()) return std::monostate{};
    return message;
}

}  // namespace

void encode(const Run& run, Buffer& into) {
    Writer writer = begin(Type::run, into);
    writer.number(run.job).number(run.deadline_ns).text(run.role).text(run.gives);
    put(writer, run.options);
    writer.number(static_cast<std::uint32_t>(run.inputs.size()));
    for (const RecordOnWire& input : run.inputs) put(writer, input);
}

void encode(const Cancel& cancel, Buffer& into) { begin(Type::cancel, into).number(cancel.job); }

void encode(const Block& block, Buffer& into) { begin(Type::block, into).number(block.slot); }

void encode(const Emit& emit, Buffer& into) {
    Writer writer = begin(Type::emit, into);
    writer.number(emit.job);
    put(writer, emit.record);
}

void encode(const Guide& guide, Buffer& into) {
    begin(Type::say, into).number<std::uint8_t>(0).number(guide.job).text(guide.hint).number(
        guide.progress);
}

void encode(const Log& log, Buffer& into) {
    begin(Type::say, into).number<std::uint8_t>(1).number(log.job).number(log.level).text(log.text);
}

void encode(const Done& done, Buffer& into) {
    begin(Type::done, into).number(done.job).number(done.status);
}

void encode_in_file(Type type, std::uint64_t size, Buffer& into) {
    begin(type, into, kInFile).number(size);
}

std::uint64_t size_in_file(Bytes message) {
    Reader reader(message);
    reader.number<Type>();
    if (reader.number<std::uint8_t>() != kInFile) return 0;
    const auto size = reader.number<std::uint64_t>();
    return reader.done() ? size : 0;
}

ToChild decode_to_child(Bytes message) {
    Reader reader(message);
    const auto type = reader.number<Type>();
    if (reader.number<std::uint8_t>() != 0) return {};
    ToChild decoded;
    if (type == Type::run) decoded = take_run(reader);
    if (type == Type::cancel) decoded = Cancel{reader.number<std::uint64_t>()};
    if (type == Type::block) decoded = Block{reader.number<std::uint32_t>()};
    if (!reader.done()) return {};
    return decoded;
}

ToHost decode_to_host(Bytes message) {
    Reader reader(message);
    const auto type = reader.number<Type>();
    if (reader.number<std::uint8_t>() != 0) return {};
    if (type == Type::emit) {
        Emit emit;
        emit.job = reader.number<std::uint64_t>();
        take(reader, emit.record);
        return whole(reader, std::move(emit));
    }
    if (type == Type::done) {
        const auto job = reader.number<std::uint64_t>();
        return whole(reader, Done{job, reader.number<cotejo_status>()});
    }
    if (type != Type::say) return {};
    const auto what = reader.number<std::uint8_t>();
    const auto job = reader.number<std::uint64_t>();
    if (what == 0) {
        const std::string_view hint = reader.text(kName);
        return whole(reader, Guide{job, hint, reader.number<double>()});
    }
    const auto level = reader.number<cotejo_level>();
    const std::string_view text = reader.text(kSaid);
    if (what != 1 || level < COTEJO_DEBUG || level > COTEJO_ERROR) return {};
    return whole(reader, Log{job, level, text});
}

}  // namespace cotejo::wire
