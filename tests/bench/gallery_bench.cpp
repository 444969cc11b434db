// SPDX-License-Identifier: Apache-2.0
//
// The gallery's search beside Faiss's on the same templates, one thread each, taking turns. Synthetic
// templates: speed and exactness depend on their number and length, not on whose they are.

#include <benchmark/benchmark.h>

#include <faiss/IndexScalarQuantizer.h>
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>

#include "gallery.hpp"

namespace gallery_face {
namespace {

constexpr std::size_t kMillion = 1'000'000;
constexpr int kTurns = 41;

/// Of this thread on its processor: others who use the machine do not count.
double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double ms_of(const std::function<void()>& work) {
    const double began = cpu_ms();
    work();
    return cpu_ms() - began;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Templates drawn evenly from all directions, and other templates of the same people.
class Draw {
public:
    Template stranger() {
        Template drawn;
        for (float& number : drawn.numbers) number = normal_(random_);
        return unit(drawn);
    }
    /// Of the same person at a cosine of about 0.6, where genuine scores of hard pictures lie.
    Template again(const Template& of) {
        Template drawn = of;
        for (float& number : drawn.numbers) number += normal_(random_) * 0.118f;
        return unit(drawn);
    }
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

private:
    static Template unit(Template of) {
        double square = 0;
        for (const float number : of.numbers) square += double{number} * number;
        for (float& number : of.numbers) number = static_cast<float>(number / std::sqrt(square));
        return read_template("f32", {reinterpret_cast<const std::uint8_t*>(of.numbers.data()), kTemplateBytes});
    }
    std::mt19937_64 random_{20261125};
    std::normal_distribution<float> normal_;
};

/// The same templates in both galleries.
class Both {
public:
    explicit Both(std::size_t count) : members_(locking_, false), faiss_(kNumbers, faiss::ScalarQuantizer::QT_8bit,
                                                                         faiss::METRIC_INNER_PRODUCT) {
        omp_set_num_threads(1);
        all.reserve(count);
        for (std::size_t i = 0; i < count; ++i) all.push_back(draw.stranger());
        std::vector<float> rows(count * kNumbers);
        for (std::size_t i = 0; i < count; ++i)
            std::memcpy(&rows[i * kNumbers], all[i].numbers.data(), kTemplateBytes);
        faiss_.train(static_cast<faiss::Index::idx_t>(std::min(count, std::size_t{100'000})), rows.data());
        faiss_.add(static_cast<faiss::Index::idx_t>(count), rows.data());
        std::vector<Group> one(1);
        for (std::size_t i = 0; i < count; ++i) {
            one[0] = {{std::to_string(i)}, {"all"}, &all[i]};
            members_.reserve(one);
            members_.keep(one[0]);
        }
    }

    std::size_t ours(const Template& probe, const Kernel& kernel = best_kernel()) const {
        return std::stoul(members_.find("all", probe, 1, kernel).front().key);
    }
    std::size_t theirs(const Template& probe) const {
        float score = 0;
        faiss::Index::idx_t at = 0;
        faiss_.search(1, probe.numbers.data(), 1, &score, &at);
        return static_cast<std::size_t>(at);
    }

    Draw draw;
    std::vector<Template> all;

private:
    Locking locking_{.required = false};
    Members members_;
    faiss::IndexScalarQuantizer faiss_;
};

Both& million() {
    static Both both(kMillion);
    return both;
}

void search_of_a_million(benchmark::State& state) {
    Both& both = million();
    std::vector<double> ours, theirs;
    for (auto _ : state)
        for (int turn = 0; turn < kTurns; ++turn) {
            const Template probe = both.draw.again(both.all[both.draw.below(kMillion)]);
            ours.push_back(ms_of([&] { benchmark::DoNotOptimize(both.ours(probe)); }));
            theirs.push_back(ms_of([&] { benchmark::DoNotOptimize(both.theirs(probe)); }));
        }
    state.SetIterationTime(median(ours) / 1e3);
    state.counters["ours_ms"] = median(ours);
    state.counters["faiss_ms"] = median(theirs);
    state.counters["ratio"] = median(ours) / median(theirs);
    state.counters["ours_least_ms"] = std::ranges::min(ours);
    state.counters["faiss_least_ms"] = std::ranges::min(theirs);
    state.SetLabel("Faiss IndexScalarQuantizer QT_8bit, one thread; target 0.5; kernel " +
                   std::string(best_kernel().name));
}
BENCHMARK(search_of_a_million)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

void each_kernel_on_a_million(benchmark::State& state) {
    const Kernel* kernels[] = {&kPlain, &kAvx2, &kAvx512};
    const Kernel& kernel = *kernels[state.range(0)];
    if (!kernel.runs_here()) return state.SkipWithError("this processor cannot");
    Both& both = million();
    std::vector<double> times;
    for (auto _ : state)
        for (int turn = 0; turn < kTurns; ++turn) {
            const Template probe = both.draw.stranger();
            times.push_back(ms_of([&] { benchmark::DoNotOptimize(both.ours(probe, kernel)); }));
        }
    state.SetIterationTime(median(times) / 1e3);
    state.SetLabel(std::string(kernel.name));
}
BENCHMARK(each_kernel_on_a_million)->DenseRange(0, 2)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

/// Which template is truly nearest, for several probes in one pass over all.
std::vector<std::size_t> nearest(const std::vector<Template>& all, std::span<const Template> probes) {
    std::vector<std::size_t> best(probes.size());
    std::vector<float> score(probes.size(), -2);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t probe = 0; probe < probes.size(); ++probe)
            if (const float now = cosine(probes[probe], all[i]); now > score[probe]) {
                score[probe] = now;
                best[probe] = i;
            }
    return best;
}

/// Half of the probes are people of the gallery, half are strangers: the nearest is hard to tell then.
void recall_at_1(benchmark::State& state) {
    Both& both = million();
    constexpr std::size_t kProbes = 10'000, kAtOnce = 50;
    std::size_t ours = 0, theirs = 0;
    for (auto _ : state)
        for (std::size_t done = 0; done < kProbes; done += kAtOnce) {
            std::vector<Template> probes;
            for (std::size_t i = 0; i < kAtOnce; ++i)
                probes.push_back(i % 2 ? both.draw.stranger()
                                       : both.draw.again(both.all[both.draw.below(kMillion)]));
            const std::vector<std::size_t> truth = nearest(both.all, probes);
            for (std::size_t i = 0; i < kAtOnce; ++i) {
                ours += both.ours(probes[i]) == truth[i];
                theirs += done < 200 && both.theirs(probes[i]) == truth[i];
            }
        }
    state.counters["ours"] = static_cast<double>(ours) / kProbes;
    state.counters["faiss_of_200"] = static_cast<double>(theirs) / 200;
    state.SetLabel("comparing all as they are; target 0.9999");
}
BENCHMARK(recall_at_1)->Iterations(1)->Unit(benchmark::kSecond);

void search_of_a_flight(benchmark::State& state) {
    Both both(500);
    const Template probe = both.draw.again(both.all[77]);
    for (auto _ : state) benchmark::DoNotOptimize(both.ours(probe));
    state.SetLabel("500 templates in memory; target 20 us");
}
BENCHMARK(search_of_a_flight)->Unit(benchmark::kMicrosecond);

/// As the plugin does it: the folder locked, the file looked at, ten candidates.
void find_in_a_flight(benchmark::State& state) {
    std::string folder = (std::filesystem::temp_directory_path() / "cotejo-bench-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return state.SkipWithError("no scratch folder");
    {
        Gallery gallery({.folder = folder, .secret = std::string(32, 'x'), .unlocked = true}, [](const std::string&) {});
        Draw draw;
        std::vector<Template> all;
        std::vector<Group> groups;
        for (int i = 0; i < 500; ++i) all.push_back(draw.stranger());
        for (int i = 0; i < 500; ++i) groups.push_back({{std::to_string(i)}, {"AV9"}, &all[static_cast<std::size_t>(i)]});
        gallery.keep(groups);
        const Template probe = draw.again(all[77]);
        std::size_t among = 0;
        for (auto _ : state) benchmark::DoNotOptimize(gallery.find("AV9", probe, 10, among));
    }
    std::filesystem::remove_all(folder);
    state.SetLabel("the same with its file looked at and ten candidates");
}
BENCHMARK(find_in_a_flight)->Unit(benchmark::kMicrosecond);

/// What an operator waits for: a start, a keep of a flight, and an erasure, which writes the file anew.
void a_million_on_disk(benchmark::State& state) {
    std::string folder = (std::filesystem::temp_directory_path() / "cotejo-bench-XXXXXX").string();
    if (!::mkdtemp(folder.data())) return state.SkipWithError("no scratch folder");
    const Choice choice{.folder = folder, .secret = std::string(32, 'x'), .unlocked = true};
    const auto quiet = [](const std::string&) {};
    const auto key = [](std::size_t i) { return std::string(24, 'k') + std::to_string(10'000'000 + i); };
    const auto seconds = [](auto work) {
        const auto began = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    Draw draw;
    std::vector<double> keeps;
    {
        Gallery gallery(choice, quiet);
        for (std::size_t done = 0; done < kMillion; done += 500) {
            std::vector<Template> flight;
            for (int i = 0; i < 500; ++i) flight.push_back(draw.stranger());
            std::vector<Group> groups;
            for (std::size_t i = 0; i < 500; ++i)
                groups.push_back({{key(done + i)}, {"f" + std::to_string(done)}, &flight[i]});
            keeps.push_back(seconds([&] { gallery.keep(groups); }));
        }
    }
    for (auto _ : state) {
        std::optional<Gallery> gallery;
        state.counters["open_s"] = seconds([&] { gallery.emplace(choice, quiet); });
        std::ifstream status("/proc/self/statm");
        double pages = 0;
        status >> pages >> pages;
        state.counters["resident_GiB"] = pages * 4096 / (1 << 30);
        state.counters["erase_s"] = seconds([&] { gallery->erase({key(77)}); });
    }
    state.counters["keep_500_ms"] = median(keeps) * 1e3;
    std::filesystem::remove_all(folder);
}
BENCHMARK(a_million_on_disk)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace gallery_face

BENCHMARK_MAIN();
