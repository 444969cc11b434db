// SPDX-License-Identifier: Apache-2.0
//
// Fault: one way in which a chip is wrong on purpose.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "emrtd/apdu.hpp"
#include "passport/card/chip.hpp"

namespace passport::card {

/// One command and its answer, as a fault sees them.
struct Exchange {
    unsigned number = 0;             ///< which command since power on, from 1
    const emrtd::Command& command;   ///< without secure messaging
    std::uint16_t file = 0;          ///< the file that is selected
    bool secured = false;            ///< the command came by secure messaging
    emrtd::Response& response;       ///< without secure messaging
};

/// What comes of an exchange: its answer, silence, or a card that has left the field.
enum class Then { answer, silence, gone };

struct Fault {
    std::string name;     ///< a word: "bad-mac"
    std::string what;     ///< a sentence
    /// What a reader must conclude: "valid", "invalid" (it was read and is not genuine), "refused" (it
    /// cannot be read), "lost" (the traveller is asked to try again).
    std::string verdict = "valid";
    std::string reason;   ///< the check that says so, or the step that it ends at

    std::function<void(Chip&)> holds;                           ///< changes what the chip holds
    std::function<Then(const Exchange&)> inside;                ///< before the answer is protected
    std::function<void(const Exchange&, Bytes&)> outside;       ///< as the answer goes out
};

/// Every fault of the protocol that this card knows, in the order of its steps.
const std::vector<std::string>& protocol_faults();

/// Makes a fault of this name anew; one without a name when there is none.
Fault protocol_fault(const std::string& name);

}  // namespace passport::card
