// SPDX-License-Identifier: Apache-2.0
//
// Carries C calls over to HostServices; no exception passes back into a plugin.

#include "plugin/host_table.hpp"

#include <cstring>
#include <exception>

namespace cotejo {
namespace {

HostServices& services(const cotejo_host* host) {
    return *static_cast<HostServices*>(host->context);
}

cotejo_status refuse(HostServices& host, const cotejo_record* record, const std::string& what) {
    if (record && record->block != COTEJO_NO_BLOCK) host.release(record->block);
    host.log(COTEJO_ERROR, "emit() refused: " + what);
    return COTEJO_INVALID;
}

void log(const cotejo_host* host, cotejo_level level, const char* text) {
    if (!text) return;
    const cotejo_level known = std::clamp<cotejo_level>(level, COTEJO_DEBUG, COTEJO_ERROR);
    services(host).log(known, log_line(std::string_view(text, strnlen(text, 2048))));
}

const char* setting(const cotejo_host* host, const char* name) {
    if (!name) return nullptr;
    const char* value = services(host).setting(name);
    if (!value)
        log(host, COTEJO_ERROR, ("asks for setting \"" + std::string(name, strnlen(name, 64)) +
                                 "\", which plugin.yaml does not declare").c_str());
    return value;
}

cotejo_status acquire(const cotejo_host* host, std::uint64_t size, cotejo_block* block) {
    if (!block) return COTEJO_INVALID;
    *block = {};
    return services(host).acquire(size, *block);
}

void release(const cotejo_host* host, std::uint32_t block) { services(host).release(block); }

cotejo_status emit(const cotejo_host* host, const cotejo_job* job, const cotejo_record* record) {
    HostServices& to = services(host);
    if (!job || !record) return refuse(to, record, "`job` or `record` is NULL");
    Result<Emitted> emitted = read_emitted(*record);
    if (!emitted) return refuse(to, record, emitted.error().what);
    return to.emit(job->id, std::move(*emitted));
}

void guide(const cotejo_host* host, const cotejo_job* job, const char* hint, double progress) {
    if (!job || !hint) return;
    Result<Guide> guide = check_guide(std::string_view(hint, strnlen(hint, 128)), progress);
    if (guide)
        services(host).guide(job->id, std::move(*guide));
    else
        services(host).log(COTEJO_ERROR, guide.error().what);
}

bool cancelled(const cotejo_host* host, const cotejo_job* job) {
    return !job || services(host).cancelled(job->id);
}

const void* extension(const cotejo_host*, const char*) { return nullptr; }

std::vector<cotejo_fact> c_facts(const std::vector<Fact>& facts) {
    std::vector<cotejo_fact> table;
    table.reserve(facts.size());
    for (const Fact& fact : facts)
        table.push_back({fact.name.c_str(), fact.text ? fact.text->c_str() : nullptr, fact.value});
    return table;
}

cotejo_record c_record(const Record& record, const std::vector<cotejo_fact>& facts) {
    cotejo_record table{};
    table.kind = record.kind().c_str();
    table.format = record.format().c_str();
    table.data = record.data().empty() ? nullptr : record.data().data();
    table.size = record.data().size();
    table.time_ns = record.time_ns();
    table.facts = facts.data();
    table.fact_count = static_cast<std::uint32_t>(facts.size());
    table.width = record.raster().width;
    table.height = record.raster().height;
    table.stride = record.raster().stride;
    return table;
}

std::uint64_t deadline_ns(Clock::time_point deadline) {
    if (deadline == Clock::time_point::max()) return UINT64_MAX;
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(
        deadline.time_since_epoch());
    return since.count() < 0 ? 0 : static_cast<std::uint64_t>(since.count());
}

}  // namespace

HostTable::HostTable(HostServices& to)
    : host_{&to, setting, log, acquire, release, emit, guide, cancelled, extension} {}

JobTable::JobTable(const Job& job, std::uint64_t id) : options_(c_facts(job.options)) {
    facts_.reserve(job.inputs.size());
    inputs_.reserve(job.inputs.size());
    for (const Record& input : job.inputs)
        inputs_.push_back(c_record(input, facts_.emplace_back(c_facts(input.facts()))));
    job_ = {id,
            job.role.c_str(),
            job.gives.c_str(),
            inputs_.data(),
            options_.data(),
            static_cast<std::uint32_t>(inputs_.size()),
            static_cast<std::uint32_t>(options_.size()),
            deadline_ns(job.deadline)};
}

}  // namespace cotejo
