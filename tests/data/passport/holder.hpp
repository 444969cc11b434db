// SPDX-License-Identifier: Apache-2.0
//
// The holder of a made-up document, and the machine readable zone that says so.

#pragma once

#include <string>
#include <vector>

namespace passport {

/// What a document says of its holder. Dates YYMMDD; texts in the MRZ's alphabet, blanks for fillers.
struct Holder {
    enum class Format { td1, td2, td3 };
    Format format = Format::td3;
    std::string code = "P", state = "UTO", nationality = "UTO";
    std::string surname = "ERIKSSON", given_names = "ANNA MARIA";
    std::string number = "L898902C3", birth = "740812", sex = "F", expiry = "340415";
    std::string optional;                        ///< TD3: personal number, 14; TD1: 15; TD2: 7
    std::string full_birth = "19740812";         ///< DG11, YYYYMMDD
    std::string full_name = "Eriksson<<Anna<Maria", birth_place = "Zenith<Utopia";
    std::string personal_number;                 ///< DG11, if any
};

/// Writes the lines of ICAO 9303-5, -6 or -4 with their check digits. A document number of more than
/// nine characters goes on in a TD1's optional data (9303-5 § 4.2.2, note j). Names too long are cut.
std::vector<std::string> lines(const Holder& holder);

}  // namespace passport
