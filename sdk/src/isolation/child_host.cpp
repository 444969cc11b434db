// SPDX-License-Identifier: Apache-2.0
//
// ChildHost: the host a plugin sees from inside a child; what it asks goes over the wire.

#include "isolation/child_host.hpp"

namespace cotejo {
namespace {

std::vector<cotejo_fact> as_c(const std::vector<Fact>& facts) {
    std::vector<cotejo_fact> c;
    c.reserve(facts.size());
    for (const Fact& fact : facts)
        c.push_back({fact.name.c_str(), fact.text ? fact.text->c_str() : nullptr, fact.value});
    return c;
}

std::uint64_t monotonic() {
    return static_cast<std::uint64_t>(
        std::chrono::nanoseconds(Clock::now().time_since_epoch()).count());
}

}  // namespace

cotejo_status ChildHost::emit(std::uint64_t job, Emitted record) {
    wire::Emit message;
    if (!job_ || job != job_->id || cancelled(job)) return refuse(record, COTEJO_CANCELLED, {});
    if (const Result<void> checked = check_emitted(record, job_->gives); !checked)
        return refuse(record, COTEJO_INVALID, checked.error().what);
    if (!place(record, message.record))
        return refuse(record, COTEJO_INVALID, "its data does not lie in its block");
    message.job = job;
    const std::vector<cotejo_fact> facts = as_c(record.facts);
    cotejo_record& c = message.record.record;
    c.kind = record.kind.c_str();
    c.format = record.format.c_str();
    c.time_ns = record.time_ns;
    c.facts = facts.data();
    c.fact_count = static_cast<std::uint32_t>(facts.size());
    c.width = record.raster.width;
    c.height = record.raster.height;
    c.stride = record.raster.stride;
    wire::encode(message, buffer_);
    // Until the host has room, but never past the job's end.
    const Channel::Sent sent = wire_.send_while(buffer_, [&] { return !cancelled(job); });
    if (sent != Channel::Sent::yes) return blocks_.release(record.block), COTEJO_CANCELLED;
    if (message.record.place == wire::Place::slot)
        blocks_.sent(record.block);
    else
        blocks_.release(record.block);
    return COTEJO_OK;
}

cotejo_status ChildHost::refuse(const Emitted& record, cotejo_status status,
                                const std::string& what) {
    blocks_.release(record.block);
    if (!what.empty()) log(COTEJO_ERROR, "emit() refused: " + what);
    return status;
}

/// Says where the bytes lie: in a slot, in the message, or nowhere. False when that is not so.
bool ChildHost::place(const Emitted& record, wire::RecordOnWire& item) const {
    item.record.size = record.size;
    const bool block = record.block != COTEJO_NO_BLOCK;
    if (block && !blocks_.lent(record.block)) return false;
    if (record.size == 0) return true;
    if (!block) {
        item.place = wire::Place::inside;
        item.record.data = record.data;
        return record.size <= wire::kMostInside;
    }
    const auto offset = blocks_.offset(record.block, record.data, record.size);
    if (!offset) return false;
    item.place = wire::Place::slot;
    item.number = record.block - 1;
    item.offset = *offset;
    return true;
}

cotejo_status ChildHost::acquire(std::uint64_t size, cotejo_block& block) {
    hear();
    return blocks_.acquire(size, block);
}

/// Reads what has come during a job: only slots that are free again.
void ChildHost::hear() {
    while (wire_.poll(inbox_, true) == Arrived::message) {
        const wire::ToChild message = wire::decode_to_child(inbox_.message());
        if (const auto* block = std::get_if<wire::Block>(&message)) blocks_.returned(block->slot);
    }
}

void ChildHost::now(const cotejo_job* job) {
    job_ = job;
    deadline_ns_ = job ? job->deadline_ns : UINT64_MAX;
    current_ = job ? job->id : 0;
}

const char* ChildHost::setting(const char* name) {
    const auto found = settings_.find(name);
    return found == settings_.end() ? nullptr : found->second.c_str();
}

void ChildHost::log(cotejo_level level, std::string line) {
    wire::Buffer buffer;
    const std::uint64_t job = current_;
    wire::encode(wire::Log{job, level, line}, buffer);
    // Outside a job nobody may be reading: a line is then dropped rather than waited for.
    wire_.send_while(buffer, [&] { return job && current_ == job && !cancelled(job); });
}

void ChildHost::guide(std::uint64_t job, Guide guide) {
    if (!job_ || job != job_->id) return;
    wire::encode(wire::Guide{job, guide.hint, guide.progress}, buffer_);
    wire_.send_while(buffer_, [&] { return !cancelled(job); });
}

bool ChildHost::cancelled(std::uint64_t job) {
    return job != current_ || control_.cancelled.load(std::memory_order_relaxed) >= job ||
           monotonic() >= deadline_ns_;
}

}  // namespace cotejo
