// SPDX-License-Identifier: Apache-2.0
//
// GalleryFile: the gallery on disk, batches of groups end to end, each encrypted and bound to its place.

#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "cipher.hpp"
#include "disk.hpp"
#include "group.hpp"

namespace gallery_face {

/// How far the file goes. A copy of it, sealed, stands near the file's beginning.
struct Head {
    std::uint64_t writes = 0;  ///< grows with every change
    std::uint64_t batches = 0;
    std::uint64_t end = 0;     ///< where the last batch ends
    std::array<std::uint8_t, kTag> last{}; ///< the last batch's tag: a chain over all before it
    bool operator==(const Head&) const = default;
};

/// One file, in a folder that the caller has locked. A batch is one keep: whole, or not there. Every
/// failure is a Problem.
///
///   0     magic, version, file id, key check                          (plain)
///   512   the head, written in turns here and at 1024: one of them is always whole
///   1536  batches: length (u32), then nonce, ciphertext and tag, bound to the file's id, to the
///         batch's number, its length and the tag of the one before it
///
/// So no batch can be left out, doubled, moved or brought from another file. The head is written after
/// its batch is durable: batches behind it were never acknowledged, batches missing before it were cut
/// off later.
class GalleryFile {
public:
    using See = std::function<void(const Group&)>;

    /// Opens a file and gives every group to `see`. What a crash left behind the head is cut away, and
    /// `repaired` says so.
    static GalleryFile open(const std::filesystem::path& path, const std::string& secret,
                            Locking& locking, const See& see, std::string& repaired);
    /// Makes an empty one, in no place yet.
    static GalleryFile make(const std::filesystem::path& path, const std::string& secret);

    /// Adds a batch, durable on return. When it fails the file is as it was.
    void append(const std::vector<Group>& groups, Locking& locking);
    /// Adds without waiting for the disk, for a file that is in no place yet.
    void append_unsynced(const std::vector<Group>& groups, Locking& locking);
    /// True when nobody else changed or replaced it since this opened it.
    bool is_current() const;
    Disk& disk() { return disk_; }

private:
    GalleryFile(Disk disk, Cipher cipher, const FileId& id)
        : disk_(std::move(disk)), cipher_(std::move(cipher)), id_(id) {}

    std::vector<std::uint8_t> bound(std::uint64_t number, std::uint32_t length,
                                    const std::array<std::uint8_t, kTag>& before) const;
    Head write_batch(const std::vector<Group>& groups, Locking& locking);
    void write_head(const Head& head);
    Head read_head() const;
    void read_batches(const Head& promised, Locking& locking, const See& see);
    bool read_batch(std::uint64_t size, Locking& locking, const See& see);

    Disk disk_;
    Cipher cipher_;
    FileId id_;
    Head head_; ///< as far as this has read and written
};

}  // namespace gallery_face
