// SPDX-License-Identifier: Apache-2.0
//
// TextScreen: the screen on a terminal, line by line. Tests, remote hands and screen readers use it.

#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <istream>
#include <mutex>
#include <ostream>
#include <thread>

#include "kiosk/screen.hpp"
#include "kiosk/screenful.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// Writes screens as lines and reads numbers. `0` is always "I want to talk to a person", `l` changes
/// the language, `+` asks for more time. An officer writes "close CODE REASON". Pictures are not
/// shown, only said. The end of the input is a person asked for, and no answer to any question.
class TextScreen : public Screen {
public:
    /// Reads `in` on a thread of its own, which ends with the input; the streams outlive the screen.
    /// `descriptor` is what `in` reads from, so that the screen can go while nobody types; -1 when
    /// `in` is known to end.
    TextScreen(Text text, bool attended, std::istream& in, std::ostream& out);
    ~TextScreen() override;

    void begin(std::stop_source person) override;
    void language(const std::string& code) override;
    void show(const Step& step) override;
    Answer ask(const Step& step, std::stop_token stop) override;
    void preview(const Record& frame) override;
    void guide(const Guide& guide) override;
    std::chrono::milliseconds extension() override;
};

}  // namespace cotejo::kiosk
