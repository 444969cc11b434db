// SPDX-License-Identifier: Apache-2.0
//
// PACE from the card's end, ICAO 9303-11 § 4.4.

#pragma once

#include <optional>

#include "emrtd/apdu.hpp"
#include "emrtd/channel.hpp"
#include "emrtd/domain.hpp"
#include "emrtd/pace.hpp"
#include "passport/card/chip.hpp"

namespace passport::card {

class Pace {
public:
    /// `chip` must outlive it.
    explicit Pace(const Chip& chip) : chip_(chip) {}

    /// Forgets what was agreed so far.
    void reset();

    /// Answers MSE:Set AT: protocol, password, and domain parameters where they are said.
    emrtd::Response begin(const emrtd::Command& command);

    /// Answers one of the GENERAL AUTHENTICATE commands.
    emrtd::Response step(const emrtd::Command& command);

    /// Hands over the session's keys once, when both have proved that they have them.
    std::optional<emrtd::SecureChannel> agreed() { return std::exchange(channel_, std::nullopt); }

private:
    emrtd::Response give_nonce();
    emrtd::Response map(emrtd::View theirs);
    emrtd::Response agree(emrtd::View theirs);
    emrtd::Response prove(emrtd::View theirs);
    Bytes chip_data() const;

    const Chip& chip_;
    enum class Awaits { nothing, nonce, mapping, key, token } awaits_ = Awaits::nothing;
    emrtd::pace::Protocol protocol_;
    std::unique_ptr<emrtd::Domain> domain_, mapped_;
    Bytes password_key_, nonce_;
    Bytes private_key_, public_key_, their_key_;
    Bytes mapping_private_; ///< of the mapping's key, for chip authentication mapping
    emrtd::pace::SessionKeys keys_;
    std::optional<emrtd::SecureChannel> channel_;
};

}  // namespace passport::card
