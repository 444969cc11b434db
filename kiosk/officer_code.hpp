// SPDX-License-Identifier: Apache-2.0
//
// Officer codes: what an officer types to end a wait. Kept only as a salted scrypt hash (RFC 7914).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

constexpr std::size_t kShortestCode = 6;
constexpr std::size_t kLongestCode = 128;

/// Makes the line that kiosk.yaml keeps in place of a code: "scrypt:15:8:1:<salt>:<hash>". Another
/// salt each time. Status::invalid for a code outside 6 to 128 bytes, Status::failed without
/// randomness or memory.
Result<std::string> hash_officer_code(std::string_view code);

/// True when `line` is one that hash_officer_code() could have made.
bool is_officer_hash(std::string_view line);

/// True when `line` was made from this code. Takes some 80 ms of one core and 32 MiB, on purpose;
/// the time does not depend on how much of the code was right.
bool officer_code_matches(std::string_view code, std::string_view line);

}  // namespace cotejo::kiosk
