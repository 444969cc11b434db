// SPDX-License-Identifier: Apache-2.0
//
// columns: the columns a list may have, and the form of what stands in each.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace columns {

/// Says whether a column of this name may stand in a list.
bool known(std::string_view name);
/// Says whether the column holds a picture: `face`, `finger`.
bool picture(std::string_view name);
/// Every column's name, for messages.
std::string all();

/// Gives a field as kinds.h writes it: "av 009" is "AV9", "012a" is "12A". An empty field is fine.
/// Status::refused: what is wrong with the form, without what stands there.
cotejo::Result<std::string> normalised(std::string_view column, std::string_view field);

/// Decodes a picture's field. Status::refused: no base64, or neither JPEG nor PNG.
cotejo::Result<std::vector<std::uint8_t>> decoded(std::string_view field);
/// Names the format of a decoded picture: "jpeg" or "png".
const char* format(const std::vector<std::uint8_t>& picture);

}  // namespace columns
