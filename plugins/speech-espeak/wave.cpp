// SPDX-License-Identifier: Apache-2.0
//
// A header of 44 bytes, then the samples.

#include "wave.hpp"

#include <string_view>

namespace speech {

namespace {

class Bytes {
public:
    Bytes& word(std::string_view text) {
        all.insert(all.end(), text.begin(), text.end());
        return *this;
    }
    Bytes& number(std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) all.push_back(std::uint8_t(value >> 8 * i));
        return *this;
    }
    std::vector<std::uint8_t> all;
};

}  // namespace

std::vector<std::uint8_t> wave(std::span<const std::int16_t> samples, std::uint32_t per_second) {
    constexpr std::uint32_t kPcm = 1, kChannels = 1, kSampleBytes = 2;
    const auto size = std::uint32_t(samples.size_bytes());
    Bytes file;
    file.word("RIFF").number(36 + size, 4).word("WAVE").word("fmt ").number(16, 4);
    file.number(kPcm, 2).number(kChannels, 2).number(per_second, 4);
    file.number(per_second * kSampleBytes, 4).number(kSampleBytes, 2).number(8 * kSampleBytes, 2);
    file.word("data").number(size, 4);
    for (const std::int16_t sample : samples) file.number(std::uint16_t(sample), 2);
    return std::move(file.all);
}

}  // namespace speech
