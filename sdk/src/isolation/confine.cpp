// SPDX-License-Identifier: Apache-2.0
//
// Confines a process with nothing granted: the sandbox of plugins, less their libraries.

#include "cotejo/confine.hpp"

#include "isolation/sandbox.hpp"

namespace cotejo {

Result<std::vector<std::string>> confine(const Confinement& confinement) {
    Grants grants;
    grants.needs.memory = confinement.memory;
    grants.needs.descriptors = confinement.descriptors;
    grants.libraries = false;
    auto missing = confine(grants);
    if (missing && confinement.require_all && !missing->empty())
        return Error{Status::unavailable, missing->front()};
    return missing;
}

}  // namespace cotejo
