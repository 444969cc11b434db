// SPDX-License-Identifier: Apache-2.0
//
// Chip: commands to a card and their answers, protected once there is a session.

#pragma once

#include <optional>

#include "channel.hpp"
#include "transport.hpp"

namespace emrtd {

/// A conversation with one card, from power-on. Used by one thread; `transport` must outlive it.
class Chip {
public:
    explicit Chip(Transport& transport) : transport_(transport) {}

    /// Sends a command and gives its answer, whatever the status word. Fetches what the chip announces (61xx)
    /// and asks again with the length that it names (6Cxx), each within bounds.
    /// Causes: the transport's; garbled: no answer, more than 65536 bytes, announcements without an end, or
    /// wrong protection; ended: the chip says so in the clear. After these two there is no session any more.
    Answer<Response> send(const Command& command);

    /// Begins a session: everything is protected from the next command on.
    void protect(SecureChannel channel) { channel_ = std::move(channel); }
    bool is_protected() const { return channel_.has_value(); }

    /// Whether the chip was seen to take extended lengths.
    bool extended() const { return extended_; }
    void set_extended(bool taken) { extended_ = taken; }
    /// The most bytes that one answer can bring now.
    std::uint32_t most() const;

    unsigned commands() const { return commands_; } ///< sent so far

private:
    Answer<Response> exchange(Command command);
    Answer<Response> once(const Command& command);

    Transport& transport_;
    std::optional<SecureChannel> channel_;
    bool extended_ = false;
    unsigned commands_ = 0;
};

}  // namespace emrtd
