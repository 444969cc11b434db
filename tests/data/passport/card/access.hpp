// SPDX-License-Identifier: Apache-2.0
//
// Access: who has opened a simulated chip and how it talks since, ICAO 9303-11 chapters 4 and 6.

#pragma once

#include <optional>

#include "emrtd/apdu.hpp"
#include "emrtd/channel.hpp"
#include "passport/card/chip.hpp"
#include "passport/card/pace.hpp"

namespace passport::card {

class Access {
public:
    /// `chip` must outlive it.
    explicit Access(const Chip& chip) : chip_(chip), pace_(chip) {}

    /// Forgets everybody.
    void reset();

    /// Whether somebody has authenticated and the session stands.
    bool open() const { return channel_.has_value(); }
    std::optional<emrtd::SecureChannel>& channel() { return channel_; }

    /// Begins to use the keys that the command just answered agreed on, if it did.
    void turn();

    emrtd::Response get_challenge(const emrtd::Command& command, bool in_application);
    /// Basic Access Control, § 4.3.
    emrtd::Response external_authenticate(const emrtd::Command& command);
    /// MSE:Set AT of PACE before, and of Chip Authentication within secure messaging; MSE:Set KAT.
    emrtd::Response manage_security(const emrtd::Command& command);
    emrtd::Response general_authenticate(const emrtd::Command& command);
    /// Active Authentication, § 6.1.
    emrtd::Response internal_authenticate(const emrtd::Command& command);

    /// How often each protocol was carried out to its end since the card was made.
    struct Done {
        unsigned bac = 0, pace = 0, chip = 0, active = 0;
    };
    const Done& done() const { return done_; }

private:
    emrtd::Response begin_chip_authentication(const emrtd::Command& command);
    emrtd::Response chip_authentication(const emrtd::Command& command);
    emrtd::Response agree(const ChipAuthenticationKey& own, emrtd::View theirs);
    const ChipAuthenticationKey* key_of(const std::string& protocol, std::optional<int> id) const;

    const Chip& chip_;
    Pace pace_;
    std::optional<emrtd::SecureChannel> channel_, next_;
    Bytes challenge_;
    Bytes chained_;                        ///< of GENERAL AUTHENTICATE of Chip Authentication
    const ChipAuthenticationKey* chosen_ = nullptr; ///< by MSE:Set AT
    Done done_;
};

}  // namespace passport::card
