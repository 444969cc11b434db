// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <cstring>

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;

class SpeechPlugin : public testing::TestWithParam<bool> {
protected:
    Results speak(const std::string& text, const std::string& language) {
        return plugin_.run("extract", "speech.audio",
                           {Record({.kind = "speech.text",
                                    .facts = {{"text", text, 1}, {"language", language, 1}}})});
    }
    /// The sound of a text; empty when there is none.
    std::vector<std::uint8_t> sound(const std::string& text, const std::string& language) {
        const Results results = speak(text, language);
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        if (results.records.empty()) return {};
        const auto data = results.records[0].data();
        return {data.begin(), data.end()};
    }
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(SpeechPlugin, SpeaksATextAsAWaveFileOfItsLength) {
    const auto wave = sound("Come a little closer", "en");
    ASSERT_GT(wave.size(), 44u);
    EXPECT_EQ(std::memcmp(wave.data(), "RIFF", 4), 0);
    std::uint32_t whole = 0, rate = 0, data = 0;
    std::memcpy(&whole, wave.data() + 4, 4);
    std::memcpy(&rate, wave.data() + 24, 4);
    std::memcpy(&data, wave.data() + 40, 4);
    EXPECT_EQ(whole + 8, wave.size());
    EXPECT_EQ(data + 44, wave.size());
    const double seconds = data / 2.0 / rate;
    EXPECT_GT(seconds, 0.5);
    EXPECT_LT(seconds, 4.0);
}

TEST_P(SpeechPlugin, SpeaksEachLanguageInItsOwnVoice) {
    EXPECT_NE(sound("Gire la cabeza", "es-CO"), sound("Gire la cabeza", "en"));
    EXPECT_NE(sound("Gracias", "es-CO"), sound("Gracias", "es-ES"));
}

TEST_P(SpeechPlugin, RefusesWhatItCannotSpeakAndGoesOn) {
    EXPECT_EQ(speak("", "en").outcome.status, Status::refused);
    EXPECT_EQ(speak(std::string(700, 'a'), "en").outcome.status, Status::refused);
    EXPECT_EQ(speak("Hello", "zz-none").outcome.status, Status::refused);
    EXPECT_EQ(speak("Hello", "").outcome.status, Status::refused);
    EXPECT_EQ(speak("Hello", "en").outcome.status, Status::ok);
}

INSTANTIATE_TEST_SUITE_P(Runs, SpeechPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
