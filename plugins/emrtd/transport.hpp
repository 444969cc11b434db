// SPDX-License-Identifier: Apache-2.0
//
// Transport: the way to a card, whatever reader it lies on.

#pragma once

#include <functional>

#include "trouble.hpp"

namespace emrtd {

/// How long to wait, and for whom. CLOCK_MONOTONIC.
struct Patience {
    std::function<bool()> over;        ///< true once nobody wants the answer any more; may be null
    std::uint64_t deadline_ns = UINT64_MAX;
    std::uint64_t stall_ms = 10'000;   ///< the longest that one answer may take

    bool is_over() const;
};

/// One card at a time. Used by one thread.
class Transport {
public:
    virtual ~Transport() = default;

    /// Powers the card on, or resets it. Causes: no_card, no_reader, over, stalled.
    virtual Answer<void> power_on() = 0;
    /// Sends one command APDU and gives the answer. Causes: lost, no_reader, over, stalled.
    virtual Answer<Bytes> transmit(View command) = 0;
    /// Lets the card go. Repeating it does no harm.
    virtual void power_off() = 0;
};

}  // namespace emrtd
