// SPDX-License-Identifier: Apache-2.0
//
// record_of: what a traveller typed, as the record that a reader would have given.

#pragma once

#include <optional>
#include <string>

#include "cotejo/record.hpp"
#include "cotejo/visit.hpp"

namespace cotejo {

/// Nothing unless the text, in capital letters and without blanks, is at most 64 characters and all of
/// it holds to the pattern.
std::optional<Record> record_of(const Typed& typed, const std::string& kind, const std::string& text);

}  // namespace cotejo
