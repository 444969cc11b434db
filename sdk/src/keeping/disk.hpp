// SPDX-License-Identifier: Apache-2.0
//
// Files whose changes are on the disk when the call returns.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cotejo/result.hpp"

namespace cotejo {

/// A file that is open, closed at the end. Move only.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int number) : number_(number) {}
    OpenFile(OpenFile&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    OpenFile& operator=(OpenFile&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~OpenFile();
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_ = -1;
};

/// Opens a file (mode 0600 when it is made) and takes the only lock on it. Status::busy: another
/// process has it. `made` says whether it was made just now; then its folder is durable too.
Result<OpenFile> open_locked(const std::filesystem::path& file, bool* made = nullptr);

/// Writes all of `bytes` at `offset`. Not durable before sync().
Result<void> write_at(const OpenFile& file, std::span<const std::uint8_t> bytes,
                      std::uint64_t offset, const std::filesystem::path& name);

/// Waits until what was written is on the disk.
Result<void> sync(const OpenFile& file, const std::filesystem::path& name);

/// Makes a folder's names durable: what was made, renamed or removed in it.
Result<void> sync_folder(const std::filesystem::path& folder);

/// Reads a whole file. Status::not_found when there is none.
Result<std::vector<std::uint8_t>> read_whole(const std::filesystem::path& file);

/// Writes a file of mode `mode`, whole or not at all, durable.
Result<void> write_whole(const std::filesystem::path& file, std::span<const std::uint8_t> bytes,
                         unsigned mode = 0600);

/// Overwrites a file with zeros and removes it, durable. A file that is not there is no failure.
Result<void> destroy(const std::filesystem::path& file);

/// "<what> <file>: <the system's reason>", with Status::unavailable for a full disk.
Error disk_error(std::string what, const std::filesystem::path& file, int reason);

}  // namespace cotejo
