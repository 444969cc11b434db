// SPDX-License-Identifier: Apache-2.0
//
// How long the likeliest zone is searched for, of zones of each format in which one cell of twenty is unclear.

#include <benchmark/benchmark.h>

#include "mrz/testing_zones.hpp"

namespace {

using namespace mrz::testing;

constexpr std::size_t kZones = 200;

void search(benchmark::State& state) {
    const auto format = mrz::Format(state.range(0));
    Random random(1);
    std::vector<std::vector<std::vector<mrz::Cell>>> zones;
    for (std::size_t i = 0; i < kZones; ++i) zones.push_back(seen(write(draw(format, random)), 0.05, random));
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(mrz::search(zones[at++ % kZones]));
    state.SetLabel(std::string(mrz::name(format)));
}

}  // namespace

BENCHMARK(search)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
