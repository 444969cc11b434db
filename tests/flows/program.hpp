// SPDX-License-Identifier: Apache-2.0
//
// Runs the project's own programs as a person would, and keeps what they print.

#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace cotejo::flows {

namespace fs = std::filesystem;

inline std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline void write_file(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

/// How a program ended and what it wrote.
struct Ran {
    int status = -1;
    std::string out, err;
    std::string last_line() const {
        const auto end = out.find_last_not_of('\n');
        const auto start = out.rfind('\n', end);
        return end == std::string::npos ? "" : out.substr(start + 1, end - start);
    }
};

/// A scratch folder, gone with the object.
class Scratch {
public:
    Scratch() {
        std::string pattern = fs::temp_directory_path() / "cotejo-flow-XXXXXX";
        path_ = mkdtemp(pattern.data());
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }
    Ran run(const std::string& command) const {
        const std::string out = path_ / "stdout", err = path_ / "stderr";
        const int status = std::system((command + " >'" + out + "' 2>'" + err + "' </dev/null").c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out),
                read_file(err)};
    }

private:
    fs::path path_;
};

/// A simulated kiosk of its own: state, list, pass and pictures made anew, config copied.
class SimulatedKiosk {
public:
    /// Without `flight` there is no list, pass or picture: enough for what never starts.
    explicit SimulatedKiosk(bool flight = true) {
        const std::string bin = COTEJO_BIN;
        fs::copy(COTEJO_SOURCE "/config", config(), fs::copy_options::recursive);
        fs::create_directories(folder() / "scripts");
        fs::copy(COTEJO_SOURCE "/scripts/workflows", folder() / "scripts/workflows",
                 fs::copy_options::recursive);
        fs::copy(COTEJO_SOURCE "/scripts/steps", folder() / "scripts/steps",
                 fs::copy_options::recursive);
        EXPECT_EQ(scratch_.run(bin + "/cotejo-kiosk demo-state --state " + state().string()).status, 0);
        edit(config() / "policy.yaml", "wait: 30", "wait: 3");
        if (!flight) return;
        EXPECT_EQ(scratch_.run(bin + "/cotejo-demo-data -o " + (state() / "demo").string()).status, 0);
    }

    fs::path folder() const { return scratch_.path(); }
    fs::path config() const { return folder() / "config"; }
    fs::path state() const { return folder() / "state"; }

    /// Runs cotejo-kiosk on this configuration.
    Ran kiosk(const std::string& options, const std::string& file = "simulated.yaml") const {
        return scratch_.run(std::string(COTEJO_BIN) + "/cotejo-kiosk --config " +
                            (config() / file).string() + " --state " +
                            state().string() + " " + options);
    }
    Ran once(const std::string& options = "") const { return kiosk("--text --once " + options); }

    /// Replaces a text in a file; the test ends if it is not there.
    static void edit(const fs::path& file, const std::string& from, const std::string& to) {
        std::string text = read_file(file);
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << file << " has no \"" << from << "\"";
        write_file(file, text.replace(at, from.size(), to));
    }

private:
    Scratch scratch_;
};

}  // namespace cotejo::flows
