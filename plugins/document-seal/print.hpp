// SPDX-License-Identifier: Apache-2.0
//
// The seal beside the print: a seal proves nothing of a page that it was cut out of another's.

#pragma once

#include "check.hpp"
#include "contents.hpp"

namespace seal {

/// Compares the zone that a seal holds with the one that was read from the page, character by character
/// (a visa's optional data is not sealed, and not compared). Reasons: "other-format", "zone-differs".
Check check_print(const Contents& contents, const mrz::Mrz& printed);

}  // namespace seal
