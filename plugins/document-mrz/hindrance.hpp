// SPDX-License-Identifier: Apache-2.0
//
// hindrance: why no zone could be read.

#pragma once

#include <span>

#include "reading.hpp"

namespace zone {

/// Says whether what was tried is a zone in all likelihood, read or not.
bool like_zone(const Attempt& attempt);

/// Names what stands in the way, given the zones that were found and what came of each.
Look hindrance(const Page& page, std::span<const Zone> zones, std::span<const Attempt> tried);

}  // namespace zone
