// SPDX-License-Identifier: Apache-2.0
//
// Routes: which galleries of a kiosk can be filled from a list, and by which instances.

#pragma once

#include <string>
#include <vector>

#include "cotejo/providers.hpp"

namespace cotejo::kiosk {

/// A gallery, and what makes of a list's entry the template that it keeps.
struct Route {
    Provider gallery;            ///< its `find`; the same instance keeps and erases
    std::vector<Provider> steps; ///< one `extract` after another, from the entry to the template
};

/// Finds a route for every gallery that keeps a template which is made of an entry, or of a part that
/// is: `manifest.entry` to `x.image` to `x.template/1`.
std::vector<Route> enrolment_routes(const Providers& providers);

}  // namespace cotejo::kiosk
