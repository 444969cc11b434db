// SPDX-License-Identifier: Apache-2.0

#include "emrtd/socket_transport.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <future>
#include <thread>

namespace emrtd {
namespace {

/// Listens at a path of its own and does what a test says with the first that connects.
class Listener {
public:
    explicit Listener(std::function<void(int)> serve) {
        char name[] = "/tmp/emrtd-XXXXXX";
        folder_ = ::mkdtemp(name);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strcpy(address.sun_path, path().c_str());
        socket_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(socket_, 1), 0);
        thread_ = std::thread([this, serve = std::move(serve)] {
            const int connected = ::accept(socket_, nullptr, nullptr);
            serve(connected);
            ::close(connected);
        });
    }
    ~Listener() {
        thread_.join();
        ::close(socket_);
        std::filesystem::remove_all(folder_);
    }
    std::string path() const { return folder_ + "/card"; }

private:
    std::string folder_;
    int socket_ = -1;
    std::thread thread_;
};

Bytes hear(int socket, std::size_t size) {
    Bytes bytes(size);
    EXPECT_EQ(::recv(socket, bytes.data(), size, MSG_WAITALL), ssize_t(size));
    return bytes;
}
void say(int socket, View bytes) { EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), 0), ssize_t(bytes.size())); }

Patience patience(std::uint64_t stall_ms = 10'000) { return {{}, UINT64_MAX, stall_ms}; }

TEST(SocketTransport, SpeaksAsVpcdDoes) {
    Listener card([](int socket) {
        EXPECT_EQ(hex(hear(socket, 3)), "000101"); // on
        EXPECT_EQ(hex(hear(socket, 7)), "000500B0000004");
        for (const std::uint8_t byte : from_hex("00049000 6282")) say(socket, Bytes{byte}); // in small pieces
        EXPECT_EQ(hex(hear(socket, 3)), "000102"); // reset
        EXPECT_EQ(hex(hear(socket, 3)), "000100"); // off
    });
    const auto transport = socket_transport(card.path(), patience());
    ASSERT_TRUE(transport->power_on());
    const auto answer = transport->transmit(from_hex("00B0000004"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(hex(*answer), "90006282");
    ASSERT_TRUE(transport->power_on());
    transport->power_off();
    transport->power_off();
}

TEST(SocketTransport, SaysThatNoCardIsThere) {
    const auto transport = socket_transport("/tmp/emrtd-nobody/card", patience());
    EXPECT_EQ(transport->power_on().error().cause, Cause::no_card);
    EXPECT_EQ(socket_transport(std::string(200, 'x'), patience())->power_on().error().cause, Cause::no_reader);
}

TEST(SocketTransport, SaysThatTheCardIsLostInTheMiddleOfAnAnswer) {
    Listener card([](int socket) {
        hear(socket, 3 + 6);
        say(socket, from_hex("00FF 01"));
    });
    const auto transport = socket_transport(card.path(), patience());
    ASSERT_TRUE(transport->power_on());
    EXPECT_EQ(transport->transmit(from_hex("00B00000")).error().cause, Cause::lost);
    EXPECT_EQ(transport->transmit(from_hex("00B00000")).error().cause, Cause::lost);
}

TEST(SocketTransport, WaitsNoLongerThanOneAnswerMayTakeAndTheJobLasts) {
    for (const bool over : {false, true}) {
        std::promise<void> end;
        Listener card([&end](int) { end.get_future().wait(); });
        int looks = 0;
        Patience short_one = patience(over ? 60'000 : 60);
        if (over) short_one.over = [&looks] { return ++looks > 1; };
        const auto transport = socket_transport(card.path(), short_one);
        ASSERT_TRUE(transport->power_on());
        EXPECT_EQ(transport->transmit(from_hex("00B00000")).error().cause, over ? Cause::over : Cause::stalled);
        end.set_value();
    }
}

}  // namespace
}  // namespace emrtd
