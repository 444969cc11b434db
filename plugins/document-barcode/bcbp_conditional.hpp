// SPDX-License-Identifier: Apache-2.0
//
// The conditional fields of a pass: those that stand once and those that each leg has.

#pragma once

#include "bcbp.hpp"
#include "cursor.hpp"

namespace bcbp {

/// Reads a leg's whole variable part into the pass: on the first leg '>', a version and a sized block
/// for the whole pass; on each a sized block of its own; then whatever the carrier likes. `number`
/// counts from 1 and its leg is in the pass. Status::refused: a size that lies, no '>', no version.
cotejo::Result<void> parse_variable(std::string_view part, int number, Pass& pass);

}  // namespace bcbp
