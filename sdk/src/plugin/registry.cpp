// SPDX-License-Identifier: Apache-2.0
//
// Finds plugins by their manifests.

#include "cotejo/registry.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cotejo {
namespace {

namespace fs = std::filesystem;

/// The folder itself if it is a plugin's, else its direct sub-folders that are, in name
/// order, so that every run finds the same.
std::vector<fs::path> candidates(const fs::path& folder, Mistakes& mistakes) {
    std::vector<fs::path> found;
    std::error_code error;
    if (fs::exists(folder / "plugin.yaml", error)) return {folder};
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        if (std::error_code ignored; fs::exists(entry->path() / "plugin.yaml", ignored))
            found.push_back(entry->path());
    if (error)
        mistakes.push_back({folder.string(), 0, 0, "cannot be read as a folder of plugins: " +
                            error.message()});
    std::ranges::sort(found);
    return found;
}

}  // namespace

Registry Registry::scan(const std::vector<fs::path>& folders) {
    Registry registry;
    std::map<std::string, std::vector<Manifest>> by_id;
    std::set<fs::path> seen;
    for (const fs::path& folder : folders) {
        for (const fs::path& candidate : candidates(folder, registry.mistakes_)) {
            std::error_code error;
            if (!seen.insert(fs::weakly_canonical(candidate, error)).second) continue;
            Result<Manifest, Mistakes> manifest = Manifest::load(candidate);
            if (manifest)
                by_id[manifest->id].push_back(std::move(*manifest));
            else
                registry.mistakes_.insert(registry.mistakes_.end(), manifest.error().begin(),
                                          manifest.error().end());
        }
    }
    for (auto& [id, manifests] : by_id) {
        if (manifests.size() == 1) {
            registry.plugins_.push_back(std::move(manifests.front()));
            continue;
        }
        for (std::size_t i = 0; i < manifests.size(); ++i)
            registry.mistakes_.push_back(
                {(manifests[i].folder / "plugin.yaml").string(), 0, 0,
                 "the id \"" + id + "\" is also that of " +
                     manifests[i == 0 ? 1 : 0].folder.string() + "; take one of them away"});
    }
    return registry;
}

const Manifest* Registry::find(std::string_view id) const {
    const auto by_id = std::ranges::find(plugins_, id, &Manifest::id);
    if (by_id != plugins_.end()) return &*by_id;
    const auto by_folder = std::ranges::find_if(
        plugins_, [id](const Manifest& plugin) { return plugin.folder.filename() == id; });
    return by_folder != plugins_.end() ? &*by_folder : nullptr;
}

}  // namespace cotejo
