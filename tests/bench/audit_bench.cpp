// SPDX-License-Identifier: Apache-2.0
//
// One audit entry, hashed, in the tree and durable, beside a bare append of as many bytes and
// fdatasync on the same disk, one after the other in turn.

#include <benchmark/benchmark.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "cotejo/audit.hpp"
#include "sdk/keeping/scratch.hpp"

namespace cotejo {
namespace {

double median(std::vector<double> times) {
    std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
    return times[times.size() / 2];
}

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void audit_entry(benchmark::State& state) {
    const testing::Scratch scratch(std::filesystem::temp_directory_path());
    auto log = AuditLog::open({scratch / "audit.log", "bench.example/audit",
                               [] { return std::chrono::system_clock::now(); }},
                              SigningKey::fresh());
    if (!log) return state.SkipWithError(log.error().what.c_str());
    const RecordKey key = RecordKey::fresh();
    const AuditEntry entry = AuditEntry(AuditType::finding, Reference::random())
                                 .word(AuditField::finding, "gait.same")
                                 .number(AuditField::score, 0.625)
                                 .number(AuditField::threshold, 0.5)
                                 .digest(AuditField::probe, key.digest({}))
                                 .digest(AuditField::reference, key.digest({}));
    if (!(*log)->append(entry)) return state.SkipWithError("the log takes no entry");
    const std::string line = testing::lines(scratch / "audit.log").back() + "\n";

    const std::string peer = scratch / "peer";
    const int file = ::open(peer.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::vector<double> ours, theirs;
    for (auto _ : state) {
        theirs.push_back(seconds([&] {
            if (::write(file, line.data(), line.size()) < 0 || ::fdatasync(file) != 0)
                state.SkipWithError("the peer could not write");
        }));
        ours.push_back(seconds([&] {
            if (!(*log)->append(entry)) state.SkipWithError("the log takes no entry");
        }));
        state.SetIterationTime(ours.back());
    }
    ::close(file);
    state.counters["ratio"] = median(ours) / median(theirs);
    state.counters["median_us"] = median(ours) * 1e6;
    state.counters["peer_us"] = median(theirs) * 1e6;
    state.SetLabel("fdatasync of the same bytes; target <= 2.5 x");
}
BENCHMARK(audit_entry)->UseManualTime()->Iterations(2000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace cotejo

BENCHMARK_MAIN();
