// SPDX-License-Identifier: Apache-2.0
//
// The drawings of a report, each an <svg>; every one has a table of the same figures on the page.

#pragma once

#include <string>

#include "evaluate/report.hpp"

namespace cotejo::tools::evaluation {

/// FNMR against FMR on normal deviates, with the intervals; both curves of a paired comparison.
std::string det_chart(const Report& report);
/// How genuine and impostor scores lie, with the scores of the carried rates.
std::string histogram_chart(const Report& report);
/// FNMR against the share discarded, beside what an oracle would reach.
std::string edc_chart(const Report& report);
/// Each group's difference to the rest with its interval: FNMR, or else FMR, at rate k.
std::string group_chart(const Report& report, std::size_t k, bool fnmr);

}  // namespace cotejo::tools::evaluation
