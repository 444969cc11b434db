// SPDX-License-Identifier: Apache-2.0
//
// Gallery: the members in memory and their file, one the image of the other.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gallery_file.hpp"
#include "members.hpp"

namespace gallery_face {

/// What an operator sets.
struct Choice {
    std::filesystem::path folder;
    std::string secret;
    bool everyone = false; ///< wide searches are granted
    bool unlocked = false; ///< go on where memory cannot be locked
    int busy_ms = 2000;
};

/// Failures are thrown as Problems. One thread; several processes may have the same folder.
class Gallery {
public:
    using Say = std::function<void(const std::string&)>;

    /// Opens <folder>/gallery.cotejo or makes it. `warn` hears of what was mended or left open.
    Gallery(Choice choice, Say warn);

    /// Keeps all groups or none, durable on return; what is there already stays as it is.
    void keep(std::vector<Group> groups);
    /// `among` becomes the number of templates that were searched.
    std::vector<Found> find(const std::string& set, const Template& probe, std::size_t count,
                            std::size_t& among);
    /// Erases whoever lies under these keys from memory and file.
    void erase(const std::vector<std::string>& keys);

private:
    class Held;
    void refresh();
    void read();
    void rewrite();

    Choice choice_;
    Say warn_;
    Locking locking_;
    std::filesystem::path path_;
    std::optional<Members> members_;
    std::optional<GalleryFile> file_; ///< none: to be loaded anew
};

}  // namespace gallery_face
