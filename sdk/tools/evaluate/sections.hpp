// SPDX-License-Identifier: Apache-2.0
//
// The sections of the report's page, in its order. One that has nothing to say is empty.

#pragma once

#include <string>

#include "evaluate/report.hpp"

namespace cotejo::tools::evaluation {

std::string key_figures(const Report& report);
std::string rates_section(const Report& report);
std::string against_section(const Report& report);
std::string scores_section(const Report& report);
std::string groups_section(const Report& report);
std::string quality_section(const Report& report);
std::string data_section(const Report& report);
std::string skipped_section(const Report& report);
std::string terms_section(const Report& report);

}  // namespace cotejo::tools::evaluation
