// SPDX-License-Identifier: Apache-2.0
//
// A screenful as lines of text.

#pragma once

#include <ostream>

#include "kiosk/screenful.hpp"

namespace cotejo::kiosk {

/// Writes heading, sentences, rows and numbered choices.
void write_screen(std::ostream& out, const Screenful& screen, const Words& words);

/// Writes what can always be typed: 0 for a person, + for more time, the languages.
void write_ways(std::ostream& out, const Text& text, const Words& words, bool timed);

}  // namespace cotejo::kiosk
