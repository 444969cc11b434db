// SPDX-License-Identifier: Apache-2.0
//
// What unlocks a chip, from the record that was read of the page.

#pragma once

#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"
#include "emrtd/access.hpp"

namespace chip {

/// Takes the chip's key from a document.mrz: from its lines, check digits computed anew, and from the text
/// access.number. Status::refused: it has neither, or lines that are no machine readable zone.
cotejo::Result<emrtd::Secrets> secrets_of(const cotejo::View& record);

}  // namespace chip
