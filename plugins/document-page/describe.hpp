// SPDX-License-Identifier: Apache-2.0
//
// describe: what was seen, as facts.

#pragma once

#include <vector>

#include "checks.hpp"
#include "cotejo/plugin/draft.hpp"
#include "sight.hpp"

namespace page {

/// box.x, box.y, box.width, box.height, and corner.1.x to corner.4.y, clockwise from the upright page's
/// upper left: fractions of the picture.
void place(cotejo::Draft& draft, const Sight& sight);

/// `page`, and document.format where a zone's size tells it.
void kind(cotejo::Draft& draft, const Sight& sight);

/// check.<name> and check.<name>.reason.
void check(cotejo::Draft& draft, const Check& check);

}  // namespace page
