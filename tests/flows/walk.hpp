// SPDX-License-Identifier: Apache-2.0
//
// Walk: a kiosk for a modality nobody has built, with a real store, log and keys in a scratch folder.

#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>

#include "cotejo/audit.hpp"
#include "cotejo/entries.hpp"
#include "cotejo/keys.hpp"
#include "cotejo/providers.hpp"
#include "cotejo/store.hpp"
#include "cotejo/visit.hpp"

namespace cotejo::flows {

/// Agrees to everything, or declines what it was told to.
class Traveller final : public Front {
public:
    bool ask(std::string_view name, std::stop_token) override {
        asked.emplace_back(name);
        return name != declines;
    }
    void capturing(std::string_view kind, const Offers& offered) override {
        offers = offered;
        if (offered.unable) ++challenges;
        else captured_kinds.emplace_back(kind);
    }
    void preview(const Record&) override { ++frames; }
    std::optional<Reply> reply() override {
        if (!replies.empty()) {
            const Reply next = replies.front();
            replies.erase(replies.begin());
            return next;
        }
        if (cannot == 0 || hints.empty() || hints.back().empty()) return std::nullopt;
        --cannot;
        hints.emplace_back(); // the next step is heard first
        return Reply{Reply::Word::unable};
    }
    void judged(const Record& quality) override { judgements += quality.kind() == "quality"; }
    void guide(const Guide& guide) override { hints.push_back(guide.hint); }
    void captured() override {}
    void say(std::string_view key) override { said.emplace_back(key); }

    std::string declines;
    std::vector<std::string> asked, captured_kinds, said, hints;
    Offers offers;              ///< of the last capture
    std::vector<Reply> replies; ///< what they will say, one after another
    int frames = 0, judgements = 0;
    int challenges = 0; ///< how many were shown
    int cannot = 0;     ///< how many they will say they cannot do
};

/// What a workflow gets: a handle, or nil.
inline Handle or_nil(const Result<Handle, Miss>& step) { return step ? *step : Handle{0}; }

inline Policy gait_policy() {
    Policy policy;
    policy.far = 1e-3;
    policy.wait = std::chrono::milliseconds(5000);
    policy.families["test-ticket"].ask = "ticket";
    FamilyPolicy& gait = policy.families["test-gait"];
    gait.ask = "gait";
    gait.tries = 3;
    gait.assess_lowest = 60;
    gait.detect_highest = 0.2;
    gait.probe_captured = true;
    gait.reference = {{"manifest.entry", "vouched"}};
    policy.through = {{"manifest.entry.listed"}, {"test-gait.same"}};
    policy.visible = {"pnr"};
    return policy;
}

/// The kiosk. `isolate` says whether its plugins run in processes of their own.
class Walk {
public:
    using Settings = std::map<std::string, std::string>;

