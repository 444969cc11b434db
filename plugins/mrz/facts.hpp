// SPDX-License-Identifier: Apache-2.0
//
// A zone as the facts of kinds.h, and back.

#pragma once

#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/view.hpp"
#include "mrz/mrz.hpp"

namespace mrz {

/// Adds line.<n>, the facts of documents with how sure each is, and check.digit.<name>,
/// "successful" or "failed", for each check digit. What a zone leaves blank is left out; `name.cut` is there when 1.
void describe(const Mrz& mrz, cotejo::Draft& draft);

/// Reads the lines that describe() wrote, and how sure each field is. Status::refused as parse(), or
/// that the record has no lines.
cotejo::Result<Mrz> from_record(const cotejo::View& record);

}  // namespace mrz
