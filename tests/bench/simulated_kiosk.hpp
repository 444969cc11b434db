// SPDX-License-Identifier: Apache-2.0
//
// A simulated kiosk in a scratch folder, and somebody who agrees to everything.

#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cotejo/visit.hpp"
#include "kiosk/services.hpp"

namespace cotejo::bench {

inline double ms(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

inline double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Agrees to everything and notes when the last capture ended.
class Stopwatch final : public Front {
public:
    bool ask(std::string_view, std::stop_token) override { return true; }
    void capturing(std::string_view, const Offers&) override {}
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

    /// A visit that an officer attends.
    Visit visit(Front& front) {
        return Visit({.policy = services->config().policy,
                      .providers = services->providers(),
                      .entries = services->entries(),
                      .audit = services->audit(),
                      .store = services->store(),
                      .front = front,
                      .workflow = "bench",
                      .attended = true,
                      .clock_trusted = true,
                      .log = {},
                      .random = {}},
                     {});
    }

    /// Where the demo's pictures lie.
    std::filesystem::path demo() const { return state_ / "demo"; }

    std::unique_ptr<kiosk::Services> services;
    std::string problem = "the demo's state could not be made";

private:
    std::filesystem::path state_;
    kiosk::Configuration configuration_;
};

}  // namespace cotejo::bench
