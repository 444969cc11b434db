// SPDX-License-Identifier: Apache-2.0
//
// Channel: one end of a local socket that keeps messages whole and carries descriptors.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "isolation/descriptor.hpp"

#include "cotejo/result.hpp"

namespace cotejo {

constexpr std::size_t kMostMessage = 64 * 1024; ///< bytes of one message
constexpr std::size_t kMostDescriptors = 32;    ///< descriptors beside one message

/// What a receive gave.
enum class Arrived { message, nothing, closed };

/// Room for one message. Aligned, so that rasters inside it are.
struct Inbox {
    alignas(64) std::array<std::uint8_t, kMostMessage> bytes;
    std::size_t size = 0;
    std::vector<Descriptor> descriptors;

    std::span<const std::uint8_t> message() const { return {bytes.data(), size}; }
};

/// SOCK_SEQPACKET: unlike a datagram socket it can send to nobody but its peer. Sending is for any
/// thread, receiving for one at a time.
class Channel {
public:
    explicit Channel(Descriptor socket) : socket_(std::move(socket)) {}
    static Result<std::pair<Descriptor, Descriptor>> pair();

    int descriptor() const { return socket_.get(); }

    enum class Sent { yes, full, closed };
    /// Sends without waiting.
    Sent send(std::span<const std::uint8_t> message, std::span<const int> descriptors = {}) const;
    /// Sends, waiting for room while `wanted()` holds; asks it every few milliseconds.
    template <class Wanted>
    Sent send_while(std::span<const std::uint8_t> message, Wanted wanted) const {
        Sent sent = send(message);
        while (sent == Sent::full && wanted()) {
            wait_writable(std::chrono::milliseconds(5));
            sent = send(message);
        }
        return sent;
    }

    /// Waits for a message, for ever: for some microseconds awake, then asleep. Descriptors that a
    /// peer sends are refused by the kernel unless `with_descriptors`. A message over 64 KiB is
    /// `closed`: nobody honest sends one.
    Arrived receive(Inbox& inbox, bool with_descriptors) const;
    /// Takes a message if one is there.
    Arrived poll(Inbox& inbox, bool with_descriptors) const;
    /// Waits until a message, or the peer's end, is there, or time passes.
    bool wait_readable(std::optional<std::chrono::nanoseconds> timeout) const;
    void wait_writable(std::chrono::nanoseconds timeout) const;
    /// Tells the peer at once that nothing more will come. Any thread.
    void shut() const;

private:
    Arrived take(Inbox& inbox, bool with_descriptors, int flags) const;

    Descriptor socket_;
};

}  // namespace cotejo
