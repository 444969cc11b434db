// SPDX-License-Identifier: Apache-2.0
//
// Reads entries until one does not fit what it says of itself, and goes on from there.

#include "evaluate/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>
#include <vector>

#include "cotejo/digest.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kCheck = 8; // bytes of an entry's digest
constexpr std::size_t kHead = sizeof(std::uint32_t) + kCheck;
constexpr const char* kEnd = "\n\n";

Error broken(const fs::path& file, const std::string& what) {
    return {Status::failed, file.string() + ": " + what + ": " + std::strerror(errno)};
}

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

std::span<const std::uint8_t> bytes(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The names of the header's lines that differ.
std::string differing(const std::string& was, const std::string& wanted) {
    std::istringstream old_lines(was), new_lines(wanted);
    std::string names, a, b;
    while (std::getline(new_lines, b)) {
        if (!std::getline(old_lines, a)) a.clear();
        if (a != b) names += (names.empty() ? "" : ", ") + b.substr(0, b.find(' '));
    }
    return names.empty() ? "format" : names;
}

/// Hands over whole entries and gives where the last one ends.
std::size_t read_entries(const std::string& text, std::size_t at, const Journal::Entry& entry) {
    for (;;) {
        if (text.size() - at < kHead) return at;
        std::uint32_t size = 0;
        std::memcpy(&size, text.data() + at, sizeof size);
        if (text.size() - at - kHead < size) return at;
        const auto data = bytes(text).subspan(at + kHead, size);
        if (std::memcmp(sha256(data).data(), text.data() + at + sizeof size, kCheck) != 0) return at;
        entry(data);
        at += kHead + size;
    }
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

Journal& Journal::operator=(Journal&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

Journal::~Journal() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Journal> Journal::open(const fs::path& file, const std::string& header, const Entry& entry) {
    Journal journal;
    journal.file_ = file;
    journal.descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (journal.descriptor_ < 0) return broken(file, "cannot be opened");
    if (::flock(journal.descriptor_, LOCK_EX | LOCK_NB) != 0)
        return Error{Status::busy, file.string() + ": another evaluation is working with it"};
    if (::fchmod(journal.descriptor_, 0600) != 0) return broken(file, "cannot be kept from others");
    std::ifstream input(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), {}};
    const std::string whole = header + kEnd;

    std::size_t end = 0;
    if (text.starts_with(whole)) {
        end = read_entries(text, whole.size(), entry);
    } else if (const std::size_t blank = text.find(kEnd); blank != std::string::npos) {
        return Error{Status::invalid, file.string() + ": holds work of another evaluation (other: " +
                                          differing(text.substr(0, blank), header) +
                                          "); name another --work, or remove it to start anew"};
    } else if (!whole.starts_with(text)) {
        return Error{Status::invalid, file.string() + ": is no work of `cotejo evaluate`; name another --work"};
    }
    if (::ftruncate(journal.descriptor_, static_cast<off_t>(end)) != 0 ||
        ::lseek(journal.descriptor_, 0, SEEK_END) < 0 || (end == 0 && !write_all(journal.descriptor_, bytes(whole))))
        return broken(file, "cannot be written");
    return journal;
}

Result<void> Journal::append(std::span<const std::uint8_t> entry) {
    if (descriptor_ < 0) return {};
    const auto size = static_cast<std::uint32_t>(entry.size());
    std::vector<std::uint8_t> all(kHead);
    std::memcpy(all.data(), &size, sizeof size);
    std::memcpy(all.data() + sizeof size, sha256(entry).data(), kCheck);
    all.insert(all.end(), entry.begin(), entry.end());
    const std::lock_guard lock(mutex_);
    if (!write_all(descriptor_, all)) return broken(file_, "cannot be written");
    return {};
}

}  // namespace cotejo::tools::evaluation
