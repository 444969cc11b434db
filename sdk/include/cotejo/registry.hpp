// SPDX-License-Identifier: Apache-2.0
//
// Registry: which plugins are there.

#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "cotejo/manifest.hpp"

namespace cotejo {

/// The plugins found in some folders. Reads manifests, loads no code.
class Registry {
public:
    /// Looks at every direct sub-folder with a plugin.yaml, or at a folder that has one itself. One
    /// whose manifest is wrong is left out and its mistakes are kept; two plugins with one id are both left
    /// out, with a mistake each.
    static Registry scan(const std::vector<std::filesystem::path>& folders);

    const std::vector<Manifest>& plugins() const { return plugins_; }
    const Mistakes& mistakes() const { return mistakes_; }

    /// Finds a plugin by id, or by its folder's name when no id fits; null if there is none.
    const Manifest* find(std::string_view id) const;

private:
    std::vector<Manifest> plugins_;
    Mistakes mistakes_;
};

}  // namespace cotejo
