// SPDX-License-Identifier: Apache-2.0
//
// One write(2) a line, so that lines of several threads never mix.

#include "kiosk/log_lines.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>

namespace cotejo::kiosk {
namespace {

struct Level {
    const char* word;
    const char* journal;
};

Level level_of(cotejo_level level) {
    static constexpr std::array<Level, 4> kLevels{
        {{"debug", "<7>"}, {"info", "<6>"}, {"warning", "<4>"}, {"error", "<3>"}}};
    return kLevels[level < 0 || level > 3 ? 3 : static_cast<std::size_t>(level)];
}

/// A plugin's text cannot forge a second line or move a terminal's cursor.
std::string one_line(const std::string& text) {
    std::string line = text;
    for (char& letter : line)
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
    return line;
}

}  // namespace

LogSink log_to_stderr() {
    const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
    const bool debug = std::getenv("COTEJO_DEBUG") != nullptr;
    return [journal, debug](const LogLine& line) {
        if (line.level == COTEJO_DEBUG && !debug) return;
        const Level level = level_of(line.level);
        const std::string text = std::string(journal ? level.journal : level.word) + " " +
                                 one_line(line.instance) + ": " + one_line(line.text) + "\n";
        [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
    };
}

}  // namespace cotejo::kiosk
