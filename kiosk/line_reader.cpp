// SPDX-License-Identifier: Apache-2.0

#include "kiosk/line_reader.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace cotejo::kiosk {
namespace {

constexpr std::size_t kLongestLine = 256;

}  // namespace

void LineReader::run() {
    char bytes[512];
    while (wait()) {
        const ssize_t count = ::read(in_, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return end_();
        for (ssize_t i = 0; i < count; ++i) take(bytes[i]);
    }
}

// True when there is something to read, false when this reader ends.
bool LineReader::wait() const {
    pollfd both[] = {{in_, POLLIN, 0}, {stop_, POLLIN, 0}};
    while (::poll(both, 2, -1) < 0)
        if (errno != EINTR) return false;
    return both[1].revents == 0;
}

void LineReader::take(char byte) {
    if (byte != '\n') {
        if (byte != '\r' && read_.size() <= kLongestLine) read_ += byte;
        return;
    }
    if (read_.size() <= kLongestLine) line_(read_);
    read_.clear();
}

LineReader::LineReader(int in, std::function<void(const std::string&)> line,
                       std::function<void()> end)
    : in_(in),
      line_(std::move(line)),
      end_(std::move(end)),
      stop_(::eventfd(0, EFD_CLOEXEC)),
      thread_([this] { run(); }) {}

LineReader::~LineReader() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(stop_, &one, sizeof one);
    thread_.join();
    ::close(stop_);
}

}  // namespace cotejo::kiosk
