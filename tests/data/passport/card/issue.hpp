// SPDX-License-Identifier: Apache-2.0
//
// Issues a simulated passport: the data that its state signs, in a chip that can do what its model says.

#pragma once

#include "cotejo/result.hpp"
#include "passport/card/card.hpp"
#include "passport/card/model.hpp"
#include "passport/faults.hpp"

namespace passport::card {

/// A chip before it is served, the fault of it if any, and what its issuer published.
struct Issued {
    Passport passport;
    Chip chip;
    Fault fault;
};

/// Makes the data by `recipe`, with what the model's keys need in DG14, DG15 and EF.CardAccess, and puts
/// it into a chip. `fault` is a word of protocol_faults() or of passport::faults(); "" is none.
/// Status::not_found: no such fault or model.
cotejo::Result<Issued> issue(Recipe recipe, const std::string& model, const std::string& fault = "");

/// A fault of the data as a reader meets it who has the chip and nothing else.
Fault as_served(const passport::Fault& fault);

/// The model that a fault is best shown with: the fault needs something of it.
std::string model_for(const std::string& fault);

}  // namespace passport::card
