// SPDX-License-Identifier: Apache-2.0
//
// GalleryFile: the gallery on disk, batches of groups end to end, each encrypted and bound to its place.

#include "gallery_file.hpp"

#include <algorithm>
#include <optional>

#include "bytes.hpp"
#include "problem.hpp"

namespace gallery_face {
namespace {

using cotejo::Status;

constexpr std::string_view kMagic = "COTEJOGF";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kPlain = 8 + 4 + 16 + 16;
constexpr std::uint64_t kSlots[] = {512, 1024};
constexpr std::uint64_t kBegin = 1536;
constexpr std::size_t kHeadBytes = 8 + 8 + 8 + kTag;
constexpr std::size_t kLongestBatch = 64u << 20;

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& what) {
    throw Problem(Status::failed, path.string() + " is damaged: " + what +
                                      "; put a backup in its place, or move it away and enrol anew");
}

std::vector<std::uint8_t> packed(const Head& head) {
    std::vector<std::uint8_t> bytes(kHeadBytes);
    Writer to(bytes);
    to.number(head.writes);
    to.number(head.batches);
    to.number(head.end);
    to.bytes(head.last.data(), head.last.size());
    return bytes;
}

Head unpacked(Bytes bytes) {
    Reader from(bytes);
    Head head;
    head.writes = from.number<std::uint64_t>();
    head.batches = from.number<std::uint64_t>();
    head.end = from.number<std::uint64_t>();
    std::ranges::copy(from.take(kTag), head.last.begin());
    return head;
}

/// Reads who made the file, and refuses what this plugin cannot read.
FileId read_plain(const Disk& disk, std::array<std::uint8_t, 16>& check) {
    const std::string path = disk.path().string();
    const std::vector<std::uint8_t> bytes = disk.read(0, kPlain);
    Reader from(bytes);
    const Bytes magic = from.take(kMagic.size());
    if (!from.good() || !std::ranges::equal(magic, kMagic, {}, {}, [](char c) { return static_cast<std::uint8_t>(c); }))
        throw Problem(Status::failed, path + " is no gallery of Cotejo, or its beginning is lost; move it "
                                             "away, or name another folder");
    const auto version = from.number<std::uint32_t>();
    if (from.good() && version != kVersion)
        throw Problem(Status::failed, path + " is of version " + std::to_string(version) +
                                          ", and this plugin reads version " + std::to_string(kVersion) +
                                          "; use the plugin that wrote it");
    FileId id{};
    std::ranges::copy(from.take(id.size()), id.begin());
    std::ranges::copy(from.take(check.size()), check.begin());
    if (!from.good()) damaged(disk.path(), "it ends within its first lines");
    return id;
}

}  // namespace

GalleryFile GalleryFile::open(const std::filesystem::path& path, const std::string& secret,
                              Locking& locking, const See& see, std::string& repaired) {
    Disk disk(path, Disk::How::open);
    std::array<std::uint8_t, 16> check{};
    const FileId id = read_plain(disk, check);
    Cipher cipher(secret, id);
    if (cipher.check() != check)
        throw Problem(Status::failed, path.string() + " was written with another key; give the setting "
                                                      "`key` the one that wrote it, or name another folder");
    GalleryFile file(std::move(disk), std::move(cipher), id);
    const Head promised = file.read_head();
    file.read_batches(promised, locking, see);
    const std::uint64_t size = file.disk_.size();
    if (size > file.head_.end) {
        file.disk_.cut(file.head_.end);
        repaired = path.string() + ": " + std::to_string(size - file.head_.end) +
                   " bytes of a keep that was never acknowledged were cut from its end";
    }
    file.head_.writes = promised.writes;
    if (file.head_ != promised) {
        ++file.head_.writes;
        file.write_head(file.head_);
    }
    if (size > file.head_.end || file.head_ != promised) file.disk_.sync();
    return file;
}

GalleryFile GalleryFile::make(const std::filesystem::path& path, const std::string& secret) {
    const FileId id = new_file_id();
    GalleryFile file(Disk(path, Disk::How::make), Cipher(secret, id), id);
    std::vector<std::uint8_t> begin(kBegin);
    Writer to(begin);
    to.bytes(kMagic.data(), kMagic.size());
    to.number(kVersion);
    to.bytes(id.data(), id.size());
    to.bytes(file.cipher_.check().data(), file.cipher_.check().size());
    file.disk_.write(0, begin);
    file.head_.end = kBegin;
    file.write_head(file.head_);
    return file;
}

