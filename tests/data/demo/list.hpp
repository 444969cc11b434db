// SPDX-License-Identifier: Apache-2.0
//
// List: the flight's passenger list as CSV, portraits and prints inside.

#pragma once

#include <filesystem>
#include <string>

#include "cotejo/result.hpp"
#include "travellers.hpp"

namespace cotejo::demo {

/// Writes the list of this flight. Portraits come from the folder of sample pictures, shrunk to 480
/// pixels; prints are made. Status::failed names a picture that cannot be read.
Result<std::string> passenger_list(const Flight& flight, const std::filesystem::path& pictures);

}  // namespace cotejo::demo
