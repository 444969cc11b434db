// SPDX-License-Identifier: Apache-2.0

#include "kiosk/screen_lines.hpp"

namespace cotejo::kiosk {
namespace {

void write_officer(std::ostream& out, const OfficerPanel& panel, const Words& words) {
    if (!panel.problem.empty()) out << "  " << panel.problem << '\n';
    out << "  " << words.line("officer/open") << ": close CODE REASON. "
        << words.line("officer/reason") << '\n';
    for (const Option& reason : panel.reasons)
        out << "    " << reason.choice << ": " << reason.label.text << '\n';
    if (panel.may_look) out << "  " << words.line("officer/look") << ": look CODE\n";
    for (const EvidenceRow& row : panel.evidence) {
        out << "  " << row.label << " | " << row.verdict << '\n';
        for (const auto& [who, what] : row.said) out << "    " << who << ": " << what << '\n';
    }
}

}  // namespace

void write_screen(std::ostream& out, const Screenful& screen, const Words& words) {
    out << '\n';
    for (const Phrase& title : screen.titles) out << "== " << title.text << '\n';
    if (!screen.said.empty()) out << "  " << screen.said << '\n';
    for (const std::string& line : screen.body) out << "  " << line << '\n';
    for (const Row& row : screen.rows) {
        out << "  " << row.label << ':';
        for (const std::string& line : row.lines) out << ' ' << line;
        out << '\n';
    }
    if (!screen.attended.empty()) out << "  " << screen.attended << '\n';
    if (screen.needs_officer) write_officer(out, screen.officer, words);
    int number = 0;
    for (const Option& option : screen.choices)
        out << "  " << ++number << "  " << option.label.text << '\n';
}

void write_ways(std::ostream& out, const Text& text, const Words& words, bool timed) {
    out << "  0  " << words.line("person") << '\n';
    if (timed) out << "  +  " << words.line("more-time/choice") << '\n';
    for (const Words& other : text.all())
        if (&other != &words) out << "  " << other.code() << "  " << other.name() << '\n';
    out << words.line("terminal/choose") << '\n';
}

}  // namespace cotejo::kiosk
