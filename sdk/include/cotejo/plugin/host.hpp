// SPDX-License-Identifier: Apache-2.0
//
// Host and Job: what a plugin may ask of the host, and the one piece of work it is doing.

#pragma once

#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cotejo/abi.h"
#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"

namespace cotejo {
// A namespace of its own: the host side has a Job and a Store too, and tests link both.
inline namespace author {

/// CLOCK_MONOTONIC in nanoseconds: the clock of `time_ns` and `deadline_ns`.
inline std::uint64_t monotonic_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::uint64_t(now.tv_sec) * 1'000'000'000u + std::uint64_t(now.tv_nsec);
}

/// The host, for an instance's whole life.
class Host {
public:
    explicit Host(const cotejo_host* host) : host_(host) {}

    /// Gives a declared setting's value or default; "" when it has neither or is not declared.
    /// Any thread.
    std::string setting(const std::string& name) const {
        const char* value = host_->setting(host_, name.c_str());
        return value ? value : "";
    }

    /// Writes a line to the host's log. Neither biometric nor personal data. Any thread.
    void debug(const std::string& text) const { host_->log(host_, COTEJO_DEBUG, text.c_str()); }
    void info(const std::string& text) const { host_->log(host_, COTEJO_INFO, text.c_str()); }
    void warn(const std::string& text) const { host_->log(host_, COTEJO_WARNING, text.c_str()); }
    void error(const std::string& text) const { host_->log(host_, COTEJO_ERROR, text.c_str()); }

    const cotejo_host* raw() const { return host_; }

private:
    const cotejo_host* host_;
};

/// Writable shared memory lent by the host; given back unless emitted. Move only. [worker]
class Block {
public:
    Block() = default;
    Block(const cotejo_host* host, const cotejo_block& block) : host_(host), block_(block) {}
    Block(Block&& other) noexcept
        : host_(std::exchange(other.host_, nullptr)), block_(other.block_) {}
    Block& operator=(Block&& other) noexcept {
        std::swap(host_, other.host_);
        std::swap(block_, other.block_);
        return *this;
    }
    ~Block() {
        if (host_) host_->release(host_, block_.id);
    }

    std::uint8_t* data() const { return block_.data; }
    std::uint64_t size() const { return block_.size; }

    /// Hands the block's number over: whoever calls this emits it.
    std::uint32_t take() {
        host_ = nullptr;
        return block_.id;
    }

private:
    const cotejo_host* host_ = nullptr;
    cotejo_block block_{};
};

/// One job, from run()'s call to its return.
class Job {
public:
    Job(const cotejo_host* host, const cotejo_job* job) : host_(host), job_(job) {}

    std::string_view role() const { return job_->role; }
    std::string_view gives() const { return job_->gives; }
    std::uint64_t deadline_ns() const { return job_->deadline_ns; }

    /// True once the result is no longer wanted: return Status::cancelled soon. Any thread.
    bool cancelled() const { return host_->cancelled(host_, job_); }

    /// Tells the traveller what to do now: a word of hints.h, and progress 0 to 1 or below 0.
    void guide(const char* hint, double progress = -1.0) const {
        host_->guide(host_, job_, hint, progress);
    }

    /// Finds a text option of this call; "" if it was not given.
    std::string_view option(std::string_view name) const {
        for (std::uint32_t i = 0; i < job_->option_count; ++i)
            if (name == job_->options[i].name)
                return job_->options[i].text ? job_->options[i].text : "";
        return {};
    }
    /// Finds a number among this call's options.
    double number_option(std::string_view name, double otherwise) const {
        for (std::uint32_t i = 0; i < job_->option_count; ++i)
            if (name == job_->options[i].name && !job_->options[i].text)
                return job_->options[i].value;
        return otherwise;
    }

    /// Borrows a block. Status::busy: all are in use, drop the frame.
    Result<Block> acquire(std::uint64_t size) const {
        cotejo_block block{};
        const cotejo_status status = host_->acquire(host_, size, &block);
        if (status != COTEJO_OK) return Error{Status{status}, "no free block"};
        return Block(host_, block);
    }

    /// Gives one result. Small data is copied; data over 32 KiB goes through a block.
    /// Status::invalid: the record breaks the contract. Status::cancelled: the job is over.
    Status emit(const Draft& draft) const {
        if (draft.data.size() <= kInline && !draft.stride) return give(draft, draft.data.data(), 0);
        Result<Block> block = acquire(draft.data.size());
        if (!block) return block.error().status;
        std::memcpy(block->data(), draft.data.data(), draft.data.size());
        return emit(draft, std::move(*block), draft.data.size());
    }

    /// Gives what was written into a block: `draft` says the rest, its own data is not read.
    Status emit(const Draft& draft, Block block, std::uint64_t size) const {
        const std::uint8_t* data = block.data();
        return give(draft, data, size, block.take());
    }

    const cotejo_job* raw() const { return job_; }

private:
    static constexpr std::size_t kInline = 32 * 1024;

    Status give(const Draft& draft, const std::uint8_t* data, std::uint64_t size,
                std::uint32_t block = COTEJO_NO_BLOCK) const {
        std::vector<cotejo_fact> facts;
        facts.reserve(draft.facts.size());
        for (const DraftFact& fact : draft.facts)
            facts.push_back({fact.name.c_str(), fact.text ? fact.text->c_str() : nullptr,
                             fact.value});
        if (block == COTEJO_NO_BLOCK) size = draft.data.size();
        cotejo_record record{};
        record.kind = job_->gives;
        record.format = draft.format.c_str();
        record.data = size ? data : nullptr;
        record.size = size;
        record.time_ns = draft.time_ns ? draft.time_ns : monotonic_ns();
        record.facts = facts.data();
        record.fact_count = static_cast<std::uint32_t>(facts.size());
        record.block = block;
        record.width = draft.width;
        record.height = draft.height;
        record.stride = draft.stride;
        return Status{host_->emit(host_, job_, &record)};
    }

    const cotejo_host* host_;
    const cotejo_job* job_;
};

}  // namespace author
}  // namespace cotejo
