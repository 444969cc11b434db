// SPDX-License-Identifier: Apache-2.0
//
// Serves a card as vpcd asks for it (vsmartcard): messages of a 2-byte length and what it counts, both
// ways, over a stream socket.

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "cotejo/result.hpp"
#include "passport/card/card.hpp"

namespace passport::card {

/// Answers what comes from a connected socket until the other end closes it, the card is gone, or
/// `stop` becomes readable. Does not close it.
void serve(int connection, Card& card, int stop);

/// A card that readers find at a place, one reader at a time, on a thread of its own until destroyed.
class Server {
public:
    /// Listens on a Unix stream socket of this path, which is made anew and removed in the end.
    static cotejo::Result<std::unique_ptr<Server>> at_path(const std::filesystem::path& path, Card& card);

    /// Listens on a TCP port of the loopback interface, 0 for any: for a vpcd whose DEVICENAME names it. Such
    /// a vpcd has two slots and goes to the port after it, too; it cannot say that a slot is empty, and ends
    /// pcscd when nobody is there or somebody hangs up.
    static cotejo::Result<std::unique_ptr<Server>> at_port(std::uint16_t port, Card& card);

    ~Server();

    /// The TCP port it listens on.
    std::uint16_t port() const { return port_; }

private:
    Server(int listener, Card& card, std::filesystem::path path, std::uint16_t port);
    void run();

    int listener_, stop_;
    Card& card_;
    std::filesystem::path path_;
    std::uint16_t port_;
    std::thread thread_;
};

/// Connects to a vpcd that listens on this TCP port of the loopback interface and serves until it goes
/// away. Status::unavailable: nobody listens there.
cotejo::Result<void> serve_vpcd(std::uint16_t port, Card& card, int stop);

}  // namespace passport::card
