// SPDX-License-Identifier: Apache-2.0
//
// Simulated chips for the tests of this folder.

#pragma once

#include <gtest/gtest.h>

#include "emrtd/transport.hpp"
#include "lds/trust.hpp"
#include "passport/card/card.hpp"
#include "passport/card/issue.hpp"

namespace chip::testing {

/// The way to a simulated card in the same process. A card that keeps silent has stalled.
class CardTransport final : public emrtd::Transport {
public:
    explicit CardTransport(passport::card::Card& card) : card_(card) { card_.reset(); }

    emrtd::Answer<void> power_on() override {
        card_.reset();
        return {};
    }
    emrtd::Answer<emrtd::Bytes> transmit(emrtd::View command) override {
        if (card_.gone()) return emrtd::Trouble{emrtd::Cause::lost, "the card was lost"};
        const auto answer = card_.transmit(command);
        if (answer) return *answer;
        if (card_.gone()) return emrtd::Trouble{emrtd::Cause::lost, "the card was lost"};
        return emrtd::Trouble{emrtd::Cause::stalled, "the chip did not answer"};
    }
    void power_off() override {}

private:
    passport::card::Card& card_;
};

/// Issues a chip of a model, with a fault or none.
inline passport::card::Issued issued(const std::string& model, const std::string& fault = "",
                                     passport::Recipe recipe = {}) {
    auto made = passport::card::issue(std::move(recipe), model, fault);
    EXPECT_TRUE(made) << made.error().what;
    return std::move(*made);
}

/// What an inspection system that trusts the issuer has.
inline lds::Trust trust_of(const passport::Passport& passport) {
    lds::Trust trust;
    for (const auto& certificate : passport.trusted) EXPECT_TRUE(trust.add_certificate(certificate));
    for (const auto& list : passport.revocation_lists) EXPECT_TRUE(trust.add_revocation_list(list));
    return trust;
}

}  // namespace chip::testing
