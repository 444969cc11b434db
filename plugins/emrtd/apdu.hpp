// SPDX-License-Identifier: Apache-2.0
//
// Commands to a chip and its answers (ISO/IEC 7816-3, 12.1; 7816-4, 5.1), of short and extended length, from
// either end.

#pragma once

#include "bytes.hpp"

namespace emrtd {

inline constexpr std::uint32_t kShortLe = 256, kExtendedLe = 65536; ///< "as much as there is"

/// Status words that somebody looks at.
enum Sw : std::uint16_t {
    kDone = 0x9000,
    kEndOfFile = 0x6282,
    kRefusedKey = 0x6300,
    kWrongLength = 0x6700,
    kNotSatisfied = 0x6982,
    kWrongSecureMessage = 0x6988,
    kWrongData = 0x6A80,
    kFileNotFound = 0x6A82,
    kReferenceNotFound = 0x6A88,
    kNoSuchInstruction = 0x6D00,
};

/// A command APDU.
struct Command {
    std::uint8_t cla = 0, ins = 0, p1 = 0, p2 = 0;
    Bytes data;           ///< 65535 bytes at most
    std::uint32_t le = 0; ///< most bytes wanted back: 0 none, 1 to 65536
    bool extended = false; ///< written in the extended form even where the short one would do
};

/// An answer.
struct Response {
    Bytes data;
    std::uint16_t sw = 0;

    bool done() const { return sw == kDone; }
};

/// Writes a command: extended where it says so, data exceeds 255 bytes or le exceeds 256. Data beyond
/// 65535 bytes and le beyond 65536 are cut to these.
Bytes write(const Command& command);

/// Reads a command as a card gets it. Status::refused: its lengths do not add up.
Result<Command> read_command(View bytes);

/// Writes an answer.
Bytes write(const Response& response);

/// Reads an answer. Status::refused: it has not even a status word.
Result<Response> read_response(View bytes);

}  // namespace emrtd
