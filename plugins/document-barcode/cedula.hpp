// SPDX-License-Identifier: Apache-2.0
//
// The barcode on the back of the Colombian cédula with holograms ("amarilla"): 531 bytes of fixed fields, and behind
// them the holder's fingerprints, at which nothing here looks.

#pragma once

#include <string>
#include <string_view>

#include "cotejo/result.hpp"

namespace cedula {

/// What stands before the fingerprints, in UTF-8.
struct Cedula {
    std::string number;               ///< NUIP without zeros
    std::string surname_1, surname_2; ///< "" where there is no second, or where `names` is false
    std::string name_1, name_2;
    std::string sex;         ///< "F" or "M"
    std::string birth_date;  ///< ISO 8601
    std::string birth_place; ///< department and municipality, five digits
    bool names = true;       ///< false: a reader ran the names together, so that none is known
    std::size_t size = 0;    ///< bytes up to the fingerprints
};

/// Says whether the bytes mean to be a cédula's.
bool looks_like_one(std::string_view bytes);

/// Reads the fields: as the standard cédula has them, shifted by one byte as some have them (those lack
/// the mark PubDSK_1), or without NULs as some readers give them. Status::refused says which field ends
/// early or breaks its form, never what stands there.
cotejo::Result<Cedula> parse(std::string_view bytes);

/// Overwrites bytes so that they are gone from memory.
void wipe(std::string& bytes);

}  // namespace cedula
