// SPDX-License-Identifier: Apache-2.0
//
// From the end of a capture to the decision, isolated, with log and store on disk, beside what the
// comparator's plugin needs for the same pictures when nothing is in between.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "cotejo/kinds.h"
#include "cotejo/visit.hpp"
#include "kiosk/services.hpp"

namespace cotejo {
namespace {

using namespace std::chrono_literals;

double ms(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Agrees to everything and notes when the last capture ended.
class Stopwatch final : public Front {
public:
    bool ask(std::string_view, std::stop_token) override { return true; }
    void capturing(std::string_view) override {}
    void preview(const Record& frame) override { newest = frame; }
    void guide(const Guide&) override {}
    void captured() override { ended = Clock::now(); }
    void say(std::string_view) override {}

    Clock::time_point ended;
    std::optional<Record> newest;
};

/// A simulated kiosk in a scratch folder.
class Bench {
public:
    Bench() {
        std::string pattern = std::filesystem::temp_directory_path() / "cotejo-bench-XXXXXX";
        state_ = mkdtemp(pattern.data());
        const std::string bin = COTEJO_BIN;
        const std::string made = bin + "/cotejo-kiosk demo-state --state " + state_.string() +
                                 " && " + bin + "/cotejo-demo-data -o " +
                                 (state_ / "demo").string();
        if (std::system(made.c_str()) != 0) return;
        configuration_ = kiosk::load_configuration(
            {.file = COTEJO_SOURCE "/config/simulated.yaml", .state = state_,
             .plugins = std::filesystem::path(COTEJO_BIN).parent_path() / "plugins"});
        problem = describe(configuration_.mistakes);
        if (!problem.empty()) return;
        auto opened = kiosk::Services::open(configuration_, std::chrono::system_clock::now, {});
        if (opened) services = std::move(*opened);
        else problem = opened.error().what;
    }
    ~Bench() {
        services.reset();
        std::error_code ignored;
        std::filesystem::remove_all(state_, ignored);
    }

    /// The same plugin on a thread of this process.
    std::unique_ptr<Instance> unisolated(const char* instance) const {
        const auto* config = services->config().instance(instance);
        const Manifest* manifest = configuration_.registry.find(config->plugin);
        InstanceOptions options;
        options.name = "alone";
        options.isolate = false;
        auto made = Instance::create(*manifest, std::move(options));
        return made ? std::move(*made) : nullptr;
    }

    std::unique_ptr<kiosk::Services> services;
    std::string problem = "the demo's state could not be made";

private:
    std::filesystem::path state_;
    kiosk::Configuration configuration_;
};

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
            Visit visit({.policy = services.config().policy,
                         .providers = services.providers(),
                         .entries = services.entries(),
                         .audit = services.audit(),
                         .store = services.store(),
                         .front = front,
                         .workflow = "bench",
                         .attended = true,
                         .clock_trusted = true,
                         .log = {}},
                        {});
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
