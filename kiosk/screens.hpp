// SPDX-License-Identifier: Apache-2.0
//
// Which screen a kiosk has.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/config.hpp"
#include "kiosk/options.hpp"
#include "kiosk/screen.hpp"
#include "kiosk/services.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Makes the page, the terminal, or the answerer of --once, as the options say; prints the page's
/// address on standard output. Where an instance speaks, the page can say its hints aloud.
Result<std::unique_ptr<Screen>> make_screen(const Options& options, Services& services, Text text);

/// The keys that a workflow may say: those that every language has under `says`.
std::vector<std::string> sayable(const Text& text);

/// Which names the policy asks by that no notice has words for, each at its place in the policy.
Mistakes unworded_asks(const KioskConfig& config, const Text& text);

/// Which steps of a challenge no hint has words for, each at its place in the policy: nobody could do
/// what nobody tells them.
Mistakes unworded_steps(const KioskConfig& config, const Text& text);

/// How many parts an ordinary visit has: language, each notice, the end. Of findings that stand for
/// each other in `through`, only the first one's notice counts.
int stages_of(const Policy& policy);

}  // namespace cotejo::kiosk
