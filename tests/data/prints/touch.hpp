// SPDX-License-Identifier: Apache-2.0
//
// Touch: what a reader sees of the skin when a finger is put on it once.

#pragma once

#include <cstdint>

#include "prints.hpp"
#include "ridges.hpp"

namespace cotejo::prints {

Print touch(const Skin& skin, std::uint64_t seed, std::uint32_t impression);

}  // namespace cotejo::prints
