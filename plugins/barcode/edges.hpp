// SPDX-License-Identifier: Apache-2.0
//
// Edges: where a line of a levelled picture goes from light to dark and back.

#pragma once

#include <cstdint>
#include <vector>

namespace barcode {

/// The places of the edges of one line, in pixels from its beginning; the first goes to dark.
using Edges = std::vector<float>;

/// Finds where a line of `size` pixels crosses the middle grey for good: what returns before it
/// came near the other side is no edge.
void find_edges(const std::uint8_t* line, int size, Edges& edges);

}  // namespace barcode
