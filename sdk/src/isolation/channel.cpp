// SPDX-License-Identifier: Apache-2.0
//
// Channel: one end of a local socket that keeps messages whole and carries descriptors.

#include "isolation/channel.hpp"

#include <poll.h>
#include <sched.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace cotejo {
namespace {

/// How long a receiver looks again and again before it sleeps.
constexpr std::chrono::microseconds kLookOut{30};
constexpr std::size_t kControlSize = CMSG_SPACE(kMostDescriptors * sizeof(int));

bool wait(int descriptor, short events, std::optional<std::chrono::nanoseconds> timeout) {
    pollfd one{descriptor, events, 0};
    timespec until{};
    if (timeout) {
        if (timeout->count() < 0) timeout = std::chrono::nanoseconds(0);
        until = {static_cast<time_t>(timeout->count() / 1'000'000'000),
                 static_cast<long>(timeout->count() % 1'000'000'000)};
    }
    return ::ppoll(&one, 1, timeout ? &until : nullptr, nullptr) > 0;
}

void collect(msghdr& header, std::vector<Descriptor>& into) {
    for (cmsghdr* part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(part) + i * sizeof(int), sizeof number);
            into.emplace_back(number);
        }
    }
}

}  // namespace

Result<std::pair<Descriptor, Descriptor>> Channel::pair() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return Error{Status::unavailable, std::string("no socket pair: ") + std::strerror(errno)};
    return std::pair{Descriptor(ends[0]), Descriptor(ends[1])};
}

Channel::Sent Channel::send(std::span<const std::uint8_t> message,
                            std::span<const int> descriptors) const {
    iovec part{const_cast<std::uint8_t*>(message.data()), message.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) char control[kControlSize];
    if (!descriptors.empty()) {
        header.msg_control = control;
        header.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(rights), descriptors.data(), descriptors.size_bytes());
    }
    while (::sendmsg(socket_.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
        if (errno == EINTR) continue;
        return errno == EAGAIN || errno == ENOBUFS ? Sent::full : Sent::closed;
    }
    return Sent::yes;
}

Arrived Channel::take(Inbox& inbox, bool with_descriptors, int flags) const {
    iovec part{inbox.bytes.data(), inbox.bytes.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) char control[kControlSize];
    if (with_descriptors) {
        header.msg_control = control;
        header.msg_controllen = sizeof control;
    }
    inbox.size = 0;
    inbox.descriptors.clear();
    ssize_t size = 0;
    do {
        size = ::recvmsg(socket_.get(), &header, MSG_CMSG_CLOEXEC | flags);
    } while (size < 0 && errno == EINTR);
    if (size < 0 && errno == EAGAIN) return Arrived::nothing;
    if (with_descriptors && size >= 0) collect(header, inbox.descriptors);
    if (size <= 0 || (header.msg_flags & MSG_TRUNC)) return Arrived::closed;
    inbox.size = static_cast<std::size_t>(size);
    return Arrived::message;
}

Arrived Channel::poll(Inbox& inbox, bool with_descriptors) const {
    return take(inbox, with_descriptors, MSG_DONTWAIT);
}

Arrived Channel::receive(Inbox& inbox, bool with_descriptors) const {
    // Waking a core that went idle takes a virtual machine some 40 us, longer than most answers.
    const auto until = std::chrono::steady_clock::now() + kLookOut;
    do {
        ::sched_yield(); // whoever answers may wait for this very core
        const Arrived what = poll(inbox, with_descriptors);
        if (what != Arrived::nothing) return what;
    } while (std::chrono::steady_clock::now() < until);
    return take(inbox, with_descriptors, 0);
}

bool Channel::wait_readable(std::optional<std::chrono::nanoseconds> timeout) const {
    return wait(socket_.get(), POLLIN, timeout);
}

void Channel::wait_writable(std::chrono::nanoseconds timeout) const {
    wait(socket_.get(), POLLOUT, timeout);
}

void Channel::shut() const { ::shutdown(socket_.get(), SHUT_RDWR); }

}  // namespace cotejo
