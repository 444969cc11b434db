// SPDX-License-Identifier: Apache-2.0
//
// vpcd's messages: one byte is about power, more are a command.

#include "passport/card/serve.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace passport::card {

namespace {

enum Control : std::uint8_t { kPowerOff = 0, kPowerOn = 1, kReset = 2, kGetAtr = 4 };

/// Waits until there is something to read; false when `stop` says that it is over.
bool readable(int connection, int stop) {
    std::array<pollfd, 2> both{{{connection, POLLIN, 0}, {stop, POLLIN, 0}}};
    while (::poll(both.data(), both.size(), -1) < 0)
        if (errno != EINTR) return false;
    return !both[1].revents;
}

bool read_all(int connection, int stop, std::uint8_t* into, std::size_t size) {
    while (size > 0) {
        // vpcd writes length and data apart: without an acknowledgement at once it waits 40 ms for one.
        const int now = 1;
        ::setsockopt(connection, IPPROTO_TCP, TCP_QUICKACK, &now, sizeof now);
        if (!readable(connection, stop)) return false;
        const ssize_t got = ::recv(connection, into, size, 0);
        if (got <= 0) return false;
        into += got;
        size -= std::size_t(got);
    }
    return true;
}

std::optional<Bytes> read_message(int connection, int stop) {
    std::array<std::uint8_t, 2> head{};
    if (!read_all(connection, stop, head.data(), head.size())) return std::nullopt;
    Bytes message(emrtd::number(head));
    if (!read_all(connection, stop, message.data(), message.size())) return std::nullopt;
    return message;
}

bool write_message(int connection, emrtd::View message) {
    const Bytes whole = emrtd::join({emrtd::number(message.size(), 2), message});
    return ::send(connection, whole.data(), whole.size(), MSG_NOSIGNAL) == ssize_t(whole.size());
}

}  // namespace

void serve(int connection, Card& card, int stop) {
    const int at_once = 1;
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    while (const std::optional<Bytes> message = read_message(connection, stop)) {
        if (message->size() != 1) {
            const std::optional<Bytes> answer = card.transmit(*message);
            if (card.gone() || (answer && !write_message(connection, *answer))) return;
            continue;
        }
        switch ((*message)[0]) {
        case kPowerOff:
        case kPowerOn:
        case kReset: card.reset(); break;
        case kGetAtr:
            if (!write_message(connection, card.atr())) return;
            break;
        default: return; // nobody who speaks vpcd
        }
    }
}

}  // namespace passport::card
