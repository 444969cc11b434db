// SPDX-License-Identifier: Apache-2.0
//
// measures: what a picture of a page is worth to those who read it, and what would mend it.

#pragma once

#include <vector>

#include "replay.hpp"
#include "sight.hpp"

namespace page {

/// One component of the picture, as ISO/IEC 29794-1 has them.
struct Measure {
    const char* name;
    double score;     ///< 0 to 100, higher is better
    double effect;    ///< 0 to 100: what the picture is worth if this is all that is wrong
    const char* hint; ///< a word of hints.h; "" when the traveller can do nothing
};

/// Measures everything that this page shows.
std::vector<Measure> measure(const Sight& sight, const Replay& replay);

/// The worst component's effect.
double unified(const std::vector<Measure>& measures);

/// The hint of the worst component that one can be given for; "" when all are good enough.
const char* hint(const std::vector<Measure>& measures);

/// Fine beside coarse detail of what is printed, 0 to 100, noise taken off, in the worst of four directions:
/// motion blurs along one.
double sharpness(const Sight& sight);
/// How little of the page is a mirrored light's, 0 to 100.
double no_glare(const Sight& sight);
/// How alike the light is all over the page, 0 to 100.
double evenness(const Sight& sight);
/// How straight its sides are and how little it leans, 0 to 100.
double flatness(const Sight& sight);
/// How little covers its corners, 0 to 100.
double uncovered(const Sight& sight);

}  // namespace page
