// SPDX-License-Identifier: Apache-2.0
//
// Words in which the tables of faults are written.

#pragma once

#include <span>

#include "emrtd/tlv.hpp"
#include "passport/card/fault.hpp"

namespace passport::card {

using emrtd::View;

enum Instruction : std::uint8_t {
    kExternalAuthenticate = 0x82,
    kGetChallenge = 0x84,
    kGeneralAuthenticate = 0x86,
    kInternalAuthenticate = 0x88,
    kManageSecurity = 0x22,
    kSelect = 0xA4,
    kReadBinary = 0xB0,
    kReadBinaryOdd = 0xB1,
};

inline bool reads(const Exchange& exchange) {
    return exchange.command.ins == kReadBinary || exchange.command.ins == kReadBinaryOdd;
}

inline bool reads(const Exchange& exchange, std::uint16_t file) {
    return reads(exchange) && exchange.file == file;
}

/// The step of PACE: the tag inside the dynamic authentication data that the answer carries, or 0.
inline std::uint8_t pace_step(const Exchange& exchange) {
    if (exchange.command.ins != kGeneralAuthenticate || exchange.secured) return 0;
    const auto inside = emrtd::find(exchange.response.data, 0x7C);
    return inside && !inside->empty() ? inside->front() : 0;
}

/// Makes this the answer.
inline Then say(const Exchange& exchange, std::uint16_t sw) {
    exchange.response = {{}, sw};
    return Then::answer;
}

/// Turns one bit of the last byte.
inline void spoil(Bytes& bytes) {
    if (!bytes.empty()) bytes.back() ^= 1;
}

using Inside = std::function<Then(const Exchange&)>;
using Outside = std::function<void(const Exchange&, Bytes&)>;

/// Answers `sw` where `when` holds.
template <class When>
Inside refuse(When when, std::uint16_t sw) {
    return [when, sw](const Exchange& exchange) {
        return when(exchange) ? say(exchange, sw) : Then::answer;
    };
}

/// Refuses one instruction, with secure messaging or without.
inline Inside refuse_instruction(std::uint8_t instruction, std::uint16_t sw) {
    return refuse([instruction](const Exchange& e) { return e.command.ins == instruction; }, sw);
}

/// A way to be wrong without its functions, which some remember what they saw: made for each card anew.
struct Row {
    const char *name, *what, *verdict, *reason;
    void (*set)(Fault&);
};

std::span<const Row> habits();
std::span<const Row> opening_faults();
std::span<const Row> reading_faults();
std::span<const Row> proving_faults();

}  // namespace passport::card
