// SPDX-License-Identifier: Apache-2.0
//
// Writes a file that only its owner may read: beside its place, then into it.

#include "kiosk/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

bool write_whole(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

/// The folder's own entry, so that the new name outlives a power cut.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

Result<void> write_private(const fs::path& file, std::string_view text) {
    const fs::path part = file.string() + ".part";
    const Error failed{Status::failed, "cannot write " + file.string()};
    std::error_code error;
    fs::remove(part, error);
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed;
    const bool written = write_whole(descriptor, text);
    ::close(descriptor);
    if (written) fs::rename(part, file, error);
    if (!written || error) return failed;
    sync_folder(file.parent_path());
    return {};
}

}  // namespace cotejo::kiosk
