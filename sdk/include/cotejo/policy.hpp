// SPDX-License-Identifier: Apache-2.0
//
// Policy: what must have been found about one person before the machine may let them through.

#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// The only two ends of a visit. The machine refuses nobody: refusing is a person's act.
enum class Decision { officer, through };

constexpr std::string_view name(Decision decision) {
    return decision == Decision::through ? "through" : "officer";
}

/// False match rate -> the lowest comparison score that keeps it (ISO/IEC 19795-1).
using Calibration = std::map<double, double>;

/// An active check: `count` of these steps, drawn anew for each capture, in an order drawn too. Whoever
/// cannot do one is given others; see Reply.
struct ChallengePolicy {
    std::vector<std::string> steps; ///< words of hints.h
    int count = 1;
};

/// What the policy asks of one family: "face", "finger", "document".
struct FamilyPolicy {
    std::string ask;                      ///< nothing is captured before `asked.<ask>`; "": never
    int tries = 1;                        ///< comparisons that may make a finding
    std::optional<double> assess_lowest;  ///< every assessor's `unified`, 0 to 100
    std::optional<double> detect_highest; ///< every detector's `attack`, 0 to 1
    std::optional<ChallengePolicy> challenge; ///< what a capture asks the traveller to do
    bool attended = false;                ///< counts only in an attended visit; stands for detect
                                          ///< where there is none
    bool probe_captured = false;          ///< compare: {probe: capture}
    std::map<std::string, std::string> reference; ///< kind -> verdict its source must carry
    /// The site's own calibration, by comparator (plugin id); goes before the manifest's.
    std::map<std::string, Calibration> scores;
};

/// policy.yaml. `far` is the false accept rate of a whole visit.
struct Policy {
    double far = 0.0;
    std::map<std::string, FamilyPolicy> families;
    std::vector<std::vector<std::string>> through; ///< every line, by any one of its findings
    std::vector<std::string> visible;              ///< facts a workflow may see
    std::chrono::milliseconds wait{30'000};       ///< how long a capture tries
};

/// What a laboratory reported on one version of an attack detector (ISO/IEC 30107-3).
struct LaboratoryEvidence {
    std::string version; ///< the plugin's
    std::string laboratory, report, date;
};

/// What the signed site.yaml allows at most.
struct Ceiling {
    double far = 0.0;
    bool attended = false; ///< an officer attends the whole kiosk
    std::map<std::string, LaboratoryEvidence> evidence; ///< by the detector's plugin id
};

/// What one comparator says of itself.
struct Comparer {
    std::string family;
    std::string plugin;
    Calibration scores;
    bool exact = false; ///< compares fields, not samples: takes nothing from `far`
};

/// What one attack detector says of itself.
struct AttackDetector {
    std::string family;
    std::string plugin;
    std::string version;
};

/// A mistake in a policy: `path` is the key it is about ("face.detect", "through.1"); `fatal` is
/// false where the policy is safe but no one would ever pass.
struct PolicyMistake {
    std::string path;
    std::string what;
    bool fatal = true;
};

/// Checks that `through` binds a live, captured sample to a reference from a trusted source, is not
/// looser than the ceiling, asks before it captures, rests on no detector alone that the ceiling holds
/// no evidence for, and can be met by the comparators there are.
std::vector<PolicyMistake> check(const Policy& policy, const Ceiling& ceiling,
                                 const std::vector<Comparer>& comparers,
                                 const std::vector<AttackDetector>& detectors);

/// The false match rate one comparison of `family` may have: `far` divided by the sum of `tries`
/// over the any-of line that names `<family>.same`, and by `set_size` for a search.
/// 0 when no line names it.
double allowed_rate(const Policy& policy, std::string_view family, std::size_t set_size = 1);

/// The lowest score that keeps `rate`: that of the largest calibrated rate not above it, never
/// interpolated. Nothing when no calibrated rate is small enough.
std::optional<double> threshold(const Calibration& scores, double rate);

}  // namespace cotejo
