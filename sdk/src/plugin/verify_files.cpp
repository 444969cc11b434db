// SPDX-License-Identifier: Apache-2.0
//
// Compares the files a plugin ships with the digests its manifest pins.

#include "cotejo/manifest.hpp"
#include "plugin/digest.hpp"

namespace cotejo {

Mistakes Manifest::verify_files() const {
    Mistakes mistakes;
    for (const auto& [path, file] : files) {
        const std::filesystem::path where = folder / path;
        const Result<std::string> digest = sha256_of(where);
        if (!digest)
            mistakes.push_back({where.string(), 0, 0, "cannot be read; obtain it from " + file.origin});
        else if (*digest != file.sha256)
            mistakes.push_back({where.string(), 0, 0, "is not the file the manifest names (SHA-256 " +
                                *digest + "); obtain it anew from " + file.origin});
    }
    return mistakes;
}

}  // namespace cotejo
