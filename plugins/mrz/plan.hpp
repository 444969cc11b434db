// SPDX-License-Identifier: Apache-2.0
//
// Which cells of a format hang together, as chains.

#pragma once

#include "mrz/chain.hpp"

namespace mrz {

/// The cells of one part.
Chain chain_of(Format format, Part part);

/// All cells that check digits cover, with those digits. `tail` is how many characters of a long
/// document number stand in the optional data, 0 for a number of up to nine.
Chain checked_chain(Format format, int tail);

/// The longest tail that a format has room for, 0 where it knows no long numbers.
int longest_tail(Format format);

}  // namespace mrz
