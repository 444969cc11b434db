// SPDX-License-Identifier: Apache-2.0
//
// Files whose changes are on the disk when the call returns.

#include "keeping/disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cotejo {
namespace {

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

std::uint64_t size_of(const OpenFile& file) {
    struct stat status{};
    return fstat(file.number(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

OpenFile::~OpenFile() {
    if (number_ >= 0) ::close(number_);
}

Error disk_error(std::string what, const std::filesystem::path& file, int reason) {
    const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
    return {full ? Status::unavailable : Status::failed,
            std::move(what) + " " + file.string() + ": " + std::strerror(reason)};
}

Result<OpenFile> open_locked(const std::filesystem::path& file, bool* made) {
    OpenFile opened(::open(file.c_str(), O_RDWR | O_CLOEXEC));
    const bool absent = !opened && errno == ENOENT;
    if (absent) opened = OpenFile(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!opened) return disk_error("cannot open", file, errno);
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0)
        return Error{Status::busy, file.string() + " is open in another program"};
    if (made) *made = absent;
    if (absent)
        if (Result<void> durable = sync_folder(folder_of(file)); !durable) return durable.error();
    return opened;
}

Result<void> write_at(const OpenFile& file, std::span<const std::uint8_t> bytes,
                      std::uint64_t offset, const std::filesystem::path& name) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file.number(), bytes.data(), bytes.size(),
                                         static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return disk_error("cannot write", name, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<void> sync(const OpenFile& file, const std::filesystem::path& name) {
    if (::fdatasync(file.number()) != 0) return disk_error("cannot make durable", name, errno);
    return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    const OpenFile opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(opened.number()) != 0)
        return disk_error("cannot make durable", folder, errno);
    return {};
}

Result<std::vector<std::uint8_t>> read_whole(const std::filesystem::path& file) {
    const OpenFile opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened && errno == ENOENT)
        return Error{Status::not_found, "there is no file " + file.string()};
    if (!opened) return disk_error("cannot read", file, errno);
    std::vector<std::uint8_t> bytes(size_of(opened));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(opened.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return disk_error("cannot read", file, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

Result<void> write_whole(const std::filesystem::path& file, std::span<const std::uint8_t> bytes,
                         unsigned mode) {
    std::filesystem::path draft = file;
    draft += ".new";
    ::unlink(draft.c_str());
    {
        const OpenFile made(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        if (!made) return disk_error("cannot make", draft, errno);
        if (Result<void> done = write_at(made, bytes, 0, draft); !done) return done;
        if (::fsync(made.number()) != 0) return disk_error("cannot make durable", draft, errno);
    }
    if (::rename(draft.c_str(), file.c_str()) != 0) return disk_error("cannot make", file, errno);
    return sync_folder(folder_of(file));
}

Result<void> destroy(const std::filesystem::path& file) {
    const OpenFile opened(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!opened && errno == ENOENT) return {};
    if (!opened) return disk_error("cannot overwrite", file, errno);
    const std::vector<std::uint8_t> zeros(size_of(opened));
    if (Result<void> done = write_at(opened, zeros, 0, file); !done) return done;
    if (Result<void> done = sync(opened, file); !done) return done;
    if (::unlink(file.c_str()) != 0) return disk_error("cannot remove", file, errno);
    return sync_folder(folder_of(file));
}

}  // namespace cotejo
