// SPDX-License-Identifier: Apache-2.0
//
// Brings each measure to 0 to 1 between two numbers. They were chosen on rendered attacks:
// README.md says how.

#include "fusion.hpp"

#include <algorithm>
#include <iterator>

#include "checks.hpp"

namespace pad {

namespace {

constexpr double kHints = 0.15; // below the 0.2 that a policy commonly allows

struct Check {
    const char* name;
    std::optional<double> (*measure)(const Sample&);
    double none, full; ///< where it begins to look like an attack, and where it is one
    bool hint = false;
};

constexpr Check kChecks[] = {
    {"undone", undone, 0, 0.05},
    {"change-of-face", change_of_face, 0.15, 0.25},
    {"jump", jump, 1, 3},
    {"flatness", flatness, 0.5, 0.8},
    {"room-moves", world_moves, 0.3, 0.6},
    {"pattern", pattern, 26, 32},
    {"edges", frame_around, 1, 3},
    {"repeat", nearest_repeat, 0.7, 0.35},
    {"times", shortest_gap, 8, 4},
    {"shared-noise", shared_noise, 0.93, 0.98},
    {"no-noise", least_noise, 0.22, 0.12},
    {"dullness", dullness, 0, 1, true},
};

double part(double value, const Check& check) {
    return std::clamp((value - check.none) / (check.full - check.none), 0.0, 1.0);
}

}  // namespace

std::vector<Finding> judge(const Sample& sample) {
    std::vector<Finding> findings;
    for (const Check& check : kChecks)
        if (const auto value = check.measure(sample))
            findings.push_back({check.name, part(*value, check), check.hint});
    return findings;
}

double attack(const std::vector<Finding>& findings) {
    double worst = 0, hints = 0;
    for (const Finding& finding : findings) {
        double& most = finding.hint ? hints : worst;
        most = std::max(most, finding.attack);
    }
    return 1 - (1 - worst) * (1 - kHints * hints);
}

}  // namespace pad
