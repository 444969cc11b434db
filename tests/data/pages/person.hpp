// SPDX-License-Identifier: Apache-2.0
//
// Person: what a page says of its holder. Invented people only.

#pragma once

#include <cstdint>
#include <string>

namespace pages {

/// By default the specimen of ICAO 9303-4, with a passport that holds until 2031. Dates are ISO 8601; a
/// birth date may be "1974-08" or "1974". Names as printed: UTF-8, capitals, with accents.
struct Person {
    std::string code;                    ///< first field of the MRZ; by the kind of page when empty
    std::string state = "UTO", nationality = "UTO";
    std::string surname = "ERIKSSON", given_names = "ANNA MARIA";
    std::string number = "L898902C3";
    std::string birth = "1974-08-12", expiry = "2031-04-15", issued = "2021-04-16";
    std::string sex = "F";               ///< "F", "M" or "X"
    std::string personal_number;         ///< optional data of the MRZ; not in a TD1's first line
    std::string optional;                ///< a TD1's first line
    std::string access_number = "123456"; ///< CAN, on a card's front
    std::string flight = "AV9", date = "2026-11-22", from = "BOG", to = "MAD", pnr = "ABC123", seat = "12A";
};

/// Makes up a person: names of several habits, numbers and dates that hold in 2026.
Person invented(std::uint64_t seed);

/// Writes a name as the alphabet of an MRZ does (ICAO 9303-3 § 6): accents fall, Ä is AE, spaces and
/// hyphens are fillers, apostrophes fall.
std::string transliterated(const std::string& name);

}  // namespace pages
