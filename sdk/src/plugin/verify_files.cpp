// SPDX-License-Identifier: Apache-2.0
//
// Looks for the library, and compares the files a plugin ships with the digests its manifest pins.

#include "cotejo/manifest.hpp"
#include "plugin/digest.hpp"

namespace cotejo {

Mistakes Manifest::verify_library() const {
    std::error_code error;
    if (std::filesystem::is_regular_file(library, error)) return {};
    const std::string usual = "lib" + folder.filename().string() + ".so";
    const std::string rule = library.filename() == usual
                                 ? " (without `library:` in plugin.yaml it must be " + usual + ")"
                                 : " (plugin.yaml may name another in `library:`)";
    return {{library.string(), 0, 0, "is not there; build it" + rule}};
}

Mistakes Manifest::verify_files() const {
    Mistakes mistakes;
    for (const auto& [path, file] : files) {
        const std::filesystem::path where = folder / path;
        const Result<std::string> digest = sha256_of(where);
        if (!digest)
            mistakes.push_back({where.string(), 0, 0, "cannot be read; obtain it from " + file.origin});
        else if (*digest != file.sha256)
            mistakes.push_back({where.string(), 0, 0, "is not the file the manifest names (it has SHA-256 " +
                                *digest + ", `files` in plugin.yaml says " + file.sha256 + "); obtain it anew from " + file.origin});
    }
    return mistakes;
}

}  // namespace cotejo
