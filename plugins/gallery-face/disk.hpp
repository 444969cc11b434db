// SPDX-License-Identifier: Apache-2.0
//
// Disk: an open file whose every failure is a sentence for the operator, and a folder's lock.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gallery_face {

/// One open file; closed with this. Failures are thrown as Problems that name the file.
class Disk {
public:
    enum class How { open, make }; ///< an existing one, or a new empty one of mode 0600
    Disk(const std::filesystem::path& file, How how);
    Disk(Disk&& other) noexcept;
    Disk& operator=(Disk&& other) noexcept;
    ~Disk();

    std::uint64_t size() const;
    /// Reads so much from there; fewer bytes only at the file's end.
    std::vector<std::uint8_t> read(std::uint64_t at, std::size_t size) const;
    void write(std::uint64_t at, std::span<const std::uint8_t> bytes);
    void cut(std::uint64_t size);
    /// Returns when what was written would outlive a loss of power.
    void sync();
    /// False when the path names another file by now, or none.
    bool is_at_path() const;
    /// Overwrites every byte with zeros, for what is about to be unlinked.
    void blank();
    const std::filesystem::path& path() const { return path_; }

    /// Puts this file in the place of `to`, durably: its name is there or it is not.
    void rename_to(const std::filesystem::path& to);

private:
    std::filesystem::path path_;
    int fd_ = -1;
};

/// A folder that no other process works in, for as long as this lives. Throws a Problem (busy) when
/// another one does for longer than `busy_ms`.
class FolderLock {
public:
    FolderLock(const std::filesystem::path& folder, int busy_ms);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int fd_ = -1;
};

}  // namespace gallery_face
