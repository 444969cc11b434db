// SPDX-License-Identifier: Apache-2.0
//
// Several instances of one plugin, each worked by a thread of its own.

#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::tools::evaluation {

/// How instances are made.
struct CrewOptions {
    std::map<std::string, std::string> settings;
    unsigned jobs = 1;
    bool isolate = true;
    std::chrono::milliseconds deadline{30'000}; ///< of one job
};

/// Instances of a plugin. A writable folder that no setting names is an empty one of each
/// instance's own, gone with the crew.
class Crew {
public:
    /// Starts them; Status as Instance::create.
    static Result<std::unique_ptr<Crew>> start(const Manifest& manifest, const CrewOptions& options);
    ~Crew();

    std::size_t size() const { return instances_.size(); }
    const Manifest& manifest() const { return instances_[0]->manifest(); }

    /// Runs a job on instance `worker`. One that took its process down, or found it down, is tried
    /// once more. Where the outcome has no reason it is the line that the plugin logged last. One
    /// thread a worker.
    Results run(std::size_t worker, const Role& role, std::vector<Record> inputs);
    /// False when this worker's plugin keeps dying.
    bool up(std::size_t worker) const { return instances_[worker]->up(); }

private:
    /// The line that an instance logged last.
    struct Said {
        std::mutex mutex;
        std::string text;
        std::string take();
    };
    Crew() = default;

    std::vector<std::unique_ptr<Said>> said_; // outlives the instances
    std::vector<std::unique_ptr<Instance>> instances_;
    std::filesystem::path scratch_;
    std::chrono::milliseconds deadline_{};
};

/// Calls `work(worker, item)` for items 0 to `count`, on `workers` threads, until all are done, one
/// call gives false, or `stop` becomes true. Gives whether all were done.
bool share_out(std::size_t workers, std::size_t count, const std::atomic<bool>& stop,
               const std::function<bool(std::size_t, std::size_t)>& work);

}  // namespace cotejo::tools::evaluation
