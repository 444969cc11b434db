// SPDX-License-Identifier: Apache-2.0
//
// What passes between the halves of an Enroller.

#pragma once

#include "kiosk/enroller.hpp"

namespace cotejo::kiosk {

/// An entry that the gallery is to hold.
struct Enroller::Wanted {
    LookupKey mark;
    std::size_t place; ///< in the entries
};

/// A template, and what to keep it under.
struct Enroller::Made {
    LookupKey mark;
    std::vector<LookupKey> keys;
    Record whole;
};

}  // namespace cotejo::kiosk
