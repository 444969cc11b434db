// SPDX-License-Identifier: Apache-2.0
//
// Header: who sealed what, and when. ICAO 9303-13 § 2.2.

#pragma once

#include <string>

#include "cursor.hpp"
#include "day.hpp"
#include "flaw.hpp"

namespace seal {

inline constexpr std::uint8_t kMagic = 0xDC;

struct Header {
    int version = 4;           ///< 3 or 4: the byte is one less
    std::string country;       ///< of the issuing state or organization, ICAO 9303-3 § 5: "UTO", "D<<"
    std::string signer;        ///< four characters: the signer's country, two letters, and its own name
    std::string reference;     ///< the certificate's serial number in hexadecimal
    Day issued, signed_on;     ///< of the document; of the seal
    std::uint8_t definition = 0; ///< document feature definition reference: which features there are
    std::uint8_t category = 0;   ///< document type category
};

/// Reads a header from the front. Flaws: "header-cut", "unknown-version", "bad-text", "bad-date".
Read<Header> take_header(Cursor& cursor);

}  // namespace seal
