// SPDX-License-Identifier: Apache-2.0

#include "kiosk/speech.hpp"

#include "cotejo/kinds.h"

namespace cotejo::kiosk {
namespace {

constexpr std::chrono::seconds kPatience{5};

/// The sound of one line; "" when there is none.
std::string spoken(const Provider& speaker, const std::string& line, const std::string& tag) {
    const Record text({.kind = COTEJO_KIND_SPEECH_TEXT,
                       .facts = {{COTEJO_FACT_TEXT, line, 1}, {COTEJO_FACT_LANGUAGE, tag, 1}}});
    const Results results = speaker.instance->run(
        Job{speaker.role->role, speaker.role->gives, {text}, {}, Clock::now() + kPatience});
    if (results.outcome.status != Status::ok || results.records.empty()) return "";
    const auto data = results.records.front().data();
    return {data.begin(), data.end()};
}

}  // namespace

std::map<std::string, std::string> speak_hints(const Providers& providers, const Text& text,
                                               const LogSink& log) {
    std::map<std::string, std::string> sounds;
    const Provider speaker = providers.extractor(COTEJO_KIND_SPEECH_TEXT, COTEJO_KIND_SPEECH_AUDIO);
    if (!speaker) return sounds;
    for (const Words& words : text.all())
        for (const std::string& hint : words.below("hints")) {
            std::string sound = spoken(speaker, words.line("hints/" + hint), words.tag());
            if (!sound.empty())
                sounds["/speech/" + words.code() + "/" + hint + ".wav"] = std::move(sound);
            else if (log)
                log({COTEJO_WARNING, speaker.instance->name(),
                     "hint `" + hint + "` cannot be spoken in `" + words.code() + "`"});
        }
    return sounds;
}

}  // namespace cotejo::kiosk
