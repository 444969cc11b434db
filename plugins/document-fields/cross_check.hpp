// SPDX-License-Identifier: Apache-2.0
//
// cross_check: what several sources say of one person, field by field.

#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "source.hpp"
#include "verdict.hpp"

namespace fields {

/// One field of all sources.
struct FieldEvidence {
    std::string name;                        ///< a fact of kinds.h, without ".short"
    std::map<std::size_t, Said> said;        ///< by source, counted from 0
    Comparison verdict;                      ///< nothing where no two sources could be compared
};

struct Evidence {
    std::vector<std::string> kinds;          ///< each source's, in the order given
    std::vector<FieldEvidence> fields;
    bool contradicted = false;               ///< some field's sources do not agree
    bool identified = false;                 ///< what agrees is enough to name one person
    bool same() const { return identified && !contradicted; }
    /// A field; nullptr where no source has it.
    const FieldEvidence* find(std::string_view name) const;
};

/// Holds every source against every other one; none counts more for being read first. A field agrees
/// when all of its pairs do, for the weakest of their reasons, and is as sure as the least sure of them
/// and of their readers. All sources are of one person when no field is contradicted and each is tied
/// to the others, directly or through sources between them, by one of:
///  - state and number of a document;
///  - a personal number, with a name that agrees;
///  - a name that agrees with some confidence, and a birth date with year, month and day.
Evidence cross_check(std::span<const Source> sources);

}  // namespace fields
