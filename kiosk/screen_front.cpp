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

void ScreenFront::capturing(std::string_view kind, const Offers& offers) {
    Step step{.name = "capture", .topic = std::string(kind), .lasts = terms_.wait};
    if (offers.type) step.choices.push_back("type");
    if (offers.skip) step.choices.push_back("skip");
    if (offers.unable) step.choices.push_back("unable");
    screen_.show(step);
}

std::optional<Reply> ScreenFront::reply() {
    const Answer answer = screen_.reply();
    if (answer.choice == "skip") return Reply{Reply::Word::skip};
    if (answer.choice == "unable") {
        say("another-way");
        return Reply{Reply::Word::unable};
    }
    if (answer.choice != "type") return std::nullopt;
    const auto typed = answer.fields.find("typed");
    return Reply{Reply::Word::typed, typed == answer.fields.end() ? "" : typed->second};
}

void ScreenFront::say(std::string_view key) {
    screen_.show({.name = "say", .topic = std::string(key)});
}

}  // namespace cotejo::kiosk
