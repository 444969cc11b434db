// SPDX-License-Identifier: Apache-2.0
//
// Finds what lies beside the program.

#include "places.hpp"

#include <cstdlib>
#include <sstream>

#include "cotejo/registry.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
namespace {

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

}  // namespace

Result<Manifest> plugin_named(const std::string& word) {
    std::error_code error;
    const bool here = is_there(fs::path(word) / "plugin.yaml");
    if (!here && fs::is_directory(word, error) && (word.starts_with('.') || word.find('/') != word.npos))
        return Error{Status::not_found, word + ": there is no plugin.yaml in it; name a plugin's folder"};
    if (here || word.find('/') != std::string::npos) {
        Result<Manifest, Mistakes> manifest = Manifest::load(word);
        if (manifest) return std::move(*manifest);
        return Error{Status::invalid, describe(manifest.error())};
    }
    const std::vector<fs::path> folders = plugin_folders();
    const Registry registry = Registry::scan(folders);
    if (const Manifest* found = registry.find(word)) return *found;
    std::string searched;
    for (const fs::path& folder : folders) searched += " " + folder.string();
    return Error{Status::not_found,
                 "there is no plugin \"" + word + "\"; name a folder, or an id that `cotejo list` "
                 "shows (searched:" + (searched.empty() ? " nothing" : searched) + ")"};
}

fs::path program() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error);
}

std::vector<fs::path> plugin_folders() {
    std::vector<fs::path> folders;
    if (const char* named = std::getenv("COTEJO_PLUGINS")) {
        std::istringstream list(named);
        for (std::string folder; std::getline(list, folder, ':');)
            if (!folder.empty()) folders.emplace_back(folder);
        return folders;
    }
    const fs::path above = program().parent_path().parent_path();
    for (const char* beside : {"plugins", COTEJO_LIBDIR "/cotejo/plugins"})
        if (is_there(above / beside)) folders.push_back(above / beside);
    return folders;
}

Result<fs::path> template_folder() {
    const fs::path folder =
        program().parent_path().parent_path() / COTEJO_DATADIR / "cotejo/template";
    if (is_there(folder / "plugin.yaml")) return folder;
    return Error{Status::not_found, folder.string() + " is missing; install Cotejo anew"};
}

}  // namespace cotejo::tools
