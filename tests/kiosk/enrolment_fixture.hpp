// SPDX-License-Identifier: Apache-2.0
//
// What an enrolment test stands on: lists of a made-up modality, and its gallery.

#pragma once

#include <gmock/gmock.h>

#include <condition_variable>

#include "flows/walk.hpp"
#include "kiosk/enroller.hpp"

namespace cotejo::kiosk {

class EnrolmentTest : public ::testing::Test {
protected:
    explicit EnrolmentTest(flows::Walk::Settings gait = {}) : walk(std::move(gait)) {
        std::filesystem::create_directory(parts.folder);
    }

    /// A flight's entries from lines such as "PNR001 1": a ticket and its walker.
    std::shared_ptr<Entries> list(const std::string& lines, const std::string& flight = "XX1") {
        const std::span data(reinterpret_cast<const std::uint8_t*>(lines.data()), lines.size());
        const Record file({"manifest.file", "bytes", copied(data), {}, 0, {}});
        const Results read = gait().run(Job{"extract", "manifest.entry", {file}, {}});
        auto entries = std::make_shared<Entries>(
            *walk.keys, std::vector<KeyFacts>{{"flight", "date", "pnr"}}, Flight{flight, "2026-11-22"});
        EXPECT_TRUE(entries->add(read.records, true));
        return entries;
    }

    /// What the gallery gives for a walker: how many keys of the set lie under that template.
    int found(float walker, const std::string& set = "xx1-2026-11-22") {
        int same = 0;
        for (const Record& key : search(walker, set))
            same += key.number(COTEJO_FACT_SCORE).value_or(0) > 0.5;
        return same;
    }
    /// The key under which a walker is found.
    std::optional<LookupKey> key_of(float walker) {
        for (const Record& key : search(walker, "xx1-2026-11-22")) {
            LookupKey bytes;
            std::ranges::copy(key.data(), bytes.bytes.begin());
            if (key.number(COTEJO_FACT_SCORE).value_or(0) > 0.5) return bytes;
        }
        return std::nullopt;
    }
    int members(const std::string& set) { return static_cast<int>(search(0, set).size()); }

    Instance& gait() { return *walk.providers.named("gait"); }
    Route route() { return enrolment_routes(walk.providers).at(0); }

    int lines_with(const std::string& text) const {
        const std::lock_guard lock(mutex);
        return count(text);
    }
    /// Waits for so many lines of a text: the event that tells what a thread did.
    void await(const std::string& text, int times = 1) const {
        std::unique_lock lock(mutex);
        said.wait(lock, [&] { return count(text) >= times; });
    }

    flows::Walk walk;
    int started = 0;           ///< instances of the enrolment's own
    int stop_after = 1 << 30;  ///< templates
    std::stop_source stop;
    mutable std::mutex mutex;
    mutable std::condition_variable said;
    std::vector<std::string> lines;
    const EnrolmentParts parts{.keys = *walk.keys,
                               .audit = *walk.audit,
                               .folder = walk.folder / "enrolled",
                               .start = [this](const std::string& name) { return apart(name); },
                               .log = [this](const LogLine& line) { hear(line); }};

private:
    std::vector<Record> search(float walker, const std::string& set) {
        const std::span bytes(reinterpret_cast<const std::uint8_t*>(&walker), sizeof walker);
        const Record probe({"test-gait.template/1", "f32", copied(bytes), {}, 0, {}});
        return gait().run(Job{"find", COTEJO_KIND_KEY, {probe}, {{COTEJO_OPTION_SET, set, 1.0}}}).records;
    }
    Result<std::unique_ptr<Instance>> apart(const std::string& name) {
        ++started;
        return Instance::create(walk.providers.named(name)->manifest(),
                                {.name = name, .settings = {}, .isolate = false,
                                 .log = [this](const LogLine& line) { hear(line); }});
    }
    void hear(const LogLine& line) {
        const std::lock_guard lock(mutex);
        lines.push_back(line.text);
        if (count("a template is made") >= stop_after) stop.request_stop();
        said.notify_all();
    }
    int count(const std::string& text) const {
        return static_cast<int>(std::ranges::count_if(
            lines, [&](const std::string& line) { return line.find(text) != std::string::npos; }));
    }
};

}  // namespace cotejo::kiosk
