// SPDX-License-Identifier: Apache-2.0
//
// OnceScreen: nobody is asked; whatever can be agreed to is.

#pragma once

#include <mutex>
#include <ostream>
#include <string>

#include "kiosk/screen.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Answers every question by itself, the friendliest way: the first language, "agree", "next". A
/// question that only an officer can answer ends unanswered. Writes what a traveller would have read
/// to `out`, which outlives it. For one visit by hand; no kiosk of travellers has it.
class OnceScreen : public Screen {
public:
    OnceScreen(Text text, bool attended, std::ostream& out);

    void begin(std::stop_source person) override;
    void language(const std::string& code) override;
    void show(const Step& step) override;
    Answer ask(const Step& step, std::stop_token stop) override;
    void preview(const Record& frame) override;
    void judged(const Record& quality) override;
    void guide(const Guide& guide) override;
    std::chrono::milliseconds extension() override;

private:
    const Text text_;
    const bool attended_;
    std::mutex mutex_; ///< guide() may come from any thread
    std::ostream& out_;
    std::string language_, said_, hint_;
};

}  // namespace cotejo::kiosk
