// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a text in a language to its sound. Nothing is played here.

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "cotejo/plugin.hpp"
#include "wave.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

constexpr std::size_t kLongestText = 600; // bytes: half a minute, which fits a block

/// eSpeak NG's voice for a BCP 47 tag: those of the Americas, unless the tag says otherwise.
std::string voice_of(std::string_view tag) {
    std::string voice(tag);
    std::ranges::transform(voice, voice.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (voice == "es-es") return "es";
    if (voice == "es" || voice.starts_with("es-")) return "es-419";
    return voice == "en" ? "en-us" : voice;
}

/// The languages there are voices for. A name that is none of them is never given to the library: it
/// does not survive that.
std::set<std::string> languages() {
    std::set<std::string> all;
    for (const espeak_VOICE** voice = espeak_ListVoices(nullptr); voice && *voice; ++voice)
        for (const char* at = (*voice)->languages; at && *at; at += std::strlen(at) + 1)
            all.insert(at + 1); // the first byte is a priority
    return all;
}

/// Collects what is spoken; a callback of the library.
int collect(short* samples, int count, espeak_EVENT* events) {
    auto* all = static_cast<std::vector<std::int16_t>*>(events->user_data);
    if (all && samples) all->insert(all->end(), samples, samples + count);
    return 0;
}

/// The library's one state of a process: begun once and never ended, it does not begin twice. Samples a
/// second; 0 or less where there are no voices.
int begun() {
    static const int per_second =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    return per_second;
}

/// Held while the library works: several instances may share a process.
std::mutex& working() {
    static std::mutex mutex;
    return mutex;
}

class Speech final : public cotejo::Extractor {
public:
    explicit Speech(const cotejo::Host& host) {
        const std::lock_guard lock(working());
        per_second_ = begun();
        if (per_second_ <= 0) throw std::runtime_error("eSpeak NG finds no voices: is espeak-ng-data there?");
        espeak_SetSynthCallback(collect);
        languages_ = languages();
        rate_ = std::clamp(std::atoi(host.setting("rate").c_str()), 80, 450);
    }

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const std::string text(inputs[0].text(COTEJO_FACT_TEXT).value_or(""));
        const std::string tag(inputs[0].text(COTEJO_FACT_LANGUAGE).value_or(""));
        if (text.empty() || text.size() > kLongestText)
            return Error{Status::refused, "the text is empty or longer than 600 bytes"};
        const std::lock_guard lock(working());
        const std::string voice = voice_of(tag);
        if (!languages_.contains(voice) || espeak_SetVoiceByName(voice.c_str()) != EE_OK)
            return Error{Status::refused, "there is no voice for this language"};
        espeak_SetParameter(espeakRATE, rate_, 0);
        std::vector<std::int16_t> samples;
        espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &samples);
        if (samples.empty()) return Error{Status::failed, "nothing was spoken"};
        Draft draft{.format = COTEJO_FORMAT_WAV, .data = speech::wave(samples, std::uint32_t(per_second_))};
        const Status given = job.emit(draft);
        if (given != Status::ok) return Error{given, "the host did not take the sound"};
        return {};
    }

private:
    std::set<std::string> languages_;
    int per_second_ = 0, rate_ = 0;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.speech.espeak", Speech)
