// SPDX-License-Identifier: Apache-2.0
//
// replay: signs that a page is shown on a screen.

#pragma once

#include "sight.hpp"

namespace page {

/// How much the colours of a fine pattern stand beside each other, 0 to 1, as a screen's stripes of red,
/// green and blue do; inks lie on top of each other. 0 on a grey picture.
double stripes(const Sight& sight);

/// On how many sides, 0 to 4, the page is surrounded by a margin that ends at black, as a photograph on a
/// screen is. A dark table or a booklet's cover begins at the page itself.
int framed_sides(const Sight& sight);

/// How grey a page is, 0 to 1; 0 where the whole picture is.
double colourless(const Sight& sight);

/// What these say of a page.
struct Replay {
    double stripes = 0, frame = 0, grey = 0; ///< 0 to 1 each
    double attack = 0; ///< grows with each; a grey page alone reaches 0.25, since some documents are grey
};

/// Judges a page. `frame` false: what surrounds it says nothing, for a reader with a light pad on black.
Replay judge_replay(const Sight& sight, bool frame);

}  // namespace page
