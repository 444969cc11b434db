// SPDX-License-Identifier: Apache-2.0
//
// WebFiles: what the page is made of, read once. A request can name nothing else.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

struct WebFile {
    std::string_view type;
    std::string bytes;
};

/// Immutable; any thread.
class WebFiles {
public:
    /// Reads every file below `web`, and the fonts if that folder is there (else the page uses the
    /// system's); files of types that no page needs are left alone. Status::invalid, naming it, for a
    /// file that is too large or cannot be read, and when there is no index.html.
    static Result<WebFiles> load(const std::filesystem::path& web,
                                 const std::filesystem::path& fonts);

    /// The file of a request's path, "/page.js"; null when there is none.
    const WebFile* find(std::string_view path) const;

    /// Adds a sound at this path, "/speech/en/centre.wav". Before anybody else sees these files.
    void add_sound(const std::string& path, std::string wave);
    /// Whether there is any sound.
    bool sounds() const;
    /// "/speech/<language>/<hint>.wav", or "" when nobody speaks that.
    std::string sound(std::string_view language, std::string_view hint) const;

    /// "/pictures/<folder>/<name>.svg", or "" when nobody drew that.
    std::string picture(std::string_view folder, std::string_view name) const;

private:
    Result<void> read(const std::filesystem::path& folder, const std::string& prefix);

    std::map<std::string, WebFile, std::less<>> files_;
};

}  // namespace cotejo::kiosk
