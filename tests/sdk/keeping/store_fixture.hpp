// SPDX-License-Identifier: Apache-2.0
//
// A test with keys, an audit log and the embedded store in a folder of its own.

#pragma once

#include <gtest/gtest.h>

#include "cotejo/store.hpp"
#include "sdk/keeping/audit_fixture.hpp"
#include "sdk/keeping/shell.hpp"

namespace cotejo::testing {

class StoreFixture : public AuditFixture {
protected:
    std::unique_ptr<Shell> start() {
        return std::make_unique<Shell>(scratch_.folder(), clock_.clock());
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
