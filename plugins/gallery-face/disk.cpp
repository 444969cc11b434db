// SPDX-License-Identifier: Apache-2.0
//
// Disk: an open file whose every failure is a sentence for the operator, and a folder's lock.

#include "disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#include "problem.hpp"

namespace gallery_face {
namespace {

using cotejo::Status;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
    const int error = errno;
    const std::string why = path.string() + " " + what + ": " + std::strerror(error);
    if (error == ENOSPC || error == EDQUOT)
        throw Problem(Status::unavailable, "the disk is full: make room, nothing was changed; " + why);
    if (error == ENOENT || error == EACCES || error == EROFS || error == EPERM || error == ENOTDIR)
        throw Problem(Status::unavailable,
                      why + "; the setting `folder` must name a folder that can be written");
    throw Problem(Status::failed, why);
}

}  // namespace

Disk::Disk(const std::filesystem::path& file, How how) : path_(file) {
    const int flags = how == How::make ? O_RDWR | O_CREAT | O_TRUNC : O_RDWR;
    fd_ = ::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd_ < 0) fail(path_, how == How::make ? "cannot be made" : "cannot be opened");
}

Disk::Disk(Disk&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

Disk& Disk::operator=(Disk&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(fd_, other.fd_);
    return *this;
}

Disk::~Disk() {
    if (fd_ >= 0) ::close(fd_);
}

std::uint64_t Disk::size() const {
    struct stat status {};
    if (::fstat(fd_, &status) < 0) fail(path_, "cannot be looked at");
    return static_cast<std::uint64_t>(status.st_size);
}

std::vector<std::uint8_t> Disk::read(std::uint64_t at, std::size_t size) const {
    std::vector<std::uint8_t> bytes(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::pread(fd_, bytes.data() + done, size - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path_, "cannot be read");
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

void Disk::write(std::uint64_t at, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail(path_, "cannot be written");
        at += static_cast<std::uint64_t>(put);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
}

void Disk::cut(std::uint64_t size) {
    if (::ftruncate(fd_, static_cast<off_t>(size)) < 0) fail(path_, "cannot be cut");
}

void Disk::sync() {
    if (::fdatasync(fd_) < 0) fail(path_, "cannot be made durable");
}

bool Disk::is_at_path() const {
    struct stat here {}, there {};
    return ::fstat(fd_, &here) == 0 && ::stat(path_.c_str(), &there) == 0 &&
           here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

void Disk::blank() {
    const std::vector<std::uint8_t> zeros(1u << 20);
    const std::uint64_t end = size();
    for (std::uint64_t at = 0; at < end; at += zeros.size())
        write(at, std::span(zeros).first(std::min<std::uint64_t>(zeros.size(), end - at)));
    sync();
}

void Disk::rename_to(const std::filesystem::path& to) {
    sync();
    if (::rename(path_.c_str(), to.c_str()) < 0) fail(path_, "cannot be put in place");
    path_ = to;
    const int folder = ::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail(to.parent_path(), "cannot be opened");
    const bool durable = ::fsync(folder) == 0;
    ::close(folder);
    if (!durable) fail(to.parent_path(), "cannot be made durable");
}

FolderLock::FolderLock(const std::filesystem::path& folder, int busy_ms)
    : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    using namespace std::chrono_literals;
    if (fd_ < 0) fail(folder, "cannot be opened");
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(busy_ms);
    while (::flock(fd_, LOCK_EX | LOCK_NB) < 0) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || std::chrono::steady_clock::now() >= until) {
            const bool busy = errno == EWOULDBLOCK;
            ::close(fd_);
            if (busy) throw Problem(Status::busy, folder.string() + " is held by another program; end that one");
            fail(folder, "cannot be locked");
        }
        std::this_thread::sleep_for(1ms);
    }
}

FolderLock::~FolderLock() { ::close(fd_); }

}  // namespace gallery_face
