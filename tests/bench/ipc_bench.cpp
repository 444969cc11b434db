// SPDX-License-Identifier: Apache-2.0
//
// What it costs that plugins run in processes of their own: calls, frames, deaths, the sandbox. Each
// beside a peer that takes turns with it.

#include <benchmark/benchmark.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "bench/ipc/dbus_peer.hpp"
#include "bench/ipc/http_peer.hpp"
#include "bench/ipc/measure.hpp"
#include "bench/ipc/ping_pong.hpp"
#include "bench/ipc/placement.hpp"
#include "isolation/child.hpp"

#include "cotejo/instance.hpp"

namespace cotejo {
namespace {

using namespace std::chrono_literals;
using bench::Cores;
using bench::median;
using bench::Placement;
using bench::seconds;

constexpr std::size_t kFrame = 1280 * 720 * 3;

// The peers fork: before anything here has threads.
bench::PingPong* ping_pong;
bench::DbusPeer* dbus;
bench::HttpPeer* http;

std::unique_ptr<Instance> plugin(const std::string& folder) {
    const Result<Manifest, Mistakes> manifest = Manifest::load(folder);
    if (!manifest) return nullptr;
    auto made = Instance::create(*manifest, {.name = manifest->id});
    return made ? std::move(*made) : nullptr;
}
std::unique_ptr<Instance> fake(const std::string& name) { return plugin(FAKES_FOLDER "/" + name); }

std::set<pid_t> children() {
    std::set<pid_t> found;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream list(task.path() / "children");
        for (pid_t id = 0; list >> id;) {
            std::ifstream name("/proc/" + std::to_string(id) + "/comm");
            std::string word;
            if (name >> word && word == "cotejo-child") found.insert(id);
        }
    }
    return found;
}

/// Whoever is called: the peers, and the plugins' processes.
std::vector<pid_t> everybody() {
    std::vector<pid_t> all{ping_pong->other()};
    for (const pid_t process : dbus->processes())
        if (process > 0) all.push_back(process);
    for (const pid_t child : children()) all.push_back(child);
    return all;
}

void report(benchmark::State& state, const std::vector<double>& ours,
            const std::vector<double>& peer, bool faster) {
    state.counters["median_us"] = median(ours) * 1e6;
    state.counters["peer_us"] = median(peer) * 1e6;
    const double ratio = faster ? median(peer) / median(ours) : median(ours) / median(peer);
    state.counters[faster ? "times_faster" : "ratio"] = ratio;
}

/// An empty call, in turn with something else; in runs of fifty, as both like their caches warm.
template <class Peer>
void empty_call(benchmark::State& state, Cores cores, Peer peer, bool faster) {
    const auto idle = fake("idles");
    if (!idle) return state.SkipWithError("the fake did not start");
    const Placement placement(cores, everybody());
    const Job job{"capture", "fake.image"};
    std::vector<double> ours, theirs;
    for (auto _ : state) {
        for (int i = 0; i < 50; ++i) theirs.push_back(seconds(peer));
        for (int i = 0; i < 50; ++i) ours.push_back(seconds([&] {
            if (idle->run(job).outcome.status != Status::ok) state.SkipWithError("a call failed");
        }));
        state.SetIterationTime(median({ours.end() - 50, ours.end()}));
    }
    report(state, ours, theirs, faster);
}

void empty_call_beside_futex(benchmark::State& state, Cores cores) {
    empty_call(state, cores, [] { ping_pong->round_trip(); }, false);
    state.SetLabel("two-process futex ping-pong; target <= 1.3 x");
}
BENCHMARK_CAPTURE(empty_call_beside_futex, two_cores, Cores::two)
    ->UseManualTime()->Iterations(200)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(empty_call_beside_futex, one_core, Cores::one)
    ->UseManualTime()->Iterations(200)->Unit(benchmark::kMicrosecond);

void empty_call_beside_dbus(benchmark::State& state, Cores cores) {
    if (!dbus->problem().empty()) return state.SkipWithError(dbus->problem().c_str());
    empty_call(state, cores, [] { dbus->round_trip(); }, true);
    state.SetLabel("D-Bus round trip; target >= 5 times faster");
}
BENCHMARK_CAPTURE(empty_call_beside_dbus, one_core, Cores::one)->UseManualTime()->Iterations(100)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(empty_call_beside_dbus, two_cores, Cores::two)->UseManualTime()->Iterations(100)->Unit(benchmark::kMicrosecond);

/// One frame asked of an isolated camera, and every byte of it read in another isolated plugin.
void frame_beside_http(benchmark::State& state) {
    const auto camera = fake("frames"), reader = fake("frames");
    if (!camera || !reader) return state.SkipWithError("the fake did not start");
    const Job capture{"capture", "fake.image", {}, {{"count", {}, 1}, {"touch", {}, 0}}};
    std::vector<double> ours, theirs;
    for (auto _ : state) {
        theirs.push_back(seconds([] { benchmark::DoNotOptimize(http->frame()); }));
        for (int i = 0; i < 10; ++i) ours.push_back(seconds([&] {
            Results frames = camera->run(capture);
            if (frames.records.size() != 1) return state.SkipWithError("no frame");
            const Job look{"extract", "fake.part", std::move(frames.records), {{"sum", {}, 1}}};
            if (reader->run(look).records.size() != 1) state.SkipWithError("not read");
        }));
        state.SetIterationTime(ours.back());
    }
    report(state, ours, theirs, true);
    state.SetLabel("base64 JSON over HTTP on loopback; target >= 40 times faster");
}
BENCHMARK(frame_beside_http)->UseManualTime()->Iterations(60)->Unit(benchmark::kMicrosecond);

/// What a job of ten milliseconds takes beyond the time inside the plugin.
void share_of_a_10_ms_job(benchmark::State& state) {
    const auto worker = fake("sleeper");
    if (!worker) return state.SkipWithError("the fake did not start");
    Record image({"fake.image", "", nullptr, {}, 0, {}});
    const Job job{"extract", "fake.part", {image}, {{"ms", {}, 10}}};
    const Placement placement(Cores::one, everybody());
    std::vector<double> shares, floor;
    for (auto _ : state) {
        double inside = 0.0;
        const double least = seconds([&] { inside = ping_pong->round_trip(10ms); });
        floor.push_back(least - inside);
        Results results;
        const double whole = seconds([&] { results = worker->run(job); });
        if (results.records.size() != 1) return state.SkipWithError("the job failed");
        shares.push_back(whole - *results.records[0].number("inside.ns") * 1e-9);
        state.SetIterationTime(shares.back());
    }
    report(state, shares, floor, false);
    state.SetLabel("the same work handed over by a bare futex; target <= 50 us");
}
BENCHMARK(share_of_a_10_ms_job)->UseManualTime()->Iterations(200)->Unit(benchmark::kMicrosecond);

Record picture() {
    const std::uint32_t width = 640, height = 480, stride = width * 3;
    const std::vector<std::uint8_t> pixels(stride * height, 128);
    return Record({"face.image", "bgr8", copied(pixels), {}, 0, {width, height, stride}});
}

/// The face plugin, models loaded, dies while it judges a picture: by a crash, which its own last act
/// tells, or by SIGKILL, of which its robust mutex tells.
void death_in_mid_job(benchmark::State& state, int signal) {
    const Job job{"assess", "quality", {picture()}};
    std::vector<double> told, next;
    for (auto _ : state) {
        // A fresh one each time: three deaths in a minute would keep it down.
        const auto face = plugin(FACE_FOLDER);
        if (!face) return state.SkipWithError("face-opencv did not start");
        const pid_t serving = *children().begin();
        face->run(job);
        while (children().size() < 2) ::usleep(10'000);
        ::usleep(2'000'000);  // the one that stands by loads its models
        const auto running = face->start(job);
        ::usleep(3'000);
        told.push_back(seconds([&] {
            ::kill(serving, signal);
            while (!std::holds_alternative<Outcome>(running->next(Clock::time_point::max()))) {
            }
        }));
        next.push_back(seconds([&] {
            if (face->run(job).outcome.status < Status::ok) state.SkipWithError("the next failed");
        }));
        state.SetIterationTime(told.back());
    }
    state.counters["told_us"] = median(told) * 1e6;
    state.counters["next_good_call_ms"] = median(next) * 1e3;
    state.SetLabel("targets told <= 1000 us, next good call <= 200 ms");
}
BENCHMARK_CAPTURE(death_in_mid_job, crash, SIGSEGV)
    ->UseManualTime()->Iterations(5)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(death_in_mid_job, killed, SIGKILL)
    ->UseManualTime()->Iterations(5)->Unit(benchmark::kMicrosecond);

double start(const char* const* words) {
    return seconds([&] {
        pid_t id = 0;
        ::posix_spawnp(&id, words[0], nullptr, nullptr, const_cast<char* const*>(words), environ);
        ::waitpid(id, nullptr, 0);
    });
}

/// What confining itself takes of a child's start, beside what bubblewrap adds to a program's.
void sandbox_of_a_child(benchmark::State& state) {
    const Result<Manifest, Mistakes> manifest = Manifest::load(FAKES_FOLDER "/idles");
    if (!manifest) return state.SkipWithError("no manifest");
    ChildPlan plan;
    plan.config.manifest = *manifest;
    plan.config.settings = {{"word", "hello"}};
    plan.program = child_program({});
    const char* const bare[] = {"true", nullptr};
    const char* const wrapped[] = {"bwrap", "--unshare-all", "--ro-bind", "/usr", "/usr",
                                   "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
                                   "/lib64", "true", nullptr};
    std::vector<double> ours, theirs;
    for (auto _ : state) {
        auto child = Child::start(plan);
        if (!child) return state.SkipWithError(child.error().what.c_str());
        (*child)->wire().wait_readable(std::nullopt);
        const auto ready = (*child)->greet([](const wire::Log&) {});
        if (!ready || ready->status != Status::ok) return state.SkipWithError("no child");
        ours.push_back(static_cast<double>(ready->confine_ns) * 1e-9);
        theirs.push_back(start(wrapped) - start(bare));
        state.SetIterationTime(ours.back());
    }
    report(state, ours, theirs, true);
    state.SetLabel("what bubblewrap adds to a start; target <= 2000 us");
}
BENCHMARK(sandbox_of_a_child)->UseManualTime()->Iterations(50)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace cotejo

int main(int count, char** words) {
    cotejo::bench::PingPong ping_pong;
    cotejo::bench::DbusPeer dbus;
    cotejo::bench::HttpPeer http(cotejo::kFrame);
    cotejo::ping_pong = &ping_pong;
    cotejo::dbus = &dbus;
    cotejo::http = &http;
    benchmark::Initialize(&count, words);
    benchmark::RunSpecifiedBenchmarks();
}
