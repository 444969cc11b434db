// SPDX-License-Identifier: Apache-2.0
//
// Attacks, a species each (as ISO/IEC 30107-3:2023 counts them): all of them rendered from pictures, none real.

#pragma once

#include <functional>
#include <span>

#include "camera.hpp"
#include "motion.hpp"

namespace attacks {

/// Who is there, and what the kiosk asked.
struct Case {
    const Head& victim;   ///< whose picture the attacker has
    const Head& attacker; ///< who stands at the kiosk
    Steps steps;          ///< what was asked
    Steps other;          ///< what was asked when something was recorded before
    std::uint64_t seed;
};

struct Species {
    const char* name;
    const char* what;     ///< for the report
    std::function<Take(const Case&)> render;
};

/// A person who is at these places, one a frame.
Take live(const Head& person, const std::vector<Place>& places, std::uint64_t seed, Light light = {});
/// A person who does what is asked.
Take bona_fide(const Head& person, const Steps& steps, std::uint64_t seed, Light light = {});

/// Pictures on paper, screens, masks.
std::span<const Species> shown();
/// Sequences put in behind the camera.
std::span<const Species> injected();

}  // namespace attacks
