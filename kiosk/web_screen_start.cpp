// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_start.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cotejo::kiosk {

// Into a new file that nobody else has open, then in the old one's place.
Result<void> write_start_file(const std::filesystem::path& file, const std::string& address) {
    const std::string page = "<!doctype html><meta charset=\"utf-8\"><title>Cotejo</title>"
                             "<meta http-equiv=\"refresh\" content=\"0;url=" + address + "\">\n";
    const std::string fresh = file.string() + ".new";
    ::unlink(fresh.c_str());
    const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written = out >= 0 && ::write(out, page.data(), page.size()) == ssize_t(page.size()) &&
                         ::rename(fresh.c_str(), file.c_str()) == 0;
    const int why = errno;
    if (out >= 0) ::close(out);
    if (!written)
        return Error{Status::failed, file.string() + " cannot be written: " + std::strerror(why)};
    return {};
}

}  // namespace cotejo::kiosk
