// SPDX-License-Identifier: Apache-2.0
//
// What a job by hand gave, as one line of JSON.

#pragma once

#include <string>

#include "cotejo/instance.hpp"

namespace cotejo::tools {

/// One JSON object on one line, without the line's end; `cotejo run --help` says what is in it.
std::string line_of(const std::string& file, const Results& results, double ms);

}  // namespace cotejo::tools
