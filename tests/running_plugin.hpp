// SPDX-License-Identifier: Apache-2.0
//
// RunningPlugin: a plugin's own tests run the library as the kiosk does, on a thread and in a
// process of its own.

#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::testing {

/// Loads the plugin of a folder with these settings, and keeps its log.
class RunningPlugin {
public:
    RunningPlugin(const std::filesystem::path& folder, bool isolate,
                  std::map<std::string, std::string> settings = {}) {
        const Result<Manifest, Mistakes> manifest = Manifest::load(folder);
        if (!manifest) {
            ADD_FAILURE() << describe(manifest.error());
            return;
        }
        InstanceOptions options;
        options.name = "tested";
        options.isolate = isolate;
        options.settings = std::move(settings);
        options.log = [log = log_](const LogLine& line) {
            std::lock_guard lock(log->mutex);
            log->text += line.text + "\n";
        };
        Result<std::unique_ptr<Instance>> made = Instance::create(*manifest, std::move(options));
        if (made) instance_ = std::move(*made);
        else why_not_ = made.error().what;
    }

    explicit operator bool() const { return instance_ != nullptr; }
    Instance* operator->() { return instance_.get(); }

    /// Why there is no instance.
    const std::string& why_not() const { return why_not_; }

    Results run(std::string role, std::string gives, std::vector<Record> inputs) {
        Job job;
        job.role = std::move(role);
        job.gives = std::move(gives);
        job.inputs = std::move(inputs);
        if (instance_) return instance_->run(std::move(job));
        ADD_FAILURE() << "there is no instance: " << why_not_;
        return {};
    }

    /// Every line logged so far.
    std::string log() const {
        std::lock_guard lock(log_->mutex);
        return log_->text;
    }

private:
    struct Log {
        mutable std::mutex mutex;
        std::string text;
    };
    std::shared_ptr<Log> log_ = std::make_shared<Log>();
    std::unique_ptr<Instance> instance_;
    std::string why_not_;
};

/// Makes a record of these bytes.
inline Record record(std::string kind, std::string format, std::span<const std::uint8_t> bytes,
                     Raster raster = {}) {
    Record::Parts parts;
    parts.kind = std::move(kind);
    parts.format = std::move(format);
    parts.storage = copied(bytes);
    parts.raster = raster;
    return Record(std::move(parts));
}

inline Record record(std::string kind, std::string format, std::string_view text) {
    return record(std::move(kind), std::move(format),
                  {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// Names a case after where the plugin runs.
inline std::string where(const ::testing::TestParamInfo<bool>& info) {
    return info.param ? "isolated" : "local";
}

}  // namespace cotejo::testing
