// SPDX-License-Identifier: Apache-2.0
//
// A folder for one test, and a clock that stands where it is put.

#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <stdlib.h>
#include <unistd.h>

#include "cotejo/wall_clock.hpp"

namespace cotejo::testing {

/// In memory where there is a folder for that: a test that ends a thousand times between two writes
/// need not wait for a disk each time.
inline std::filesystem::path quick_folder() {
    const std::filesystem::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

/// Removed with all that is in it at the end.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& in = quick_folder()) {
        std::string name = (in / "cotejo-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// 2026-11-22 10:00 UTC until somebody moves it.
struct SetClock {
    std::chrono::system_clock::time_point now =
        std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(10);
    WallClock clock() {
        return [this] { return now; };
    }
};

inline std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Writes a file of mode 0600 in place of what is there.
inline void replace(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read |
                                           std::filesystem::perms::owner_write);
}

inline std::vector<std::string> lines(const std::filesystem::path& file) {
    std::vector<std::string> all;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

inline std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace cotejo::testing
