// SPDX-License-Identifier: Apache-2.0

#include "kiosk/screenful.hpp"

#include "kiosk/evidence_rows.hpp"

#include <algorithm>

namespace cotejo::kiosk {
namespace {

// "asks/<topic>", or "asks/other" where nobody wrote words for this topic.
std::string section(const Words& words, const std::string& group, const std::string& topic) {
    const std::string own = group + "/" + topic;
    return words.has(own + "/title") ? own : group + "/other";
}

void put_notice(Screenful& screen, const Step& step, const Words& words) {
    const std::string ask = section(words, "asks", step.topic);
    screen.titles = {{words.line(ask + "/title"), words.tag()}};
    if (!std::ranges::count(step.choices, "agree")) screen.body = words.lines("ask-labels/basis");
    for (const std::string key : {"what", "why", "kept", "seen", "decline"})
        screen.rows.push_back(
            {key, words.line("ask-labels/" + key), words.lines(ask + "/" + key, step.values)});
}

void put_capture(Screenful& screen, const Step& step, const Words& words) {
    const std::string capture = section(words, "captures", step.topic);
    screen.titles = {{words.line(capture + "/title"), words.tag()}};
    screen.body = words.lines(capture + "/body", step.values);
}

// The receipt: what the kiosk gave, then how to have it put right.
void put_receipt(Screenful& screen, const Step& step, const Words& words) {
    for (const std::string key : {"reference", "flight", "seat", "time"})
        if (const auto value = step.values.find(key); value != step.values.end())
            screen.rows.push_back({key, words.line("receipt/" + key), {value->second}});
    if (step.name != "through") return;
    for (const std::string key : {"correct", "complain"})
        screen.rows.push_back({key, words.line("receipt/" + key + "-label"),
                               words.lines("receipt/" + key, step.values)});
}

void put_officer(Screenful& screen, const Step& step, const Words& words) {
    screen.needs_officer = true;
    for (const std::string& reason : words.below("officer/reasons"))
        screen.officer.reasons.push_back(
            {reason, {words.line("officer/reasons/" + reason), words.tag()}});
    if (const auto problem = step.values.find("problem"); problem != step.values.end())
        screen.officer.problem = words.line("officer/problems/" + problem->second);
    screen.officer.evidence = evidence_rows(step.evidence, words);
}

// Every language in its own words: nobody has to read another's to find their own.
void put_languages(Screenful& screen, const Step& step, const Text& text) {
    screen.titles.clear();
    screen.person.clear();
    for (const Words& words : text.all()) {
        screen.titles.push_back({words.line("steps/language/title"), words.tag()});
        screen.person.push_back({words.line("person"), words.tag()});
    }
    screen.body.clear();
    for (const std::string& code : step.choices)
        if (text.has(code))
            screen.choices.push_back({code, {text.in(code).name(), text.in(code).tag()}});
}

void put_choices(Screenful& screen, const Step& step, const Words& words) {
    for (const std::string& choice : step.choices) {
        if (choice == "close") put_officer(screen, step, words);
        if (choice == "look") screen.officer.may_look = true;
        if (choice == "close" || choice == "look") continue;
        const std::string own = "steps/" + step.name + "/choices/" + choice;
        const std::string label = words.line(words.has(own) ? own : "choices/" + choice);
        screen.choices.push_back({choice, {label.empty() ? choice : label, words.tag()}});
    }
}

}  // namespace

Screenful compose(const Step& step, const Text& text, const std::string& language,
                  const std::string& said, bool attended) {
    const Words& words = text.in(language);
    const std::string named = "steps/" + step.name;
    Screenful screen{.name = step.name, .topic = step.topic, .tag = words.tag()};
    screen.titles = {{words.line(words.has(named + "/title") ? named + "/title"
                                                              : "steps/working/title"),
                      words.tag()}};
    screen.body = words.lines(named + "/body", step.values);
    screen.person = {{words.line("person"), words.tag()}};
    if (!said.empty()) screen.said = words.line("says/" + said);
    if (attended) screen.attended = words.line("attended");

    if (step.name == "ask") put_notice(screen, step, words);
    if (step.name == "capture") put_capture(screen, step, words);
    if (step.name == "through" || step.name == "officer") put_receipt(screen, step, words);
    if (step.name == "language") put_languages(screen, step, text);
    else put_choices(screen, step, words);
    return screen;
}

}  // namespace cotejo::kiosk
