// SPDX-License-Identifier: Apache-2.0
//
// From the end of a capture to the decision, isolated, with log and store on disk, beside what the
// comparator's plugin needs for the same pictures when nothing is in between.

#include <benchmark/benchmark.h>

#include "cotejo/kinds.h"
#include "simulated_kiosk.hpp"

namespace cotejo {
namespace {

using bench::Bench, bench::median, bench::ms, bench::Stopwatch;

/// What the plugin itself takes for the jobs that follow a capture.
double own_ms(Instance& plugin, const Record& face, const Record& portrait) {
    const auto began = Clock::now();
    auto run = [&](const char* role, const char* gives, std::vector<Record> inputs) {
        return plugin.run(Job{role, gives, std::move(inputs), {}}).records;
    };
    (void)run("extract", COTEJO_KIND_FACE_IMAGE, {face});
    (void)run("assess", COTEJO_KIND_QUALITY, {face});
    const auto probe = run("extract", COTEJO_KIND_FACE_TEMPLATE_SFACE_2, {face});
    const auto reference = run("extract", COTEJO_KIND_FACE_TEMPLATE_SFACE_2, {portrait});
    if (probe.empty() || reference.empty()) return 0.0;
    (void)run("compare", COTEJO_KIND_SCORES, {probe[0], reference[0]});
    return ms(Clock::now() - began);
}

void capture_to_decision(benchmark::State& state) {
    Bench bench;
    if (!bench.services) return state.SkipWithError(bench.problem.c_str());
    kiosk::Services& services = *bench.services;
    const std::unique_ptr<Instance> alone = bench.unisolated("face");
    if (!alone) return state.SkipWithError("the plugin does not start on a thread");
    std::vector<double> ours, own;
    for (auto _ : state) {
        Stopwatch front;
        std::string id;
        {
            Visit visit = bench.visit(front);
            id = visit.id();
            (void)visit.ask("document");
            const auto pass = visit.capture(COTEJO_KIND_DOCUMENT_BOARDING_PASS);
            if (!pass) return state.SkipWithError("no boarding pass was read");
            const auto entry = visit.find(COTEJO_KIND_MANIFEST_ENTRY, *pass);
            if (!entry) return state.SkipWithError("the traveller is not on the list");
            const auto portrait = visit.extract(COTEJO_KIND_FACE_IMAGE, *entry);
            (void)visit.ask("face");
            const auto face = visit.capture(COTEJO_KIND_FACE_IMAGE);
            if (!face || !portrait) return state.SkipWithError("no face was captured");
            (void)visit.compare(*face, *portrait);
            if (visit.decide().decision != Decision::through)
                return state.SkipWithError("the visit did not end through");
        }
        ours.push_back(ms(Clock::now() - front.ended));
        state.SetIterationTime(ours.back() / 1e3);
        const auto frozen = freeze(*front.newest);
        own.push_back(own_ms(*alone, *frozen, *frozen));
        if (auto reference = Reference::parse(id))
            (void)services.store().erase(services.store().of_visit(*reference), "bench");
    }
    state.counters["plugin_ms"] = median(own);
    state.counters["ratio"] = median(ours) / median(own);
    state.SetLabel("plugin's own times; target ratio <= 1.3");
}
BENCHMARK(capture_to_decision)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(15);

}  // namespace
}  // namespace cotejo

BENCHMARK_MAIN();
