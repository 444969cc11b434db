// SPDX-License-Identifier: Apache-2.0
//
// Who could change a plugin's folder, by owner and mode bits.

#include <sys/stat.h>

#include <grp.h>
#include <pwd.h>

#include <vector>

#include "cotejo/signed_folder.hpp"

namespace cotejo {
namespace fs = std::filesystem;
namespace {

std::vector<gid_t> groups_of(uid_t user) {
    std::vector<char> buffer(16 * 1024);
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) != 0 || !found) return {};
    int count = 64;
    std::vector<gid_t> groups(static_cast<std::size_t>(count));
    if (getgrouplist(entry.pw_name, entry.pw_gid, groups.data(), &count) < 0) {
        groups.resize(static_cast<std::size_t>(count));
        getgrouplist(entry.pw_name, entry.pw_gid, groups.data(), &count);
    }
    groups.resize(static_cast<std::size_t>(count));
    return groups;
}

/// An owner may change the mode, so an owner may write.
bool may_write(const struct stat& about, uid_t user, const std::vector<gid_t>& groups) {
    if (about.st_uid == user) return true;
    for (const gid_t group : groups)
        if (about.st_gid == group && (about.st_mode & S_IWGRP)) return true;
    return (about.st_mode & S_IWOTH) != 0;
}

}  // namespace

Mistakes writable_by(const fs::path& folder, std::uint32_t user) {
    Mistakes mistakes;
    const std::vector<gid_t> groups = groups_of(user);
    const auto look = [&](const fs::path& path, bool above) {
        struct stat about{};
        if (lstat(path.c_str(), &about) != 0) return;
        // In a sticky folder (/tmp) nobody can rename what is another's.
        const bool sticky = above && (about.st_mode & S_ISVTX) && about.st_uid != user;
        if (S_ISLNK(about.st_mode) || sticky || !may_write(about, user, groups)) return;
        mistakes.push_back({path.string(), 0, 0, "the kiosk's own user can change it; give it to "
                                                 "root and take the right to write away"});
    };
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    if (error) return {{folder.string(), 0, 0, "cannot be looked at: " + error.message()}};
    for (fs::path above = root.parent_path();; above = above.parent_path()) {
        look(above, true);
        if (above == above.parent_path()) break;
    }
    look(root, false);
    fs::recursive_directory_iterator entry(root, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        look(entry->path(), false);
    if (error) mistakes.push_back({root.string(), 0, 0, "cannot be looked at: " + error.message()});
    return mistakes;
}

}  // namespace cotejo
