// SPDX-License-Identifier: Apache-2.0
//
// ScreenFront: what a visit shows, on a screen.

#pragma once

#include <chrono>

#include "cotejo/visit.hpp"
#include "kiosk/screen.hpp"

namespace cotejo::kiosk {

/// Shows a visit's steps on a screen. The visit's thread.
class ScreenFront final : public Front {
public:
    /// What the screens say: how long a capture tries, for how many days a check-in is kept, and
    /// whether an officer attends this kiosk.
    struct Terms {
        std::chrono::milliseconds wait{30'000};
        int days = 0;
        bool attended = false;
    };
    ScreenFront(Screen& screen, Terms terms) : screen_(screen), terms_(terms) {}

    bool ask(std::string_view name, std::stop_token stop) override;
    void capturing(std::string_view kind, const Offers& offers) override;
    std::optional<Reply> reply() override;
    void preview(const Record& frame) override { screen_.preview(frame); }
    void judged(const Record& quality) override { screen_.judged(quality); }
    void guide(const Guide& guide) override { screen_.guide(guide); }
    void captured() override { screen_.show({.name = "working"}); }
    void say(std::string_view key) override;
    std::chrono::milliseconds extension() override { return screen_.extension(); }

private:
    Screen& screen_;
    Terms terms_;
};

}  // namespace cotejo::kiosk
