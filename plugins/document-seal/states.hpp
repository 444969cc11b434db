// SPDX-License-Identifier: Apache-2.0
//
// States: a certificate names its country by two letters, a document by three.

#pragma once

#include <optional>
#include <string_view>

namespace seal {

/// The two letters of a state's or organization's code of ICAO 9303-3 § 5, filled up or not: "COL" is
/// "CO", "D<<" is "DE". Nothing when the code is not known.
std::optional<std::string_view> two_letters(std::string_view code);

}  // namespace seal
