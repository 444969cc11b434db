// SPDX-License-Identifier: Apache-2.0
//
// Corrects a camera's exposure by what an assessor measured on the subject.

#include "visit/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cotejo/kinds.h"

namespace cotejo {
namespace {

constexpr int kTries = 2;
constexpr double kFine = 0.5;  // EV steps that nobody need care about
constexpr double kMost = 4.0;  // EV steps: sixteen times the light

}  // namespace

void Exposure::guide(const Guide& guide) {
    if (tries_ < kTries) held_.push_back(guide);
    else front_.guide(guide);
}

void Exposure::judged(const Record& quality) {
    if (const auto off = quality.number(COTEJO_FACT_EXPOSURE)) off_ = off;
    front_.judged(quality);
}

bool Exposure::corrects(bool passed) {
    const double off = std::exchange(off_, std::nullopt).value_or(0.0);
    const std::vector<Guide> held = std::exchange(held_, {});
    const double wanted = std::clamp(steps_ + off, -kMost, kMost);
    if (!passed && tries_ < kTries && std::abs(wanted - steps_) >= kFine) {
        ++tries_;
        steps_ = wanted;
        return true;
    }
    for (const Guide& guide : held) front_.guide(guide);
    return false;
}

}  // namespace cotejo
