// SPDX-License-Identifier: Apache-2.0
//
// TextScreen: the screen on a terminal, line by line. Tests, remote hands and braille lines use it.

#pragma once

#include <memory>
#include <ostream>

#include "kiosk/screen.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Writes screens as lines and reads lines: a choice's number; `0`, which is always "I want to talk to
/// a person"; `+` for more time; a language's code ("en"); `type WORDS` where something may be typed; and of an officer
/// `close CODE REASON` and `look CODE`.
/// Pictures are said, not shown. When the input ends, a person is asked for.
class TextScreen : public Screen {
public:
    /// Reads the descriptor `in` on a thread of its own; `in` and `out` outlive the screen.
    TextScreen(Text text, bool attended, int in, std::ostream& out);
    ~TextScreen() override;

    void begin(std::stop_source person) override;
    void language(const std::string& code) override;
    void show(const Step& step) override;
    Answer ask(const Step& step, std::stop_token stop) override;
    void preview(const Record& frame) override;
    void judged(const Record& quality) override;
    void guide(const Guide& guide) override;
    std::chrono::milliseconds extension() override;
    Answer reply() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cotejo::kiosk
