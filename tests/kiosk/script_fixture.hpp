// SPDX-License-Identifier: Apache-2.0
//
// What a script test stands on: a real visit of a made-up modality, and a folder of scripts.

#pragma once

#include <gmock/gmock.h>

#include "flows/walk.hpp"
#include "kiosk/script.hpp"
#include "scratch.hpp"

namespace cotejo::kiosk {

class ScriptTest : public ::testing::Test {
protected:
    explicit ScriptTest(flows::Walk::Settings gait = {{"walker", "1"}, {"ticket", "PNR001"}})
        : walk(std::move(gait)) {
        options.child = COTEJO_SCRIPT;
    }

    /// A workflow whose run() is this text.
    void workflow(const std::string& body) {
        file("return {api = 1, name = \"test\", run = function(visit)\n" + body + "\nend}\n");
    }
    void file(std::string_view text) { scratch.write("workflows/test.lua", text); }

    ScriptEnd run(std::stop_token stop = {}) {
        auto script = Script::load(scratch.folder, "test");
        EXPECT_TRUE(script) << describe(script.error());
        if (!script) return {};
        visit = std::make_unique<Visit>(walk.setting(), stop);
        return script->run(*visit, names, options, stop);
    }

    std::string check() {
        auto script = Script::load(scratch.folder, "test");
        return describe(script ? script->check(names, options) : script.error());
    }

    /// Mistakes, the scratch folder's name left out.
    std::string plain(const Mistakes& found) const {
        std::string text = describe(found);
        const std::string folder = scratch.folder.string() + "/";
        for (std::size_t at; (at = text.find(folder)) != std::string::npos;)
            text.erase(at, folder.size());
        return text;
    }

    /// Runs a workflow that must come to its end by itself.
    void runs(const std::string& body) {
        workflow(body);
        const ScriptEnd end = run();
        EXPECT_EQ(end.how, ScriptEnd::How::returned) << end.reason << "\n" << body;
    }
    /// Runs a workflow that is mistaken; gives what the operator reads.
    std::string fails(const std::string& body) {
        workflow(body);
        const ScriptEnd end = run();
        EXPECT_EQ(end.how, ScriptEnd::How::failed) << end.reason << "\n" << body;
        return end.reason;
    }

    Scratch scratch;
    flows::Walk walk;
    ScriptNames names;
    ScriptOptions options;
    std::unique_ptr<Visit> visit;
};

}  // namespace cotejo::kiosk
