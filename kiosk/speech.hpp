// SPDX-License-Identifier: Apache-2.0
//
// Speech: what the page can say aloud, made once at start.

#pragma once

#include <map>
#include <string>

#include "cotejo/providers.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Has every hint spoken in every language by the instance that gives `speech.audio`: wave files by
/// their place on the page, "/speech/<language>/<hint>.wav". Empty where no instance does; a hint
/// that cannot be spoken is left out and said in the log.
std::map<std::string, std::string> speak_hints(const Providers& providers, const Text& text,
                                               const LogSink& log);

}  // namespace cotejo::kiosk