    /// `apart` gives the sensor an instance of its own, so that its frames are judged while it runs.
    explicit Walk(Settings gait = {}, bool isolate = false, bool trusted = true,
                  bool apart = false) {
        std::string pattern = (std::filesystem::temp_directory_path() / "cotejo-walk-XXXXXX");
        folder = mkdtemp(pattern.data());
        std::filesystem::create_directory(folder / "store");
        if (apart) add("sensor", "test-gait", gait, isolate, {"test-gait.image"});
        add("gait", "test-gait", std::move(gait), isolate,
            apart ? kJudge : std::vector<std::string>{});
        Instance& store_plugin =
            add("store", "store-sqlite", {{"folder", (folder / "store").string()}}, isolate);
        const WallClock clock = [] { return std::chrono::system_clock::now(); };
        keys = std::move(*Keys::open(
            {folder / "keys", {{"check-in", std::chrono::days(1)}}, clock}));
        audit = std::move(*AuditLog::open({folder / "audit.log", "test/walk", clock},
                                          SigningKey::fresh()));
        store = std::make_unique<Store>(Store::Parts{store_plugin, *keys, *audit});
        entries = std::make_unique<Entries>(*keys,
                                            std::vector<KeyFacts>{{"flight", "date", "pnr"}},
                                            Flight{"XX1", "2026-11-22"});
        list("PNR001 1\nPNR002 2\n", trusted);
    }
    ~Walk() {
        store.reset();
        audit.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    VisitSetting setting() {
        return {.policy = policy,
                .providers = providers,
                .entries = *entries,
                .audit = *audit,
                .store = *store,
                .front = traveller,
                .workflow = "walk",
                .attended = attended,
                .clock_trusted = true,
                .log = [this](const LogLine& line) {
                    const std::lock_guard lock(mutex);
                    lines.push_back(line.text);
                },
                .typed = typed};
    }

    /// From now on samples are reduced to their walker before they are frozen.
    void reduce(Settings settings = {}) { add("alone", "test-alone", std::move(settings), false); }

    /// From now on travellers can show a document too.
    void with_slips(Settings settings = {}) {
        policy.families["test-slip"].ask = "slip";
        add("slips", "test-slips", std::move(settings), false);
    }

    /// The whole check-in as a workflow would do it.
    Verdict check_in() {
        Visit visit(setting(), person.get_token());
        (void)visit.ask("ticket");
        const Handle pass = or_nil(visit.capture("test-ticket.pass"));
        const Handle entry = or_nil(visit.find("manifest.entry", pass));
        (void)visit.ask("gait");
        const Handle gait = or_nil(visit.capture("test-gait.image"));
        (void)visit.detect(gait);
        const Handle reference = or_nil(visit.extract("test-gait.image", entry));
        (void)visit.compare(gait, reference);
        return visit.decide();
    }

    std::string log_text() const {
        std::ifstream file(folder / "audit.log");
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    std::filesystem::path folder;
    Policy policy = gait_policy();
    bool attended = false;
    std::map<std::string, Typed> typed; ///< what may be typed
    std::atomic<int> opened = 0; ///< how often a sensor was
    Providers providers;
    std::unique_ptr<Keys> keys;
    std::unique_ptr<AuditLog> audit;
    std::unique_ptr<Store> store;
    std::unique_ptr<Entries> entries;
    Traveller traveller;
    std::stop_source person;
    std::mutex mutex;
    std::vector<std::string> lines; ///< of the plugins' and the visits' log

    int lines_with(const std::string& text) {
        const std::lock_guard lock(mutex);
        int count = 0;
        for (const std::string& line : lines) count += line.find(text) != std::string::npos;
        return count;
    }

private:
    inline static const std::vector<std::string> kJudge{
        "quality", "pad", "scores", "test-gait.template/1", "test-ticket.pass", "manifest.entry"};

    Instance& add(const std::string& name, const std::string& plugin, Settings settings, bool isolate,
                  const std::vector<std::string>& gives = {}) {
        const auto manifest = Manifest::load(std::filesystem::path(COTEJO_PLUGINS_DIR) / plugin);
        EXPECT_TRUE(manifest) << describe(manifest.error());
        manifests_.push_back(std::make_unique<Manifest>(*manifest));
        InstanceOptions options;
        options.name = name;
        options.settings = std::move(settings);
        options.isolate = isolate;
        options.log = [this](const LogLine& line) {
            opened += line.text.starts_with("a sensor opens");
            const std::lock_guard lock(mutex);
            lines.push_back(line.text);
        };
        auto instance = Instance::create(*manifests_.back(), std::move(options));
        EXPECT_TRUE(instance) << instance.error().what;
        providers.add(std::move(*instance), gives);
        return *providers.named(name);
    }

    void list(const std::string& text, bool trusted) {
        const std::span data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        const Record file({"manifest.file", "bytes", copied(data), {}, 0, {}});
        Results results =
            providers.named("gait")->run(Job{"extract", "manifest.entry", {file}, {}});
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        EXPECT_TRUE(entries->add(results.records, trusted));
    }

    std::vector<std::unique_ptr<Manifest>> manifests_;
};

}  // namespace cotejo::flows
