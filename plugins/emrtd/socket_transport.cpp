// SPDX-License-Identifier: Apache-2.0
//
// Connects, and waits for each answer no longer than it may take.

#include "socket_transport.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace emrtd {

namespace {

constexpr std::uint8_t kOff = 0, kOn = 1, kReset = 2;
constexpr int kSliceMs = 50; ///< between two looks whether the job is over

class SocketTransport final : public Transport {
public:
    SocketTransport(std::string path, Patience patience) : path_(std::move(path)), patience_(std::move(patience)) {}
    ~SocketTransport() override { power_off(); }

    Answer<void> power_on() override {
        const bool anew = socket_ < 0;
        if (anew)
            if (const Answer<void> connected = connect(); !connected) return connected.error();
        return say(Bytes{anew ? kOn : kReset});
    }

    Answer<Bytes> transmit(View command) override {
        if (patience_.is_over()) return Trouble{Cause::over, "the job is over"};
        if (command.size() > 0xFFFF) return Trouble{Cause::unsupported, "a command longer than the socket carries"};
        if (const Answer<void> said = say(command); !said) return said.error();
        const Answer<Bytes> head = hear(2);
        if (!head) return head.error();
        return hear(static_cast<std::size_t>(number(*head)));
    }

    void power_off() override {
        if (socket_ < 0) return;
        if (const Answer<void> said = say(Bytes{kOff}); !said) return; // closed by then
        close();
    }

private:
    Answer<void> connect() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path_.size() >= sizeof address.sun_path)
            return Trouble{Cause::no_reader, "the socket's path is too long for a Unix socket"};
        std::memcpy(address.sun_path, path_.c_str(), path_.size());
        socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket_ < 0) return Trouble{Cause::no_reader, std::string("no socket: ") + std::strerror(errno)};
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return {};
        close();
        return Trouble{Cause::no_card, "no card listens at the socket"};
    }

    Answer<void> say(View message) {
        const Bytes all = join({number(message.size(), 2), message});
        for (std::size_t sent = 0; sent < all.size();) {
            const ssize_t n = ::send(socket_, all.data() + sent, all.size() - sent, MSG_NOSIGNAL);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return lost();
            sent += static_cast<std::size_t>(n);
        }
        return {};
    }

    Answer<Bytes> hear(std::size_t size) {
        Bytes bytes(size);
        for (std::size_t got = 0; got < size;) {
            if (const Answer<void> ready = wait(); !ready) return ready.error();
            const ssize_t n = ::recv(socket_, bytes.data() + got, size - got, 0);
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return lost();
            got += static_cast<std::size_t>(n);
        }
        return bytes;
    }

    Answer<void> wait() {
        for (std::uint64_t waited = 0; waited < patience_.stall_ms;) {
            const auto slice = static_cast<int>(std::min<std::uint64_t>(kSliceMs, patience_.stall_ms - waited));
            pollfd one{socket_, POLLIN, 0};
            if (::poll(&one, 1, slice) > 0) return {};
            if (patience_.is_over()) {
                close();
                return Trouble{Cause::over, "the job is over"};
            }
            waited += static_cast<std::uint64_t>(slice);
        }
        close(); // what may still come belongs to no command
        return Trouble{Cause::stalled, "the chip did not answer within " + std::to_string(patience_.stall_ms) + " ms"};
    }

    Trouble lost() {
        close();
        return {Cause::lost, "the card was lost"};
    }

    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

    std::string path_;
    Patience patience_;
    int socket_ = -1;
};

}  // namespace

std::unique_ptr<Transport> socket_transport(std::string path, Patience patience) {
    return std::make_unique<SocketTransport>(std::move(path), std::move(patience));
}

}  // namespace emrtd
