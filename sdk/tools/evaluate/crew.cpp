// SPDX-License-Identifier: Apache-2.0
//
// Starts the instances and shares out the work.

#include "evaluate/crew.hpp"

#include <cstdlib>
#include <thread>
#include <utility>

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

bool is_path(Setting::Type type) { return type == Setting::Type::file || type == Setting::Type::folder; }

/// Settings as an instance wants them: paths absolute, writable folders there.
std::map<std::string, std::string> made(const Manifest& manifest, std::map<std::string, std::string> settings,
                                        const fs::path& scratch) {
    for (const auto& [name, setting] : manifest.settings) {
        const auto given = settings.find(name);
        if (given != settings.end()) {
            if (is_path(setting.type) && !given->second.empty()) given->second = fs::absolute(given->second).string();
        } else if (setting.type == Setting::Type::folder && setting.writable) {
            std::error_code error;
            fs::create_directories(scratch / name, error);
            settings[name] = (scratch / name).string();
        }
    }
    return settings;
}

}  // namespace

Result<std::unique_ptr<Crew>> Crew::start(const Manifest& manifest, const CrewOptions& options) {
    std::unique_ptr<Crew> crew(new Crew);
    crew->deadline_ = options.deadline;
    std::string scratch = (fs::temp_directory_path() / "cotejo-evaluate-XXXXXX").string();
    if (!mkdtemp(scratch.data())) return Error{Status::failed, scratch + ": cannot be made"};
    crew->scratch_ = scratch;
    for (unsigned i = 0; i < options.jobs; ++i) {
        InstanceOptions instance{.name = manifest.id + " " + std::to_string(i + 1)};
        instance.settings = made(manifest, options.settings, crew->scratch_ / std::to_string(i));
        instance.isolate = options.isolate;
        instance.log = [said = crew->said_.emplace_back(std::make_unique<Said>()).get()](const LogLine& line) {
            const std::lock_guard lock(said->mutex);
            said->text = line.text;
        };
        auto started = Instance::create(manifest, std::move(instance));
        if (!started) return started.error();
        crew->instances_.push_back(std::move(*started));
    }
    return crew;
}

Crew::~Crew() {
    instances_.clear();
    std::error_code error;
    if (!scratch_.empty()) fs::remove_all(scratch_, error);
}

std::string Crew::Said::take() {
    const std::lock_guard lock(mutex);
    return std::exchange(text, {});
}

Results Crew::run(std::size_t worker, const Role& role, std::vector<Record> inputs) {
    Instance& instance = *instances_[worker];
    (void)said_[worker]->take();
    const auto once = [&] { return instance.run({role.role, role.gives, inputs, {}, Clock::now() + deadline_}); };
    Results results = once();
    if (results.outcome.status == Status::unavailable && instance.up()) results = once();
    if (results.outcome.status != Status::ok && results.outcome.reason.empty())
        results.outcome.reason = said_[worker]->take();
    return results;
}

bool share_out(std::size_t workers, std::size_t count, const std::atomic<bool>& stop,
               const std::function<bool(std::size_t, std::size_t)>& work) {
    std::atomic<std::size_t> next{0}, done{0};
    std::atomic<bool> failed{false};
    const auto toil = [&](std::size_t worker) {
        while (!stop && !failed) {
            const std::size_t item = next++;
            if (item >= count) return;
            if (work(worker, item)) ++done;
            else failed = true;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < workers; ++i) threads.emplace_back(toil, i);
    }
    return done == count;
}

}  // namespace cotejo::tools::evaluation
