// SPDX-License-Identifier: Apache-2.0
//
// Flaw: why a seal cannot be read, as one word that a record and a test can name.

#pragma once

#include <string_view>
#include <utility>

#include "cotejo/result.hpp"

namespace seal {

/// A word for the reason, listed in README.md, and the zone where it was met. Neither holds what stands
/// in the seal.
struct Flaw {
    std::string_view word;
    std::string_view zone; ///< "header", "message", "signature"
};

template <class T>
using Read = cotejo::Result<T, Flaw>;

}  // namespace seal
