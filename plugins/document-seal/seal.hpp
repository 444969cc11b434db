// SPDX-License-Identifier: Apache-2.0
//
// Seal: a visible digital seal's bytes taken apart, ICAO 9303-13 § 2. What they say is nothing to trust
// before judge.hpp has looked at it.

#pragma once

#include <vector>

#include "header.hpp"

namespace seal {

/// One document feature, as it stands in the message zone.
struct Feature {
    std::uint8_t tag;
    Bytes value; ///< points into what was parsed
};

struct Seal {
    Header header;
    std::vector<Feature> features; ///< in order; no tag twice
    Bytes signed_part;             ///< header and message zone: what the signature is over
    Bytes signature;               ///< r and s, one behind the other
};

/// Says whether bytes mean to be a seal: they begin with its magic constant.
bool looks_like_one(Bytes bytes);

/// Takes a seal apart; what it gives points into `bytes`. Besides the header's flaws: "length-past-end",
/// "bad-length", "duplicate-feature", "no-feature", "signature-missing", "signature-cut",
/// "signature-empty", "bytes-after-end".
Read<Seal> parse(Bytes bytes);

}  // namespace seal
