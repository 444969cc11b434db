// SPDX-License-Identifier: Apache-2.0
//
// A fake of tests/fakes, running in a child, and the jobs it is given.

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::test {

/// Keeps an instance's log lines; for any thread.
class Lines {
public:
    LogSink sink() {
        return [this](const LogLine& line) {
            const std::lock_guard lock(mutex_);
            lines_.push_back(line);
        };
    }
    std::vector<LogLine> all() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }
    int holding(const std::string& text) const {
        int count = 0;
        for (const LogLine& line : all()) count += line.text.find(text) != std::string::npos;
        return count;
    }

private:
    mutable std::mutex mutex_;
    std::vector<LogLine> lines_;
};

inline Result<std::unique_ptr<Instance>> make_fake(const std::string& name,
                                                   InstanceOptions options = {}) {
    const Result<Manifest, Mistakes> manifest = Manifest::load(FAKES_FOLDER "/" + name);
    if (!manifest) return Error{Status::invalid, describe(manifest.error())};
    options.name = name;
    options.grace = std::chrono::milliseconds(50);
    return Instance::create(*manifest, std::move(options));
}

inline std::unique_ptr<Instance> fake(const std::string& name, InstanceOptions options = {}) {
    auto made = make_fake(name, std::move(options));
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    return made ? std::move(*made) : nullptr;
}

inline Record image(std::size_t size = 16, std::uint8_t first = 1) {
    std::vector<std::uint8_t> bytes(size, 0);
    bytes.front() = first;
    bytes.back() = 9;
    return Record({"fake.image", "bytes", copied(bytes), {}, 5, {}});
}

/// What makes a fake misbehave; it has a moment before its deadline.
inline Job misbehave(std::vector<Fact> options = {}) {
    return {"extract", "fake.part", {image()}, std::move(options),
            Clock::now() + std::chrono::milliseconds(150)};
}
inline Job behave() { return {"extract", "fake.part", {image()}, {{"do", "well", 1}}}; }

/// The next job after whatever a fake did works.
inline void expect_survived(Instance& instance) {
    const Results results = instance.run(behave());
    EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 1u);
    EXPECT_EQ(results.records[0].number("well"), 1.0);
    EXPECT_TRUE(instance.up());
}

/// Waits for the first event of a type, so that the job is known to be under way.
template <class T>
T first(Running& running) {
    for (;;) {
        Running::Event event = running.next(Clock::time_point::max());
        if (T* found = std::get_if<T>(&event)) return *found;
        if (std::holds_alternative<Outcome>(event)) {
            ADD_FAILURE() << "ended: " << std::get<Outcome>(event).reason;
            std::abort();
        }
    }
}

}  // namespace cotejo::test
