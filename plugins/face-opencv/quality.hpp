// SPDX-License-Identifier: Apache-2.0
//
// Quality: every component of one face, what they come to, and what the traveller can do.

#pragma once

#include <vector>

#include "subject.hpp"

namespace face {

/// One component of the picture.
struct Measure {
    const char* name;      ///< its fact's name
    double score;          ///< 0 to 100, as components.hpp defines it
    double effect;         ///< 0 to 100: what the picture is worth if this is all that is wrong
    const char* hint;      ///< what would mend it; "" when the traveller can do nothing
};

/// Measures everything that this face shows.
std::vector<Measure> measure(const Subject& subject);

/// What the encoder's certainty of the face is worth, as a measure of its own: of all of them it says
/// best how a comparison will go, and least why.
Measure certainty(float length);

/// The unified score, 0 to 100: a picture is worth what its worst component leaves of it. Cotejo's own,
/// not that of ISO/IEC 29794-5.
double unified(const std::vector<Measure>& measures);

/// The hint for the worst component that one can be given for; "" when all are good enough.
const char* hint(const std::vector<Measure>& measures);

/// How many EV steps brighter the face should be taken, 0 when its light is within one step of the
/// middle: skin of any tone stays what it is.
double exposure(const Subject& subject);

}  // namespace face
