// SPDX-License-Identifier: Apache-2.0
//
// What is given of each kind of code: no more than identifies a flight or its traveller.

#pragma once

#include "bcbp.hpp"
#include "cedula.hpp"
#include "cotejo/plugin/draft.hpp"
#include "signature.hpp"

namespace facts {

/// A boarding pass: its bytes, name, legs, and the results of its checks. Frequent flyer, bag tags,
/// tickets and what carriers like are read and checked, and left out.
cotejo::Draft of(const bcbp::Pass& pass, const bcbp::Check& signature, std::string_view bytes);

/// A cédula: the bytes before the fingerprints, and what they say.
cotejo::Draft of(const cedula::Cedula& cedula, std::string_view bytes);

/// A list's number.
cotejo::Draft of(const std::string& list_number);

}  // namespace facts
