// SPDX-License-Identifier: Apache-2.0
//
// How figures are written in a report.

#pragma once

#include <string>

#include "evaluate/scored.hpp"

namespace cotejo::tools::evaluation {

/// A share as per cent with three significant digits: "1.96 %"; "not known" for NaN.
std::string percent(double share);
/// With its bounds: "1.96 % (1.20 to 2.75 %)".
std::string percent(const Estimate& share);
/// A difference of shares in percentage points with its sign: "−0.52 (−0.90 to −0.11)".
std::string points(const Estimate& difference);
/// "1e-3".
std::string power(double rate);
/// Six significant digits.
std::string plain(double number);
/// With thousands apart: "30,532".
std::string counted(std::size_t number);

}  // namespace cotejo::tools::evaluation
