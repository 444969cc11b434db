// SPDX-License-Identifier: Apache-2.0
//
// The report: words, JSON and one page of HTML. Each says in its title that nothing here was real.

#pragma once

#include <string>

#include "figures.hpp"

namespace attacks {

inline constexpr const char* kTitle =
    "SYNTHETIC presentation attacks: rendered from pictures, proof of nothing about real ones";

struct Report {
    std::string split;      ///< which people these figures are of, and who tuned what
    Limits limits;
    double chosen = 0;      ///< the limit of `attack` that the other half would choose
    std::vector<Row> rows, rows_at_chosen;
};

std::string to_text(const Report& report);
std::string to_json(const Report& report);
std::string to_html(const Report& report);

}  // namespace attacks
