// SPDX-License-Identifier: Apache-2.0
//
// How a seal packs what it says, ICAO 9303-13 § 2.3 and appendix A. Written apart from the reader.

#pragma once

#include <string>
#include <string_view>

#include "passport/keys.hpp"

namespace seals {

using passport::Bytes;

/// Packs capital letters, digits and '<' (a space) by C40.
Bytes c40(std::string_view text);

/// Packs a date of ISO 8601, "2021-03-02", in three bytes: 03022021 as an integer. Any digits will do.
Bytes date(std::string_view iso);

/// A length by DER, as version 4 has them.
Bytes length(std::size_t size);

}  // namespace seals
