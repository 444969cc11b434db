// SPDX-License-Identifier: Apache-2.0

#include "kiosk/text_rules.hpp"

#include <algorithm>

namespace cotejo::kiosk {
namespace {

const std::vector<std::string> kNeeded = {
    "language/name", "language/tag", "person", "attended", "progress", "larger", "sound", "languages",
    "choices/agree", "choices/decline", "choices/next", "choices/close",
    "choices/unable", "choices/skip", "choices/type", "says/another-way",
    "typing/label", "typing/use", "typing/delete",
    "steps/language/title", "steps/notice/title", "steps/ask/title", "steps/capture/title",
    "steps/working/title", "steps/say/title", "steps/through/title", "steps/officer/title",
    "steps/closed/title", "steps/unavailable/title",
    "ask-labels/what", "ask-labels/why", "ask-labels/kept", "ask-labels/seen", "ask-labels/decline",
    "ask-labels/basis",
    "receipt/reference", "receipt/time", "receipt/flight", "receipt/seat", "receipt/correct-label",
    "receipt/correct", "receipt/complain-label", "receipt/complain",
    "more-time/warning", "more-time/left", "more-time/choice",
    "officer/open", "officer/hide", "officer/code", "officer/delete", "officer/reason",
    "officer/missing", "officer/look", "evidence/title", "evidence/agrees", "evidence/differs",
    "lost/title", "lost/body",
    "terminal/choose", "terminal/unknown", "terminal/preview", "terminal/type",
};

// The lines of every group of which `other` is shown for a name that has none of its own.
const std::map<std::string, std::vector<std::string>> kLines = {
    {"asks", {"title", "what", "why", "kept", "seen", "decline"}},
    {"captures", {"title", "body"}},
};

const std::vector<std::string> kReceipt = {"reference", "flight", "time"};

// The rest: every line of a notice but its title may say how many days.
const std::map<std::string, std::vector<std::string>> kValues = {
    {"progress", {"stage", "stages"}},
    {"more-time/left", {"seconds"}},
    {"steps/through/body", kReceipt},
    {"steps/officer/body", {"reference"}},
    {"receipt/correct", kReceipt},
    {"receipt/complain", kReceipt},
};

// The choices that a step can have at once; a person and more time are offered beside each.
const std::vector<std::pair<std::string, std::vector<std::string>>> kChoices = {
    {"ask", {"agree", "decline"}}, {"ask", {"next", "decline"}}, {"notice", {"next"}},
    {"through", {"next"}},         {"officer", {"close"}},       {"unavailable", {"close"}},
    {"capture", {"type", "skip", "unable"}},
};

std::string folded(const std::string& text) {
    std::string letters;
    for (const char c : text)
        if (!is_blank({c})) letters += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return letters;
}

}  // namespace

std::vector<std::string> needed_keys(const Words& words) {
    std::vector<std::string> needed = kNeeded;
    for (const auto& [group, lines] : kLines) {
        std::vector<std::string> names = words.below(group);
        if (!std::ranges::count(names, "other")) names.push_back("other");
        for (const std::string& name : names)
            for (const std::string& line : lines)
                needed.push_back(group + "/" + name + "/" + line);
    }
    return needed;
}

std::vector<std::string> values_of(const std::string& key) {
    if (key.starts_with("asks/") && !key.ends_with("/title")) return {"days"};
    const auto found = kValues.find(key);
    return found == kValues.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::vector<std::string>> labels_together(const Words& words) {
    std::vector<std::vector<std::string>> together;
    for (const auto& [step, choices] : kChoices) {
        together.push_back({"person", "more-time/choice"});
        for (const std::string& choice : choices) {
            const std::string own = "steps/" + step + "/choices/" + choice;
            together.back().push_back(words.has(own) ? own : "choices/" + choice);
        }
    }
    together.emplace_back();
    for (const std::string& reason : words.below("officer/reasons"))
        together.back().push_back("officer/reasons/" + reason);
    return together;
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\n\r\f\v\xC2\xA0") == std::string::npos;  // and U+00A0
}

bool same_words(const std::string& one, const std::string& other) {
    return !is_blank(one) && folded(one) == folded(other);
}

}  // namespace cotejo::kiosk
