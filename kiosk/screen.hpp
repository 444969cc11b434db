// SPDX-License-Identifier: Apache-2.0
//
// Screen: what the traveller sees and touches. A browser page or a terminal; nobody else can tell.

#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/record.hpp"

namespace cotejo::kiosk {

/// One screenful. `name` says which: "welcome", "language", "notice", "ask", "capture", "working",
/// "through", "officer", "closed", "unavailable". `topic` says what about: the name asked for, the
/// kind captured. `values` are shown inside the texts. Words come from config/text by these keys.
struct Step {
    std::string name;
    std::string topic;
    std::map<std::string, std::string> values;
    std::vector<std::string> choices; ///< "agree", "decline", "es", "en", "next", "close", "more-time"
};

/// What the traveller or the officer did.
struct Answer {
    std::string choice;                        ///< one of the step's choices, or "" when stopped
    std::map<std::string, std::string> fields; ///< "code", "reason" of an officer
};

/// Shows steps and returns answers. show, ask: the visit's thread. preview: any thread, keeps only
/// the newest frame. "I want to talk to a person" is on every screen and requests a stop of the
/// source last given to begin(), whatever is shown.
class Screen {
public:
    virtual ~Screen() = default;
    /// A new visit: forgets all of the last one; `person` is stopped when a person is asked for.
    virtual void begin(std::stop_source person) = 0;
    /// The language of the following steps: "es", "en".
    virtual void language(const std::string& code) = 0;
    virtual void show(const Step& step) = 0;
    /// Shows a step and waits for one of its choices; "" when stopped.
    virtual Answer ask(const Step& step, std::stop_token stop) = 0;
    /// The newest camera picture (gray8, bgr8, jpeg or png), drawn while "capture" is shown.
    virtual void preview(const Record& frame) = 0;
    /// A word of hints.h and progress, drawn while "capture" is shown.
    virtual void guide(const Guide& guide) = 0;
};

}  // namespace cotejo::kiosk
