// SPDX-License-Identifier: Apache-2.0
//
// A verdict as the record document.seal of kinds.h.

#pragma once

#include "cotejo/plugin/draft.hpp"
#include "judge.hpp"

namespace seal {

/// Writes the bytes as read, the facts of documents that the seal's zone has, check.<name> and where one
/// is not successful check.<name>.reason, and `valid`. The zone's own check digits are right and left out.
cotejo::Draft describe(const Verdict& verdict, Bytes bytes);

}  // namespace seal
