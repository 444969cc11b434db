// SPDX-License-Identifier: Apache-2.0
//
// A plugin that does what the option `do` says, so that a test can see what the host makes of it.

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <string>
#include <string_view>

#include "cotejo/abi.h"

namespace {

struct Sample {
    const cotejo_host* host;
    int woken = eventfd(0, EFD_CLOEXEC);
    int runs = 0;
    cotejo_block kept{};
};

std::string_view wanted(const cotejo_job* job) {
    for (uint32_t i = 0; i < job->option_count; ++i)
        if (std::string_view(job->options[i].name) == "do") return job->options[i].text;
    return "";
}

cotejo_record record_of(const cotejo_job* job) {
    cotejo_record record{};
    record.kind = job->gives;
    record.format = "";
    return record;
}

cotejo_status echo(Sample& self, const cotejo_job* job) {
    for (uint32_t i = 0; i < job->input_count; ++i) {
        cotejo_record record = job->inputs[i];
        if (cotejo_status status = self.host->emit(self.host, job, &record)) return status;
    }
    return COTEJO_OK;
}

/// Emits one record that breaks the contract as the word says, and returns what emit() said.
cotejo_status emit_wrongly(Sample& self, const cotejo_job* job, std::string_view how) {
    static const uint8_t bytes[64 * 1024] = {};
    cotejo_fact fact{"a", nullptr, 1.0};
    cotejo_record record = record_of(job);
    record.facts = &fact;
    record.fact_count = 1;
    if (how == "kind") record.kind = "test.other";
    if (how == "no-kind") record.kind = nullptr;
    if (how == "listed") fact.name = "listed";
    if (how == "vouched") fact.name = "vouched";
    if (how == "nan") fact.value = std::nan("");
    if (how == "capitals") fact.name = "Name";
    if (how == "reserved") record.reserved = 1;
    if (how == "no-format") record.data = bytes, record.size = 1;
    if (how == "no-data") record.format = "bytes";
    if (how == "large") record.format = "bytes", record.data = bytes, record.size = 32 * 1024 + 1;
    if (how == "no-such-block")
        record.format = "bytes", record.data = bytes, record.size = 1, record.block = 7;
    if (how == "short-raster") {
        record.format = "gray8", record.data = bytes, record.size = 100;
        record.width = 64, record.height = 2, record.stride = 64;
    }
    if (how == "huge-raster") {
        record.format = "gray8", record.data = bytes, record.size = 100;
        record.width = 0xFFFFFFC0u, record.height = 0xFFFFFFFFu, record.stride = 0xFFFFFFC0u;
    }
    if (how == "outside-block") {
        cotejo_block block{};
        self.host->acquire(self.host, 16, &block);
        record.format = "bytes", record.block = block.id;
        record.data = block.data + block.size - 8, record.size = 9;
    }
    return self.host->emit(self.host, job, &record);
}

cotejo_status emit_block(Sample& self, const cotejo_job* job) {
    cotejo_block block{};
    if (cotejo_status status = self.host->acquire(self.host, 1024, &block)) return status;
    std::memset(block.data, 7, 1024);
    cotejo_record record = record_of(job);
    record.format = "bytes";
    record.data = block.data;
    record.size = 1024;
    record.block = block.id;
    return self.host->emit(self.host, job, &record);
}

cotejo_status wait_for_cancel(Sample& self, const cotejo_job* job) {
    self.host->guide(self.host, job, "hold-still", 0.5);
    pollfd woken{self.woken, POLLIN, 0};
    poll(&woken, 1, -1);
    uint64_t count = 0;
    (void)!read(self.woken, &count, sizeof count);
    return self.host->cancelled(self.host, job) ? COTEJO_CANCELLED : COTEJO_FAILED;
}

cotejo_status flood(Sample& self, const cotejo_job* job) {
    for (;;) {
        cotejo_record record = record_of(job);
        if (cotejo_status status = self.host->emit(self.host, job, &record)) return status;
    }
}

cotejo_status run(void* raw, const cotejo_job* job) {
    auto& self = *static_cast<Sample*>(raw);
    const std::string_view what = wanted(job);
    ++self.runs;
    if (what == "echo") return echo(self, job);
    if (what == "block") return emit_block(self, job);
    if (what == "wait") return wait_for_cancel(self, job);
    if (what == "flood") return flood(self, job);
    if (what == "throw") throw 1;
    if (what == "runs") {
        const cotejo_fact fact{"runs", nullptr, double(self.runs)};
        cotejo_record record = record_of(job);
        record.facts = &fact;
        record.fact_count = 1;
        return self.host->emit(self.host, job, &record);
    }
    if (what == "setting") return self.host->setting(self.host, "level")[0] == '5' ? COTEJO_OK : COTEJO_FAILED;
    if (what == "guide") {
        self.host->guide(self.host, job, "come-closer", 7.0);
        self.host->guide(self.host, job, "Not A Word", 0.0);
        return COTEJO_RETRY;
    }
    if (what == "complain") {
        self.host->log(self.host, COTEJO_ERROR, "the lens\nis dirty");
        return COTEJO_FAILED;
    }
    if (what == "oversize") {
        cotejo_block block{};
        return self.host->acquire(self.host, 65 * 1024, &block);
    }
    if (what == "hoard") return self.host->acquire(self.host, 1, &self.kept);
    if (what == "odd-status") return 77;
    return emit_wrongly(self, job, what);
}

void cancel(void* self, const cotejo_job*) {
    const uint64_t one = 1;
    (void)!write(static_cast<Sample*>(self)->woken, &one, sizeof one);
}

void destroy(void* self) {
    close(static_cast<Sample*>(self)->woken);
    delete static_cast<Sample*>(self);
}

cotejo_status create(const cotejo_host* host, cotejo_plugin* plugin) {
    const std::string_view how = host->setting(host, "create");
    if (how == "fail") {
        host->log(host, COTEJO_ERROR, "no model");
        return COTEJO_UNAVAILABLE;
    }
    if (how == "empty") return COTEJO_OK;
    *plugin = {new Sample{host}, run, cancel, nullptr, destroy};
    return COTEJO_OK;
}

}  // namespace

#ifndef SAMPLE_ABI
#define SAMPLE_ABI COTEJO_ABI
#define SAMPLE_ID "org.cotejo.test.sample"
#endif
#ifndef SAMPLE_WITHOUT_ENTRY
extern "C" COTEJO_EXPORT const cotejo_entry cotejo_plugin_entry = {SAMPLE_ABI, 0, SAMPLE_ID, create};
#endif
