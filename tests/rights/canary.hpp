// SPDX-License-Identifier: Apache-2.0
//
// Canary: bytes that stand in one traveller's picture and nowhere else, and where they are found.

#pragma once

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo::testing {

namespace fs = std::filesystem;

/// Bytes that no compressor shortens, the same at every call.
inline std::string noise(std::size_t size) {
    std::minstd_rand random(20261125);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() >> 7);
    return bytes;
}

/// A process and all that it started.
inline std::set<pid_t> family_of(pid_t process) {
    std::set<pid_t> all{process};
    std::error_code gone;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task", gone)) {
        std::ifstream children(task.path() / "children");
        for (pid_t child = 0; children >> child;) all.merge(family_of(child));
    }
    return all;
}

/// Reads `size` bytes at `from`; what cannot be read is left out.
inline std::string read_at(std::ifstream& file, std::uint64_t from, std::uint64_t size) {
    std::string bytes(size, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(from));
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return bytes;
}

/// Where in a process's memory the bytes stand: its mappings, and memory files it holds unmapped.
/// `read` counts what was looked at, so that a look at nothing is not taken for a clean one.
inline std::vector<std::string> found_in(pid_t process, std::string_view bytes, std::uint64_t& read) {
    const std::string proc = "/proc/" + std::to_string(process);
    std::vector<std::string> places;
    const auto look = [&](const std::string& content, const std::string& where) {
        read += content.size();
        if (content.find(bytes) != std::string::npos) places.push_back(proc + " " + where);
    };
    std::ifstream maps(proc + "/maps"), memory(proc + "/mem", std::ios::binary);
    for (std::string line; std::getline(maps, line);) {
        std::uint64_t from = 0, to = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[0] != 'r') continue;
        look(read_at(memory, from, to - from), line);
    }
    std::error_code gone;
    for (const auto& held : fs::directory_iterator(proc + "/fd", gone)) {
        const std::string target = fs::read_symlink(held.path(), gone).string();
        if (!target.starts_with("/memfd:")) continue;
        std::ifstream file(held.path(), std::ios::binary);
        look({std::istreambuf_iterator<char>(file), {}}, target);
    }
    return places;
}

/// The files under a folder that hold the bytes.
inline std::vector<std::string> found_under(const fs::path& folder, std::string_view bytes) {
    std::vector<std::string> places;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        if (content.find(bytes) != std::string::npos) places.push_back(entry.path());
    }
    return places;
}

}  // namespace cotejo::testing
