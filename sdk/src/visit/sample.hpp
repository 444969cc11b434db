// SPDX-License-Identifier: Apache-2.0
//
// Sample: what a handle names. One or more records of a kind, frozen together, with one digest.

#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cotejo/digest.hpp"
#include "cotejo/record.hpp"
#include "cotejo/visit.hpp"

namespace cotejo {

/// SHA-256 over the records' kinds, formats, shapes, bytes and facts, in order.
Digest digest_of(std::span<const Record> records);

/// How a sample came to be: only a captured one can be a live body.
enum class Origin { captured, extracted, found };

struct Sample {
    Handle id = 0;
    Origin origin = Origin::captured;
    std::string kind;
    std::vector<Record> records;      ///< best first
    std::size_t best = 0;             ///< so many of them are fit for a template; the rest show how the
                                      ///< challenge was done, in order of time
    std::optional<Record> challenge;  ///< what was done while it was captured
    Digest digest{};                  ///< over records and challenge
    std::vector<Handle> from;               ///< made from, unlocked by or found by these
    Handle unlock = 0; ///< the one of them that only opened its source: nothing of it is in here
    std::map<std::string, double> verdicts; ///< valid, listed, vouched
    std::size_t among = 0; ///< an entry found by a body: how many were searched; else 0
    Provenance by;

    std::string family() const { return kind.substr(0, kind.find('.')); }
    std::vector<Record> best_records() const {
        return {records.begin(), records.begin() + static_cast<std::ptrdiff_t>(best)};
    }
};

/// What is frozen together: the best records, and of an active check its frames and its challenge.
struct Frozen {
    std::vector<Record> records;
    std::vector<Record> sequence = {};
    std::optional<Record> challenge = {};
};

/// Freezes records together. Verdicts are taken from the facts of the best ones (`valid` alone: the
/// others are the SDK's to give). Status::failed when memory cannot be had.
Result<Sample> freeze_sample(Origin origin, Frozen frozen, Provenance by);

}  // namespace cotejo
