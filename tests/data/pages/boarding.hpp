// SPDX-License-Identifier: Apache-2.0
//
// boarding: what a boarding pass's barcode says.

#pragma once

#include <string>

#include "person.hpp"

namespace pages {

/// Writes one leg as IATA Resolution 792 does, without conditional fields.
std::string barcode_of(const Person& person);

}  // namespace pages
