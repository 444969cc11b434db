// SPDX-License-Identifier: Apache-2.0
//
// The first half of an evaluation: every picture's templates and quality, or why it has none.

#pragma once

#include <atomic>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "cotejo/record.hpp"
#include "evaluate/crew.hpp"
#include "evaluate/journal.hpp"
#include "evaluate/plan.hpp"
#include "evaluate/trials.hpp"

namespace cotejo::tools::evaluation {

/// What became of one picture.
struct Sample {
    enum class State : std::uint8_t {
        pending,
        made,       ///< there are templates
        unreadable, ///< the file could not be read: the plugin never saw it
        failed,     ///< the plugin gave no template: a failure to acquire
    };
    State state = State::pending;
    std::string why;                ///< for the last two
    std::vector<Record> templates;  ///< one for each of the plan's extracts
    std::optional<double> quality;  ///< `unified`
    Digest digest{};                ///< of the file's bytes
};

/// Who judges quality: a crew and its role. Null when nobody does.
struct Judge {
    Crew* crew = nullptr;
    Role role;
};

/// What both halves need beside the plugin.
struct Desk {
    std::ostream& messages;
    bool terminal = false;
    const std::atomic<bool>& stop;
};

/// Makes a sample of every picture, those in the journal excepted; a picture that is no longer what
/// it was then is Status::invalid. Status::cancelled when `stop` became true; Status::unavailable
/// when the plugin stays down; what was made is in the journal.
Result<std::vector<Sample>> acquire(const Trials& trials, const Plan& plan, Crew& crew, const Judge& judge,
                                    Journal& journal, std::vector<Sample> known, Desk desk);

/// An entry of the journal, and what it says; Nothing when it is not one.
std::vector<std::uint8_t> entry_of(std::uint32_t picture, const Sample& sample);
std::optional<std::uint32_t> read_entry(std::span<const std::uint8_t> entry, Sample& sample);

}  // namespace cotejo::tools::evaluation
