// SPDX-License-Identifier: Apache-2.0
//
// Where it is decided whether a plugin runs on a thread or in a process of its own.

#include "cotejo/instance.hpp"

#include <poll.h>

#include <array>
#include <cerrno>

#include "isolation/isolated_instance.hpp"
#include "plugin/local_instance.hpp"

namespace cotejo {
namespace {

/// What is left until then, for ppoll; nothing means for ever.
std::optional<timespec> left(Clock::time_point until) {
    if (until == Clock::time_point::max()) return std::nullopt;
    const auto rest = std::max(until - Clock::now(), Clock::duration::zero());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(rest);
    return timespec{seconds.count(), std::chrono::nanoseconds(rest - seconds).count()};
}

/// What one job may give to run(), which keeps it all; a stream is read with next().
constexpr std::size_t kMostRecords = 65'536;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;

/// Ends a job that gives without end.
Results too_much(Running& running) {
    running.cancel();
    while (!std::holds_alternative<Outcome>(running.next(Clock::time_point::max()))) {
    }
    Results results;
    results.outcome = {Status::failed, "the plugin gave more than 65536 records or 512 MiB"};
    return results;
}

}  // namespace

Result<std::unique_ptr<Instance>> Instance::create(const Manifest& manifest,
                                                   InstanceOptions options) {
    if (options.isolate) return create_isolated(manifest, std::move(options));
    return create_local(manifest, std::move(options));
}

Results Instance::run(Job job, std::stop_token stop) {
    const std::unique_ptr<Running> running = start(std::move(job), std::move(stop));
    Results results;
    std::size_t bytes = 0;
    for (;;) {
        if (results.records.size() > kMostRecords || bytes > kMostBytes ||
            results.guides.size() > kMostRecords)
            return too_much(*running);
        Running::Event event = running->next(Clock::time_point::max());
        if (auto* record = std::get_if<Record>(&event)) {
            bytes += record->data().size();
            results.records.push_back(std::move(*record));
        } else if (auto* guide = std::get_if<Guide>(&event)) {
            results.guides.push_back(std::move(*guide));
        } else if (auto* outcome = std::get_if<Outcome>(&event)) {
            results.outcome = std::move(*outcome);
            return results;
        }
    }
}

int wait_any(const Running* a, const Running* b, Clock::time_point until) {
    // ppoll ignores descriptors below zero.
    std::array<pollfd, 2> waiting{{{a ? a->descriptor() : -1, POLLIN, 0},
                                   {b ? b->descriptor() : -1, POLLIN, 0}}};
    if (!a && !b && until == Clock::time_point::max()) return -1;
    for (;;) {
        const std::optional<timespec> time = left(until);
        const int ready = ppoll(waiting.data(), waiting.size(), time ? &*time : nullptr, nullptr);
        if (ready == 0) return -1;
        if (ready < 0 && errno != EINTR) return -1;
        if (ready > 0) return waiting[0].revents ? 0 : 1;
    }
}

}  // namespace cotejo
