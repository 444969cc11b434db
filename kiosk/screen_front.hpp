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
    /// `wait` is how long a capture tries, `attended` whether an officer attends this kiosk.
    ScreenFront(Screen& screen, std::chrono::milliseconds wait, bool attended)
        : screen_(screen), wait_(wait), attended_(attended) {}

    bool ask(std::string_view name, std::stop_token stop) override;
    void capturing(std::string_view kind) override;
    void preview(const Record& frame) override { screen_.preview(frame); }
    void guide(const Guide& guide) override { screen_.guide(guide); }
    void captured() override { screen_.show({.name = "working"}); }
    void say(std::string_view key) override;
    std::chrono::milliseconds extension() override { return screen_.extension(); }

private:
    Screen& screen_;
    std::chrono::milliseconds wait_;
    bool attended_;
};

}  // namespace cotejo::kiosk
