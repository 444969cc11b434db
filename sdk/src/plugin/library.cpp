// SPDX-License-Identifier: Apache-2.0
//
// Opens a library through Boost.DLL and compares its entry with the manifest.

#define BOOST_DLL_USE_STD_FS

#include "plugin/library.hpp"

#include <cstring>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include <boost/dll/shared_library.hpp>

#include "plugin/words.hpp"

namespace cotejo {
namespace {

constexpr const char* kSymbol = "cotejo_plugin_entry";

Error wrong(const Manifest& manifest, const std::string& what) {
    return {Status::invalid, manifest.library.string() + ": " + what};
}

/// Keeps the library mapped for the rest of the process.
void keep(boost::dll::shared_library library) {
    static std::mutex mutex;
    static auto* kept = new std::vector<boost::dll::shared_library>;
    const std::lock_guard lock(mutex);
    kept->push_back(std::move(library));
}

std::optional<std::string> disagreement(const cotejo_entry& entry, const Manifest& manifest) {
    if (entry.abi != manifest.abi)
        return "built for ABI " + std::to_string(entry.abi) + ", the manifest says " +
               std::to_string(manifest.abi) + "; build it anew with this SDK's headers";
    if (entry.reserved != 0) return "its entry's `reserved` is not 0; set it to 0";
    if (!entry.create) return "its entry has no create()";
    if (!entry.id) return "its entry has no id; set it to \"" + manifest.id + "\"";
    const std::string_view id(entry.id, strnlen(entry.id, kLongestName + 1));
    if (id != manifest.id)
        return "is another plugin than the manifest's \"" + manifest.id + "\": it says it is \"" +
               (is_name(id) ? std::string(id) : "?") +
               "\"; write one id in plugin.yaml and in COTEJO_PLUGIN, or put the library back that "
               "belongs to this folder";
    return std::nullopt;
}

}  // namespace

Result<Library> Library::open(const Manifest& manifest) {
    if (const Mistakes missing = manifest.verify_library(); !missing.empty())
        return Error{Status::invalid, describe(missing)};
    try {
        using Mode = boost::dll::load_mode::type;
        boost::dll::shared_library library(manifest.library.native(),
                                           Mode::rtld_now | Mode::rtld_local);
        if (!library.has(kSymbol))
            return wrong(manifest, std::string("exports no ") + kSymbol + "; is it a plugin?");
        const auto& entry = library.get<const cotejo_entry>(kSymbol);
        keep(library);
        if (const auto what = disagreement(entry, manifest)) return wrong(manifest, *what);
        return Library(&entry);
    } catch (const std::exception& problem) {
        return wrong(manifest, std::string("cannot be loaded: ") + problem.what());
    }
}

}  // namespace cotejo
