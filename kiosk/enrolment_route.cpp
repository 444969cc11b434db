// SPDX-License-Identifier: Apache-2.0
//
// Routes: from a list's entry to what a gallery keeps.

#include "kiosk/enrolment_route.hpp"

#include "cotejo/kinds.h"

namespace cotejo::kiosk {
namespace {

std::vector<Provider> steps_to(std::string_view kind, const Providers& providers) {
    if (const Provider direct = providers.extractor(COTEJO_KIND_MANIFEST_ENTRY, kind)) return {direct};
    for (const Provider& part : providers.extractors(COTEJO_KIND_MANIFEST_ENTRY))
        if (const Provider whole = providers.extractor(part.role->gives, kind)) return {part, whole};
    return {};
}

}  // namespace

std::vector<Route> enrolment_routes(const Providers& providers) {
    std::vector<Route> routes;
    for (const Provider& gallery : providers.galleries())
        if (auto steps = steps_to(gallery.takes(), providers); !steps.empty())
            routes.push_back({gallery, std::move(steps)});
    return routes;
}

}  // namespace cotejo::kiosk
