// SPDX-License-Identifier: Apache-2.0
//
// Bench: a plugin under test, isolated as in a kiosk, and what to feed it.

#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::tools {

/// What the command line gave for the plugin to work with.
struct Supplies {
    std::map<std::string, std::string> settings;
    std::multimap<std::string, std::string> samples; ///< kind -> file
};

/// One plugin in one case. Not to be shared between threads.
class Bench {
public:
    Bench(const Manifest& manifest, Supplies supplies);
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    const Manifest& manifest() const { return manifest_; }

    /// Starts the plugin, once; why it does not start.
    Result<Instance*> instance();
    /// Runs a job to its end, at most a few seconds; a plugin that does not start is the outcome.
    Results run(const Role& role, std::vector<Record> inputs, std::vector<Fact> options = {});
    /// Starts a job; null when the plugin does not start.
    std::unique_ptr<Running> start(const Role& role, std::vector<Record> inputs);

    /// Why the plugin's process ended though nobody asked it to; "" while it lives. The host may
    /// tell a job's end before the process's: after an outcome of `unavailable` this waits a moment.
    std::string death(const Outcome& outcome = {Status::ok, ""}) const;
    /// What the plugin logged as errors, for a message; "" when nothing.
    std::string complaints() const;

    /// Records for every entry of the role's `takes`, made by `make` from the kind.
    template <class Make>
    std::vector<Record> inputs(const Role& role, Make make) const {
        std::vector<Record> made;
        for (const Input& input : role.takes)
            if (input.many != Input::Many::at_most_one) made.push_back(make(input.kind));
        return made;
    }
    /// Good inputs for a role: from samples, or made from samples by the plugin's own extract. The
    /// missing kind when there are none.
    Result<std::vector<Record>> good_inputs(const Role& role);
    /// Good records of one kind, as many as there are.
    std::vector<Record> good(const std::string& kind);

private:
    const Manifest& manifest_;
    Supplies supplies_;
    std::filesystem::path scratch_; ///< for settings that are folders to write
    std::unique_ptr<Instance> instance_;
    mutable std::mutex mutex_;
    mutable std::condition_variable said_;
    std::vector<LogLine> lines_;
};

/// A record of noise, always the same for the same numbers.
Record noise(const std::string& kind, const std::string& format, std::size_t size, unsigned seed);
/// A raster of noise.
Record noise_raster(const std::string& kind, const std::string& format, std::uint32_t width,
                    std::uint32_t height);
/// A record without data.
Record blank(const std::string& kind);

}  // namespace cotejo::tools
