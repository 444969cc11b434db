// SPDX-License-Identifier: Apache-2.0
//
// A visit's steps as screenfuls.

#include "kiosk/screen_front.hpp"

namespace cotejo::kiosk {

bool ScreenFront::ask(std::string_view name, std::stop_token stop) {
    Step step{.name = "ask", .topic = std::string(name), .choices = {"agree", "decline"}};
    step.values["days"] = std::to_string(terms_.days);
    if (terms_.attended) step.values["attended"] = "yes";
    return screen_.ask(step, std::move(stop)).choice == "agree";
}

void ScreenFront::capturing(std::string_view kind) {
    screen_.show({.name = "capture", .topic = std::string(kind), .lasts = terms_.wait});
}

void ScreenFront::challenging(std::string_view kind) {
    screen_.show({.name = "capture",
                  .topic = std::string(kind),
                  .choices = {"unable"},
                  .lasts = terms_.wait});
}

bool ScreenFront::unable() {
    if (!screen_.unable()) return false;
    say("another-way");
    return true;
}

void ScreenFront::say(std::string_view key) {
    screen_.show({.name = "say", .topic = std::string(key)});
}

}  // namespace cotejo::kiosk
