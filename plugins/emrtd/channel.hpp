// SPDX-License-Identifier: Apache-2.0
//
// Secure messaging (ICAO 9303-11, 9.8), from the reader's end and from the card's.

#pragma once

#include "apdu.hpp"
#include "cipher.hpp"

namespace emrtd {

/// One session: two keys and a counter that each message raises by one. Move only; wipes its keys.
class SecureChannel {
public:
    /// `counter` is the send sequence counter to begin from: one block of the cipher, zero after PACE and chip
    /// authentication.
    SecureChannel(Cipher cipher, Bytes encryption, Bytes authentication, Bytes counter);
    /// Derives both keys from a shared secret (9303-11, 9.7.1) and begins at zero.
    SecureChannel(Cipher cipher, View secret);
    SecureChannel(SecureChannel&&) = default;
    SecureChannel& operator=(SecureChannel&& other) noexcept;
    ~SecureChannel();

    Cipher cipher() const { return cipher_; }

    /// Reader: protects a command, in the extended form where it says so or needs it. With a short length no
    /// more than `short_data()` bytes come back. Raises the counter.
    Command wrap(const Command& command);
    /// Reader: opens the answer to what was wrapped last. Raises the counter.
    /// Status::refused: its code is wrong, it is damaged, or it is not protected at all.
    Result<Response> unwrap(const Response& response);

    /// Card: opens a command. Raises the counter. Status::refused: as above.
    Result<Command> open(const Command& command);
    /// Card: protects the answer to what was opened last. Raises the counter.
    Response seal(const Response& response);

    /// The most bytes of an answer that fit, protected, into 256 (or of a command into 255).
    std::size_t short_data() const { return cipher_ == Cipher::des3 ? 231 : 223; }

private:
    void count();
    Bytes iv() const;
    Bytes code(View data) const;
    Bytes hidden(View data, std::uint32_t tag) const;
    Result<Bytes> shown(View value, std::uint32_t tag) const;

    Cipher cipher_;
    Bytes encryption_, authentication_, counter_;
    bool odd_ = false; ///< the command opened last had an odd instruction
};

}  // namespace emrtd