std::vector<std::uint8_t> GalleryFile::bound(std::uint64_t number, std::uint32_t length,
                                             const std::array<std::uint8_t, kTag>& before) const {
    std::vector<std::uint8_t> bytes(id_.size() + 8 + 4 + kTag);
    Writer to(bytes);
    to.bytes(id_.data(), id_.size());
    to.number(number);
    to.number(length);
    to.bytes(before.data(), before.size());
    return bytes;
}

Head GalleryFile::write_batch(const std::vector<Group>& groups, Locking& locking) {
    const Pages plain = pack(groups, locking);
    const auto length = static_cast<std::uint32_t>(plain.size() + kSealed);
    const std::vector<std::uint8_t> sealed =
        cipher_.seal(bound(head_.batches, length, head_.last), plain.bytes());
    std::vector<std::uint8_t> whole(4 + sealed.size());
    Writer to(whole);
    to.number(length);
    to.bytes(sealed.data(), sealed.size());
    Head next{head_.writes + 1, head_.batches + 1, head_.end + whole.size(), {}};
    std::ranges::copy(Bytes(sealed).last(kTag), next.last.begin());
    disk_.write(head_.end, whole);
    return next;
}

void GalleryFile::append(const std::vector<Group>& groups, Locking& locking) {
    try {
        const Head next = write_batch(groups, locking);
        disk_.sync();
        write_head(next);
        head_ = next;
    } catch (...) {
        disk_.cut(head_.end);
        throw;
    }
    disk_.sync();
}

void GalleryFile::append_unsynced(const std::vector<Group>& groups, Locking& locking) {
    head_ = write_batch(groups, locking);
    write_head(head_);
}

void GalleryFile::write_head(const Head& head) {
    disk_.write(kSlots[head.writes % 2], cipher_.seal(bound(~0ull, head.writes % 2, {}), packed(head)));
}

/// The later of the two that are whole.
Head GalleryFile::read_head() const {
    std::optional<Head> latest;
    for (std::uint32_t slot = 0; slot < 2; ++slot) {
        std::array<std::uint8_t, kHeadBytes> plain;
        if (!cipher_.open(bound(~0ull, slot, {}), disk_.read(kSlots[slot], kHeadBytes + kSealed), plain))
            continue;
        const Head head = unpacked(plain);
        if (!latest || head.writes > latest->writes) latest = head;
    }
    if (!latest) damaged(disk_.path(), "what says how long it is cannot be read");
    return *latest;
}

void GalleryFile::read_batches(const Head& promised, Locking& locking, const See& see) {
    head_ = Head{0, 0, kBegin, {}};
    const std::uint64_t size = disk_.size();
    while (read_batch(size, locking, see)) {
    }
    if (head_.batches >= promised.batches) return;
    if (size < promised.end)
        damaged(disk_.path(), "it was cut short: " + std::to_string(promised.batches) +
                                  " batches were written, and it holds " + std::to_string(head_.batches));
    damaged(disk_.path(), "batch " + std::to_string(head_.batches + 1) + " of " +
                              std::to_string(promised.batches) + ", at byte " + std::to_string(head_.end) +
                              ", is not what was written");
}

/// Reads the next batch; false at the end, and at whatever is no batch.
bool GalleryFile::read_batch(std::uint64_t size, Locking& locking, const See& see) {
    const std::vector<std::uint8_t> prefix = disk_.read(head_.end, 4);
    const auto length = Reader(prefix).number<std::uint32_t>();
    if (prefix.size() < 4 || length < kSealed || length > kLongestBatch || head_.end + 4 + length > size)
        return false;
    const std::vector<std::uint8_t> sealed = disk_.read(head_.end + 4, length);
    const Pages plain(length - kSealed, locking);
    if (!cipher_.open(bound(head_.batches, length, head_.last), sealed, plain.bytes())) return false;
    if (!unpack(plain.bytes(), see)) damaged(disk_.path(), "a batch is of another plugin");
    std::ranges::copy(Bytes(sealed).last(kTag), head_.last.begin());
    ++head_.batches;
    head_.end += 4 + length;
    return true;
}

bool GalleryFile::is_current() const {
    return disk_.is_at_path() && disk_.size() == head_.end && read_head() == head_;
}

}  // namespace gallery_face
