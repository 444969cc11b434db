// SPDX-License-Identifier: Apache-2.0
//
// Screenful: a step put into one language's words, ready for any surface that shows words.

#pragma once

#include <string>
#include <vector>

#include "kiosk/screen.hpp"
#include "kiosk/text.hpp"

namespace cotejo::kiosk {

/// A text and the language it is in, as a BCP 47 tag.
struct Phrase {
    std::string text;
    std::string tag;
};

/// What can be chosen: the step's word for it, and its label.
struct Option {
    std::string choice;
    Phrase label;
};

/// A labelled row: a line of the notice or of the receipt.
struct Row {
    std::string key; ///< "what", "reference": names its picture and its look
    std::string label;
    std::vector<std::string> lines;
};

/// One thing that was read or checked, for an officer.
struct EvidenceRow {
    std::string label;
    std::vector<std::pair<std::string, std::string>> said; ///< by whom, and what
    std::string verdict;                                   ///< in words; "" when nothing can be said
    std::string mark;                                      ///< "agrees", "differs", ""
};

/// What an officer needs to end a step by code.
struct OfficerPanel {
    std::vector<Option> reasons;
    std::string problem; ///< what was not right at the last try; "" at the first
    bool may_look = false; ///< there is evidence to be seen
    std::vector<EvidenceRow> evidence; ///< empty until it is
};

/// One screenful of words.
struct Screenful {
    std::string name, topic; ///< of the step
    std::string tag;         ///< the language of everything without a tag of its own
    std::vector<Phrase> titles;
    std::vector<std::string> body;
    std::vector<Row> rows;
    std::vector<Option> choices; ///< "close" is not among them, see `officer`
    std::vector<Phrase> person;
    std::string said;     ///< what the workflow last said; "" for nothing
    std::string attended; ///< that an officer attends; "" where none does
    bool needs_officer = false;
    OfficerPanel officer; ///< empty unless needs_officer
};

/// Puts a step into words. `said` is the key of what the workflow last said, or "".
Screenful compose(const Step& step, const Text& text, const std::string& language,
                  const std::string& said, bool attended);

}  // namespace cotejo::kiosk
