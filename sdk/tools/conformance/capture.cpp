// SPDX-License-Identifier: Apache-2.0
//
// Cases for capture: it gives, it ends, it waits for its reader.

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"

namespace cotejo::tools {
namespace {

using namespace std::chrono_literals;
constexpr auto kFirst = 5s;

Outcome drain(Running& running) {
    for (;;) {
        Running::Event event = running.next(Clock::time_point::max());
        if (auto* outcome = std::get_if<Outcome>(&event)) return *outcome;
    }
}

/// The next record within some seconds; nothing when the job ended or nothing came.
std::optional<Record> next_record(Running& running) {
    const auto until = Clock::now() + kFirst;
    for (;;) {
        Running::Event event = running.next(until);
        if (auto* record = std::get_if<Record>(&event)) return *record;
        if (!std::holds_alternative<Guide>(event)) return std::nullopt;
    }
}

Verdict nothing_came(Running& running) {
    running.cancel();
    const Outcome outcome = drain(running);
    return skipped("nothing to capture from (" + std::string(name(outcome.status)) +
                   (outcome.reason.empty() ? "" : ": " + outcome.reason) +
                   "); give --set what it needs");
}

/// Catches a capture that hangs on its device: libraries block for ever when a cable is pulled.
Verdict ends(Bench& bench, const Role& role) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    auto running = bench.start(role, bench.inputs(role, blank));
    running->next(Clock::now() + 300ms);
    running->cancel();
    const std::string death = bench.death(drain(*running));
    return death.empty() ? passed() : failed("cancelled, it did not end in time: " + death);
}

Verdict gives(Bench& bench, const Role& role) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    auto running = bench.start(role, {});
    if (!next_record(*running)) return nothing_came(*running);
    return passed();
}

/// Catches records stamped with another clock, or all with the same moment.
Verdict stamps(Bench& bench, const Role& role) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    const auto before = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
    auto running = bench.start(role, {});
    std::uint64_t last = 0;
    for (int i = 0; i < 5; ++i) {
        const std::optional<Record> record = next_record(*running);
        if (!record && i == 0) return nothing_came(*running);
        if (!record) break; // a reader of one impression ends here
        const auto now = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
        if (record->time_ns() < before || record->time_ns() > now)
            return failed("time_ns is not CLOCK_MONOTONIC between the job's start and now");
        if (record->time_ns() < last) return failed("time_ns runs backwards");
        last = record->time_ns();
    }
    return passed();
}

/// Catches a capture that gives up, or waits for ever, when its reader keeps every block for a while.
Verdict waits_for_its_reader(Bench& bench, const Role& role) {
    const std::uint32_t blocks = bench.manifest().needs.blocks;
    if (blocks == 0) return passed();
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    auto running = bench.start(role, {});
    std::vector<Record> held;
    while (held.size() < blocks) {
        std::optional<Record> record = next_record(*running);
        if (!record && held.empty()) return nothing_came(*running);
        if (!record) break;
        held.push_back(std::move(*record));
    }
    if (held.size() < blocks) return passed(); // it gave all it had
    running->next(Clock::now() + 200ms);
    held.clear();
    if (!next_record(*running)) return failed("after all blocks were in use nothing came any more");
    return passed();
}

}  // namespace

std::vector<Case> capture_cases(const Role& role) {
    const auto with = [&role](Verdict (*run)(Bench&, const Role&)) {
        return [run, role](Bench& bench) { return run(bench, role); };
    };
    std::vector<Case> cases = {{Level::bronze, title(role) + ": ends soon after a cancel", with(ends)}};
    if (!role.takes.empty()) return cases; // what unlocks it comes as a sample
    cases.push_back({Level::silver, title(role) + ": gives a record", with(gives)});
    cases.push_back({Level::gold, title(role) + ": stamps records with the right clock", with(stamps)});
    cases.push_back({Level::gold, title(role) + ": goes on after its reader kept every block",
                     with(waits_for_its_reader)});
    return cases;
}

}  // namespace cotejo::tools
