// SPDX-License-Identifier: Apache-2.0
//
// Error-versus-discard: what a quality score is worth (ISO/IEC 29794-1).

#pragma once

#include <vector>

namespace cotejo::tools::evaluation {

/// A genuine comparison: the lower quality of its two samples, and whether it was missed.
struct Judged {
    double quality = 0;
    bool missed = false;
};

struct DiscardPoint {
    double discarded = 0; ///< share of the comparisons, those of lowest quality
    double fnmr = 0;      ///< of those that are left
};

/// FNMR at a fixed threshold against the share discarded, in `steps` equal steps from 0 to `most`.
/// Of comparisons with equal quality, any is as likely to go: the curve is what is expected.
std::vector<DiscardPoint> error_versus_discard(std::vector<Judged> genuine, double most = 0.5, int steps = 100);

}  // namespace cotejo::tools::evaluation
