// SPDX-License-Identifier: Apache-2.0
//
// Fusion: what the checks of one sample come to.

#pragma once

#include <vector>

#include "sample.hpp"

namespace pad {

/// One check's answer.
struct Finding {
    const char* name; ///< its fact's name
    double attack;    ///< 0 to 1
    bool hint;        ///< depends on skin, light or taste: never decides alone
};

/// Makes all checks that this sample can show.
std::vector<Finding> judge(const Sample& sample);

/// How much the sample looks like an attack, 0 to 1: the worst of the deciding checks, and what hints
/// add to it, together 0.15 of what is left. It grows with every finding; hints alone reach 0.15.
double attack(const std::vector<Finding>& findings);

}  // namespace pad
