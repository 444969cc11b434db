// SPDX-License-Identifier: Apache-2.0

#include "passport/card/serve.hpp"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace passport::card {
namespace {

/// A reader at the other end of the socket, speaking as vpcd does: length and data apart.
class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.string().copy(address.sun_path, sizeof address.sun_path - 1);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    explicit Reader(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Reader() { ::close(socket_); }

    bool connected() const { return connected_; }
    void send(const Bytes& message) {
        const Bytes size = emrtd::number(message.size(), 2);
        EXPECT_EQ(::send(socket_, size.data(), 2, MSG_NOSIGNAL), 2);
        EXPECT_EQ(::send(socket_, message.data(), message.size(), MSG_NOSIGNAL), ssize_t(message.size()));
    }
    /// What comes next; nothing when the card has gone.
    std::optional<Bytes> receive() {
        Bytes head(2);
        if (::recv(socket_, head.data(), 2, MSG_WAITALL) != 2) return std::nullopt;
        Bytes message(emrtd::number(head));
        if (!message.empty() && ::recv(socket_, message.data(), message.size(), MSG_WAITALL) != ssize_t(message.size()))
            return std::nullopt;
        return message;
    }

private:
    int socket_;
    bool connected_;
};

const Bytes kSelectMaster = {0x00, 0xA4, 0x00, 0x0C, 0x02, 0x3F, 0x00};

struct Place {
    std::filesystem::path path = std::filesystem::path(testing::TempDir()) / ("card" + std::to_string(::getpid()));
};

TEST(AServedCard, AnswersAsVpcdAsks) {
    Card card{Chip{}};
    const Place place;
    const auto server = Server::at_path(place.path, card);
    ASSERT_TRUE(server) << server.error().what;
    Reader reader(place.path);
    ASSERT_TRUE(reader.connected());
    reader.send({0x01});
    reader.send({0x04});
    EXPECT_EQ(reader.receive(), Chip{}.atr);
    reader.send(kSelectMaster);
    EXPECT_EQ(reader.receive(), (Bytes{0x90, 0x00}));
}

TEST(AServedCard, IsFoundAtAPortAsWell) {
    Card card{Chip{}};
    const auto server = Server::at_port(0, card);
    ASSERT_TRUE(server) << server.error().what;
    Reader reader((*server)->port());
    reader.send({0x04});
    EXPECT_EQ(reader.receive(), Chip{}.atr);
}

TEST(AServedCard, LeavesWhenItsFaultSaysSoAndComesBack) {
    Card card(Chip{}, {.inside = [left = false](const Exchange&) mutable {
                  return std::exchange(left, true) ? Then::answer : Then::gone;
              }});
    const Place place;
    const auto server = Server::at_path(place.path, card);
    ASSERT_TRUE(server);
    Reader first(place.path);
    first.send(kSelectMaster);
    EXPECT_EQ(first.receive(), std::nullopt);
    Reader second(place.path);
    second.send(kSelectMaster);
    EXPECT_EQ(second.receive(), (Bytes{0x90, 0x00}));
}

TEST(AServedCard, KeepsSilentWhenItsFaultSaysSoAndStaysConnected) {
    Card card(Chip{}, {.inside = [](const Exchange& e) { return e.number == 1 ? Then::silence : Then::answer; }});
    const Place place;
    const auto server = Server::at_path(place.path, card);
    ASSERT_TRUE(server);
    Reader reader(place.path);
    reader.send(kSelectMaster);
    reader.send({0x04});
    EXPECT_EQ(reader.receive(), Chip{}.atr) << "the command before it got an answer";
}

TEST(AServedCard, GoesToAVpcdThatListens) {
    const int vpcd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(vpcd, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(::getsockname(vpcd, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const std::uint16_t port = ntohs(address.sin_port);
    const int stop = ::eventfd(0, EFD_CLOEXEC);
    Card card{Chip{}};
    EXPECT_FALSE(serve_vpcd(port, card, stop)) << "nobody listens yet";

    ASSERT_EQ(::listen(vpcd, 1), 0);
    std::thread serving([&] { EXPECT_TRUE(serve_vpcd(port, card, stop)); });
    const int connection = ::accept(vpcd, nullptr, nullptr);
    const Bytes reset_and_atr = {0, 1, 2, 0, 1, 4};
    EXPECT_EQ(::send(connection, reset_and_atr.data(), 6, MSG_NOSIGNAL), 6);
    Bytes answer(2 + Chip{}.atr.size());
    EXPECT_EQ(::recv(connection, answer.data(), answer.size(), MSG_WAITALL), ssize_t(answer.size()));
    EXPECT_EQ(Bytes(answer.begin() + 2, answer.end()), Chip{}.atr);
    ::close(connection);
    serving.join();
    ::close(vpcd);
    ::close(stop);
}

TEST(AServedCard, LeavesNoSocketBehindAndNoFileInPlaceOfOne) {
    Card card{Chip{}};
    const Place place;
    { ASSERT_TRUE(Server::at_path(place.path, card)); }
    EXPECT_FALSE(std::filesystem::exists(place.path));
    std::filesystem::create_directory(place.path);
    EXPECT_FALSE(Server::at_path(place.path, card)) << "it took the place of something that is no socket";
    std::filesystem::remove(place.path);
    EXPECT_FALSE(Server::at_path(std::string(200, 'x'), card));
}

}  // namespace
}  // namespace passport::card
