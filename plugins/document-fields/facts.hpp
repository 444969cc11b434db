// SPDX-License-Identifier: Apache-2.0
//
// Sources and evidence as the facts of kinds.h, and back.

#pragma once

#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"
#include "cross_check.hpp"
#include "source.hpp"

namespace fields {

/// The most sources that are held against each other in one call.
inline constexpr std::size_t kMostSources = 12;

/// Reads any record that says something of its holder, or a document.fields made from one.
/// Status::refused: it says nothing that could be compared.
cotejo::Result<Source> read(const cotejo::View& record);

/// Writes a source as document.fields.
cotejo::Draft describe(const Source& source);

/// Adds evidence as facts: source.<n>, field.<name>.<n>, and each field's agreement, reason and confidence.
void describe(const Evidence& evidence, cotejo::Draft& draft);

}  // namespace fields
