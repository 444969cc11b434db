// SPDX-License-Identifier: Apache-2.0
//
// Contents: what the features of a seal mean, by the use case that its header names.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mrz/mrz.hpp"
#include "seal.hpp"

namespace seal {

/// How long the holder of a visa may stay, ICAO 9303-13 § 3.1. All 0: no limit. All 255: until it expires.
struct Stay {
    int days = 0, months = 0, years = 0;
};

/// What is known of a seal's features. A feature that its use case does not define is counted and left
/// alone: nobody trusts what it says.
struct Contents {
    std::string_view use_case; ///< "emergency-travel-document", "visa", "residence-permit", ...
    mrz::Mrz zone;             ///< a visa's second line ends in fillers: its optional data is not sealed
    std::size_t sealed = 0;    ///< how many characters of the zone's last line the seal has
    std::string passport_number; ///< of the passport that a visa or permit belongs to; "" when none is said
    std::optional<int> entries;  ///< of a visa; 0: no limit
    std::optional<Stay> stay;    ///< of a visa
    std::size_t unknown = 0;     ///< features that the use case does not define
};

/// Reads the features by their use case: ICAO 9303-13 § 3 (visa 0x5D 0x01, emergency travel document
/// 0x5E 0x03), BSI TR-03137-1 (residence permit 0xFB 0x06, its supplementary sheet 0xFA 0x06, arrival
/// attestation 0xFD 0x02). Flaws: "unknown-use-case", "feature-missing", "feature-size", "feature-text",
/// "two-zones", "bad-zone", "wrong-check-digit".
Read<Contents> read(const Seal& seal);

}  // namespace seal
