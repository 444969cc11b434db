// SPDX-License-Identifier: Apache-2.0
//
// All that an evaluation found, ready to be written.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/calibration.hpp"
#include "evaluate/difference.hpp"
#include "evaluate/discard.hpp"
#include "evaluate/groups.hpp"
#include "evaluate/measured.hpp"

namespace cotejo::tools::evaluation {

/// One row: FNMR at an FMR.
struct Rate {
    double fmr = 0;
    Estimate fnmr;
    float threshold = 0;
    bool carried = false; ///< the impostor pairs are enough to speak of this FMR at all
};

/// A picture without a template.
struct Skipped {
    std::string path;
    int line = 0;
    bool acquired = false; ///< the plugin saw it: counts as a failure to acquire
    std::string why;
};

struct Histogram {
    double low = 0, high = 0;               ///< the range of all scores
    std::vector<double> genuine, impostor;  ///< share of the class in each bin of equal width
};

struct EdcCurve {
    double fmr = 0; ///< whose threshold is held
    std::vector<DiscardPoint> points;
};

/// The paired comparison with a second plugin.
struct Against {
    std::string title;
    std::size_t genuine = 0, impostor = 0; ///< pairs that both have a score for
    std::vector<Rate> first, second;
    Estimate first_eer, second_eer;
    Difference difference;
    std::vector<DetPoint> det; ///< the second's
    double fta = 0;            ///< the second's
};

struct Report {
    std::string title, id, version, files, kind, pairs_file, pairs_digest, judge;
    std::vector<std::string> sets;
    std::uint64_t seed = 0;
    int replicates = 0;

    std::size_t pictures = 0, presented = 0, failed = 0, people = 0;
    std::size_t genuine = 0, impostor = 0;         ///< compared
    std::size_t genuine_all = 0, impostor_all = 0; ///< asked for, of readable pictures
    std::size_t comparisons_failed = 0;
    std::string comparison_trouble;
    double fta = 0;
    Estimate eer;
    std::vector<Rate> rates;
    std::vector<double> gfrr, gfar; ///< generalised rates at each rate's threshold
    std::vector<Calibrated> calibrated;
    std::vector<std::string> groups; ///< names, by number
    std::vector<GroupRates> by_group;
    Histogram histogram;
    std::vector<DetPoint> det;
    std::vector<EdcCurve> edc;
    std::vector<Skipped> skipped;
    std::optional<Against> against;
};

/// Computes everything. Status::invalid when no genuine or no impostor pair is left.
Result<Report> report_on(const Trials& trials, const Measured& first, const Measured* second,
                         const Resampling& how);

/// The report in words, for a terminal.
std::string to_text(const Report& report);
/// One JSON object, indented; --help names its keys.
std::string to_json(const Report& report);
/// A self-contained page: no script, no other file. `date` is printed as it is.
std::string to_html(const Report& report, const std::string& date);

}  // namespace cotejo::tools::evaluation
