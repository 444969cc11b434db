// SPDX-License-Identifier: Apache-2.0
//
// The codes of states, nationalities and organizations, 9303-3 § 5.

#pragma once

#include <span>
#include <string_view>

namespace mrz {

/// Every code with its fillers, "COL", "D<<": ISO 3166-1 alpha-3, the additions of 9303-3 § 5 part D,
/// the specimen's UTO, and withdrawn codes that documents still have.
std::span<const std::string_view> states();

}  // namespace mrz
