// SPDX-License-Identifier: Apache-2.0
//
// Kiosk: a take in front of the real plugins, steered, frozen and judged as the SDK does it.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "camera.hpp"
#include "cotejo/instance.hpp"
#include "motion.hpp"
#include "visit/active_check.hpp"

namespace attacks {

/// What a policy demands.
struct Limits {
    double lowest_quality = 0, highest_attack = 0, lowest_score = 0;
};

/// What came of one presentation.
struct Outcome {
    bool captured = false;        ///< the steps were done, and a frame was good enough
    std::optional<double> attack; ///< nothing: the detector did not respond
    double but_for_steps = 0;     ///< `attack` as it would be had the steps been done
    std::vector<std::string> found; ///< the checks that would each be enough
    std::optional<double> score;  ///< of the best frame with the reference

    bool passes_detector(const Limits& limits) const { return attack && *attack <= limits.highest_attack; }
    /// The whole chain: quality and steps, attack detection, comparison.
    bool accepted(const Limits& limits) const {
        return captured && passes_detector(limits) && score && *score >= limits.lowest_score;
    }
};

/// A challenge drawn by the SDK, of two of the four steps, with seeded bytes in place of the system's.
cotejo::ActiveCheck drawn(std::uint64_t seed);
Steps steps_of(const cotejo::ActiveCheck& check);

class Kiosk {
public:
    /// Runs face-opencv and face-pad from this folder in this process. Throws when they do not start.
    explicit Kiosk(const std::filesystem::path& plugins);

    /// What a policy file asks of a face; `highest_attack` where it asks for no detection: 0.2, the README's.
    Limits limits(const std::filesystem::path& policy) const;

    /// A template of an encoded picture; throws when it has no face.
    cotejo::Record enrolled(const cv::Mat& picture);

    /// Shows a take. When the steps are not done, the detector is given what there is, the last frame as
    /// the best, so that it is judged by itself too.
    Outcome present(const Take& take, cotejo::ActiveCheck check, const cotejo::Record& reference, const Limits& limits);

private:
    cotejo::Results run(cotejo::Instance& instance, const char* role, const char* gives, std::vector<cotejo::Record> inputs);
    /// Goes through the take until enough good frames came: the best of them; the last frame when none did.
    cotejo::Record best_of(const Take& take, cotejo::ActiveCheck& check, const Limits& limits, Outcome& outcome);
    std::optional<double> compared(const cotejo::Record& probe, const cotejo::Record& reference);
    void detect(std::vector<cotejo::Record> frames, const Limits& limits, Outcome& outcome);

    cotejo::Manifest face_manifest_, pad_manifest_;
    std::unique_ptr<cotejo::Instance> face_, pad_;
};

}  // namespace attacks
