// SPDX-License-Identifier: Apache-2.0
//
// Draws steps and nonce from the cryptographic generator.

#include "visit/challenge.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>

#include "cotejo/kinds.h"

namespace cotejo {
namespace {

const Error kNoRandom{Status::failed, "there are no random bytes for a challenge"};

std::string step_name(std::size_t number) { return "step." + std::to_string(number); }

Record record_of(const std::vector<std::string>& steps, std::span<const std::uint8_t> nonce) {
    std::vector<Fact> facts;
    for (const std::string& step : steps) facts.push_back({step_name(facts.size() + 1), step, 1.0});
    return Record({.kind = COTEJO_KIND_CHALLENGE,
                   .format = COTEJO_FORMAT_BYTES,
                   .storage = copied(nonce),
                   .facts = std::move(facts),
                   .time_ns = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count()),
                   .raster = {}});
}

}  // namespace

std::vector<std::string> steps_of(const Record& challenge) {
    std::vector<std::string> steps;
    while (const auto step = challenge.text(step_name(steps.size() + 1))) steps.emplace_back(*step);
    return steps;
}

Result<std::optional<Record>> Challenges::draw() {
    if (count_ < 1 || steps_.size() < count_) return std::optional<Record>{};
    std::vector<std::string> left = steps_, drawn;
    while (drawn.size() < count_) {
        const auto at = below(left.size());
        if (!at) return kNoRandom;
        drawn.push_back(left[*at]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(*at));
    }
    std::array<std::uint8_t, kNonceBytes> nonce{};
    if (!fill(nonce)) return kNoRandom;
    return std::optional<Record>(record_of(drawn, nonce));
}

void Challenges::without(std::string_view step) { std::erase(steps_, step); }

bool Challenges::fill(std::span<std::uint8_t> bytes) const {
    if (random_) return random_(bytes);
    return RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1;
}

std::optional<std::size_t> Challenges::below(std::size_t limit) const {
    const std::size_t fair = 256 / limit * limit; // what lies above would favour the first
    std::uint8_t byte = 0;
    do {
        if (!fill({&byte, 1})) return std::nullopt;
    } while (byte >= fair);
    return byte % limit;
}

}  // namespace cotejo
