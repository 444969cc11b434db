// SPDX-License-Identifier: Apache-2.0
//
// RunMessage: a job as it is sent to a child, its inputs inside it or beside it.

#include "isolation/run_message.hpp"

namespace cotejo {
namespace {

/// Below this a copy is cheaper than a descriptor and a map.
constexpr std::uint64_t kCheaperCopied = 4096;

std::vector<cotejo_fact> as_c(const std::vector<Fact>& facts) {
    std::vector<cotejo_fact> c;
    c.reserve(facts.size());
    for (const Fact& fact : facts)
        c.push_back({fact.name.c_str(), fact.text ? fact.text->c_str() : nullptr, fact.value});
    return c;
}

std::uint64_t nanoseconds(Clock::time_point time) {
    if (time == Clock::time_point::max()) return UINT64_MAX;
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count());
}

}  // namespace

KnownPools::Known KnownPools::know(const std::shared_ptr<Pool>& pool) {
    std::uint32_t free = static_cast<std::uint32_t>(pools_.size());
    for (std::uint32_t number = 0; number < pools_.size(); ++number) {
        const std::shared_ptr<Pool> known = pools_[number].lock();
        if (known == pool) return {number, true};
        if (!known) free = number;
    }
    if (free == pools_.size()) pools_.emplace_back();
    pools_[free] = pool;
    return {free, false};
}

RunMessage::RunMessage(std::uint64_t id, const Job& job, KnownPools& known) {
    run_.job = id;
    run_.deadline_ns = nanoseconds(job.deadline);
    run_.role = job.role.c_str();
    run_.gives = job.gives.c_str();
    run_.options = as_c(job.options);
    run_.inputs.resize(job.inputs.size());
    for (std::size_t i = 0; i < job.inputs.size(); ++i) place(job.inputs[i], run_.inputs[i], known);
}

void RunMessage::place(const Record& record, wire::RecordOnWire& input, KnownPools& known) {
    input.facts = as_c(record.facts());
    const std::span<const std::uint8_t> data = record.data();
    cotejo_record& c = input.record;
    c.kind = record.kind().c_str();
    c.format = record.format().c_str();
    c.time_ns = record.time_ns();
    c.facts = input.facts.data();
    c.fact_count = static_cast<std::uint32_t>(input.facts.size());
    c.width = record.raster().width;
    c.height = record.raster().height;
    c.stride = record.raster().stride;
    c.data = data.data();
    c.size = data.size();
    if (data.empty()) return;

    input.place = wire::Place::inside;
    const Storage& storage = *record.storage();
    const bool room = descriptors_.size() + 1 < kMostDescriptors;
    if (data.size() <= kCheaperCopied || storage.descriptor() < 0 || !room) return;
    input.offset = storage.offset();
    if (const auto* slot = dynamic_cast<const Slot*>(&storage)) {
        const KnownPools::Known pool = known.know(slot->pool());
        input.place = wire::Place::pool;
        input.number = pool.number;
        input.file_size = slot->pool()->size();
        if (pool.before) return;
    } else if (storage.frozen()) {
        input.place = wire::Place::file;
        input.file_size = storage.offset() + data.size();
    } else {
        return;
    }
    input.descriptor = static_cast<std::int32_t>(descriptors_.size());
    descriptors_.push_back(storage.descriptor());
}

Result<void> RunMessage::send(const Channel& channel) {
    wire::Buffer message;
    wire::encode(run_, message);
    Result<Descriptor> file = Descriptor();
    if (message.size() > kMostMessage) {
        file = sealed_memory_file("cotejo-run", message);
        if (!file) return file.error();
        descriptors_.push_back(file->get());
        wire::encode_in_file(wire::Type::run, message.size(), message);
    }
    if (channel.send(message, descriptors_) == Channel::Sent::yes) return {};
    return Error{Status::unavailable, "the plugin's process does not listen"};
}

}  // namespace cotejo
