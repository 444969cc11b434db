// SPDX-License-Identifier: Apache-2.0
//
// Screen: what the traveller sees and touches. A browser page or a terminal; nobody else can tell.

#pragma once

#include <chrono>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/record.hpp"

namespace cotejo::kiosk {

/// One screenful. `name` says which:
///
///   language     asks for a language; choices are language codes. Also the idle screen
///   notice       says what will happen before anything is asked; choice "next"
///   ask          the notice for `topic`, a name of the policy: choices "agree", "decline"; where the
///                basis is not consent "next", "decline"
///   capture      a sample of the kind `topic` is taken; drawn with preview() and guide(). Choices
///                "unable" where the traveller is asked to do something that not everybody can, "skip"
///                where they may have none, "type" with the field "typed" where they may type instead;
///                heard with reply() while the capture goes on
///   working      the machine works, nothing to do
///   say          one sentence of the workflow, `topic` its key; stays on the screen that follows
///   through      the receipt; values "reference", "time", "flight", "seat"; choice "next"
///   officer      a person will come; value "reference"; choice "close" with an officer's code, and
///                "look" with one where there is evidence, which is shown after that
///   closed       nobody can check in now
///   unavailable  this machine cannot go on, a person helps; choice "close" as in `officer`
///
/// Words come from config/text by these keys. A value "problem" ("wrong-code", "locked") is shown
/// beside the officer's code.
struct Step {
    std::string name;
    std::string topic = {};
    std::map<std::string, std::string> values = {}; ///< shown inside the texts
    std::vector<std::string> choices = {};          ///< "agree", "decline", "es", "en", "next", "close", "look",
                                                    ///< "unable", "skip", "type"
    std::chrono::milliseconds lasts{0};             ///< how long it waits; 0: without end. More time
                                                    ///< is offered before the end, each time as long
    std::vector<Record> evidence = {};              ///< what an officer looks at; see Visit::evidence()
};

/// What the traveller or the officer did.
struct Answer {
    std::string choice;                             ///< one of the step's choices, "" when stopped,
                                                    ///< "timeout" when `lasts` is over
    std::map<std::string, std::string> fields = {}; ///< "code", "reason" of an officer: a code, and a
                                                    ///< key of `officer.reasons` in config/text;
                                                    ///< "typed" of a traveller
};

/// Shows steps and returns answers. show, ask: the visit's thread. preview: any thread, keeps only
/// the newest frame. "I want to talk to a person" is on every screen and requests a stop of the
/// source last given to begin(), whatever is shown.
class Screen {
public:
    virtual ~Screen() = default;
    /// A new visit: forgets all of the last one; `person` is stopped when a person is asked for.
    virtual void begin(std::stop_source person) = 0;
    /// The language of the following steps: "es", "en". The traveller may change it at any time
    /// without anyone else being told.
    virtual void language(const std::string& code) = 0;
    virtual void show(const Step& step) = 0;
    /// Shows a step and waits for one of its choices, for `stop`, or for its time to end.
    virtual Answer ask(const Step& step, std::stop_token stop) = 0;
    /// The newest camera picture (gray8, bgr8, jpeg or png), drawn while "capture" is shown.
    virtual void preview(const Record& frame) = 0;
    /// What was measured of a frame, a `quality`: others in the picture are covered from then on.
    virtual void judged(const Record& quality) = 0;
    /// A word of hints.h and progress, drawn while "capture" is shown.
    virtual void guide(const Guide& guide) = 0;
    /// How much longer the traveller asked for, in a step shown with `lasts`, since the last call.
    virtual std::chrono::milliseconds extension() = 0;
    /// What was chosen in a "capture" since the last call; no choice when nothing was.
    virtual Answer reply() { return {}; }
};

}  // namespace cotejo::kiosk
