// SPDX-License-Identifier: Apache-2.0
//
// Where readers find the card: a Unix socket, a TCP port, or a vpcd that it goes to itself.

#include "passport/card/serve.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>

namespace passport::card {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

Error unavailable(const std::string& where) {
    return {Status::unavailable, where + ": " + std::strerror(errno)};
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

template <class Address>
Result<int> listen_at(int family, const Address& address, const std::string& where) {
    const int listener = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0) return unavailable(where);
    const int again = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(listener, 4) == 0)
        return listener;
    const Error error = unavailable(where);
    ::close(listener);
    return error;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::at_path(const std::filesystem::path& path, Card& card) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = path.string();
    if (name.size() >= sizeof address.sun_path)
        return Error{Status::invalid, name + ": a socket's path has at most 107 characters"};
    name.copy(address.sun_path, name.size());
    std::error_code ignored;
    if (std::filesystem::is_socket(path, ignored)) std::filesystem::remove(path, ignored);
    const Result<int> listener = listen_at(AF_UNIX, address, name);
    if (!listener) return listener.error();
    return std::unique_ptr<Server>(new Server(*listener, card, path, 0));
}

Result<std::unique_ptr<Server>> Server::at_port(std::uint16_t port, Card& card) {
    const Result<int> listener =
        listen_at(AF_INET, loopback(port), "TCP port " + std::to_string(port));
    if (!listener) return listener.error();
    sockaddr_in bound{};
    socklen_t size = sizeof bound;
    ::getsockname(*listener, reinterpret_cast<sockaddr*>(&bound), &size);
    return std::unique_ptr<Server>(new Server(*listener, card, {}, ntohs(bound.sin_port)));
}

Server::Server(int listener, Card& card, std::filesystem::path path, std::uint16_t port)
    : listener_(listener), stop_(::eventfd(0, EFD_CLOEXEC)), card_(card), path_(std::move(path)),
      port_(port), thread_([this] { run(); }) {}

Server::~Server() {
    const std::uint64_t one = 1;
    if (::write(stop_, &one, sizeof one) != sizeof one) std::terminate();
    thread_.join();
    ::close(listener_);
    ::close(stop_);
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void Server::run() {
    std::array<pollfd, 2> both{{{listener_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    while (::poll(both.data(), both.size(), -1) > 0 && !both[1].revents) {
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        card_.reset();
        serve(connection, card_, stop_);
        ::close(connection);
    }
}

Result<void> serve_vpcd(std::uint16_t port, Card& card, int stop) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    Result<void> done;
    if (connection < 0 || ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        done = unavailable("vpcd at TCP port " + std::to_string(port));
    else serve(connection, card, stop);
    if (connection >= 0) ::close(connection);
    return done;
}

}  // namespace passport::card
