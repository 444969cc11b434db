// SPDX-License-Identifier: Apache-2.0
//
// What the screen and its page say to each other, as JSON.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/screenful.hpp"
#include "kiosk/desk.hpp"
#include "kiosk/web_screen_files.hpp"

namespace cotejo::kiosk {

/// What stays the same for all steps.
struct PageSetting {
    const Text& text;
    const WebFiles& files;
    bool attended = false;
    int stages = 4; ///< how many parts an ordinary visit has, for the row of dots
};

/// {"type": "screen", ...}: everything the page needs to draw a step.
std::string screen_message(const Desk::View& view, const PageSetting& setting);

/// {"type": "guide", ...}: what to do now, while something is captured.
std::string guide_message(const Desk::View& view, const PageSetting& setting);

/// The words the page shows while it has no screen to ask, for every language.
std::string words_message(const Text& text);

/// What the page said. Exactly one of these.
struct PageMessage {
    enum class Type { choice, person, more_time, language, drawn };
    Type type;
    std::uint64_t number = 0; ///< of the step meant: choice, more_time
    Answer answer;            ///< choice
    std::string language;
};

/// Reads a message; nothing for anything that no page of ours says.
std::optional<PageMessage> read_message(std::string_view json);

}  // namespace cotejo::kiosk
