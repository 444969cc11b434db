// SPDX-License-Identifier: Apache-2.0
//
// BCBP: what a boarding pass's barcode says, IATA Resolution 792.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace bcbp {

/// One flight of a pass, as written in kinds.h; "" where the pass is blank or masked.
struct Leg {
    std::string flight;   ///< carrier and number without zeros: "AV9", "LH4010A"
    std::string day;      ///< day of the year without zeros: "326"; never blank
    std::string from, to; ///< IATA location identifiers; never blank
    std::string pnr;      ///< "" when blank or masked with X
    std::string seat;     ///< without zeros: "12A"; "" for a lap infant or without a seat
    std::string sequence; ///< check-in sequence without zeros
};

struct Pass {
    std::string name; ///< as printed, without the padding
    std::vector<Leg> legs;
};

/// Says whether the bytes mean to be a boarding pass: 'M', a digit, and a first leg's length.
bool looks_like_one(std::string_view bytes);

/// Reads a whole pass and checks every mandatory field, every size against what is there, and the
/// security part. Status::refused names the first thing that is wrong by field and leg, never by
/// what stands there.
cotejo::Result<Pass> parse(std::string_view bytes);

}  // namespace bcbp
