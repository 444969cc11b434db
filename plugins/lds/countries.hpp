// SPDX-License-Identifier: Apache-2.0
//
// States by the three letters of a machine readable zone and the two of a certificate.

#pragma once

#include <optional>
#include <string_view>

namespace lds {

/// Says whether an issuing state (ICAO 9303-3 § 5: "COL", "D") is the one that certificates call by these
/// two letters (9303-12 § 7.1: "CO", "DE"; upper case); nothing when either is not known here.
std::optional<bool> same_state(std::string_view three, std::string_view two);

}  // namespace lds
