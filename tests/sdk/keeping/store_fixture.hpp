// SPDX-License-Identifier: Apache-2.0
//
// A test with keys, an audit log and the embedded store in a folder of its own.

#pragma once

#include <gtest/gtest.h>

#include "cotejo/store.hpp"
#include "sdk/keeping/audit_fixture.hpp"
#include "sdk/keeping/meddler.hpp"

namespace cotejo::testing {

/// What lives while a kiosk runs; a second one is what a start finds after the first has ended.
struct Shell {
    Shell(const std::filesystem::path& state, WallClock clock, SigningKey key) {
        std::filesystem::create_directories(state / "store");
        keys = std::move(*Keys::open({state / "keys",
                                      {{"check-in", std::chrono::days(30)},
                                       {"message", std::chrono::days(2)}},
                                      clock}));
        log = std::move(*AuditLog::open({state / "audit.log", "kiosk-1.example/audit", clock},
                                        std::move(key)));
        manifest = *Manifest::load(COTEJO_STORE_FOLDER);
        InstanceOptions options;
        options.name = "store";
        options.isolate = false;
        options.settings = {{"folder", (state / "store").string()}};
        auto made = Instance::create(manifest, std::move(options));
        EXPECT_TRUE(made) << made.error().what;
        plugin = std::move(*made);
        meddler = std::make_unique<Meddler>(*plugin);
        store = std::make_unique<Store>(Store::Parts{*meddler, *keys, *log});
    }
    ~Shell() {
        store.reset();
        meddler.reset();
        plugin.reset(); // before its manifest
    }

    std::unique_ptr<Keys> keys;
    std::unique_ptr<AuditLog> log;
    Manifest manifest;
    std::unique_ptr<Instance> plugin;
    std::unique_ptr<Meddler> meddler;
    std::unique_ptr<Store> store;
};

class StoreFixture : public AuditFixture {
protected:
    std::unique_ptr<Shell> start() {
        return std::make_unique<Shell>(scratch_.folder(), clock_.clock(), key());
    }
    static Record record(std::string text) {
        return Record({.kind = "cotejo.check-in", .format = "", .storage = nullptr,
                       .facts = {{"note", std::move(text), 1.0}}, .time_ns = 0, .raster = {}});
    }
    static LookupKey under(const Shell& shell, const std::string& word) {
        const std::string parts[]{word};
        return shell.keys->lookup("test", parts);
    }
    static Result<void> keep(Shell& shell, const std::string& word, const std::string& text,
                             const std::string& retention = "check-in") {
        std::vector<Keepsake> one;
        one.push_back({{under(shell, word)}, record(text), retention});
        return shell.store->keep(std::move(one));
    }
    /// The notes kept under a word; "?" and why when the store fails.
    static std::vector<std::string> notes(Shell& shell, const std::string& word) {
        return notes(shell, under(shell, word));
    }
    static std::vector<std::string> notes(Shell& shell, const LookupKey& key) {
        const auto found = shell.store->find(key);
        if (!found) return {"? " + found.error().what};
        std::vector<std::string> texts;
        for (const Kept& kept : *found) texts.emplace_back(*kept.record.text("note"));
        return texts;
    }
    std::vector<std::string> entries(const std::string& type) const {
        std::vector<std::string> found;
        for (const std::string& line : lines(file()))
            if (line.find("\"type\":\"" + type + "\"") != std::string::npos) found.push_back(line);
        return found;
    }
};

}  // namespace cotejo::testing
