// SPDX-License-Identifier: Apache-2.0
//
// Card: a simulated passport's chip at work. It takes command APDUs and answers them as ICAO 9303-10 and
// -11 say, or as badly as a fault makes it.

#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "emrtd/apdu.hpp"
#include "passport/card/access.hpp"
#include "passport/card/chip.hpp"
#include "passport/card/fault.hpp"
#include "passport/card/files.hpp"

namespace passport::card {

/// What was asked of a card since it was made.
struct Tally {
    unsigned commands = 0;
    std::map<std::uint16_t, unsigned> touched;  ///< SELECT or READ BINARY, by the file's identifier
    std::map<std::uint8_t, unsigned> instructions;
    std::size_t bytes = 0;  ///< given, without secure messaging
    Access::Done done;
};

class Card {
public:
    explicit Card(Chip chip, Fault fault = {});
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    const Bytes& atr() const { return chip_.atr; }
    const Chip& chip() const { return chip_; }

    /// Power on, or a reset: nothing is selected, nobody has authenticated.
    void reset();

    /// Answers one command APDU. Nothing when the fault says that none comes: `gone()` tells whether the
    /// card has left the field or only keeps silent.
    std::optional<Bytes> transmit(emrtd::View command);
    bool gone() const { return gone_; }

    /// What was asked so far; from any thread.
    Tally tally() const;

private:
    std::optional<Bytes> answer(const emrtd::Command& command);
    emrtd::Response carry_out(const emrtd::Command& command);
    void count(const emrtd::Command& command, const emrtd::Response& response);

    Chip chip_;
    Fault fault_;
    Files files_;
    Access access_;
    unsigned number_ = 0;  ///< commands since power on
    bool gone_ = false;
    mutable std::mutex mutex_;
    Tally tally_;
};

}  // namespace passport::card
