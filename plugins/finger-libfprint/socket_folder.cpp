// SPDX-License-Identifier: Apache-2.0
//
// A folder for one socket, reached through a descriptor: a socket's path holds 107 bytes, and a
// kiosk's state folder may lie deeper.

#include "socket_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace finger {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

Result<std::string> SocketFolder::path() {
    if (folder_ < 0)
        if (Result<void> opened = open(); !opened) return opened.error();
    return "/proc/self/fd/" + std::to_string(folder_);
}

Result<void> SocketFolder::open() {
    char made[] = "/tmp/cotejo-finger-XXXXXX";
    if (named_.empty() && ::mkdtemp(made)) made_ = made;
    const std::string& folder = named_.empty() ? made_ : named_;
    folder_ = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder_ >= 0) return {};
    return Error{Status::unavailable, "no folder for libfprint's virtual reader: " +
                                          std::string(std::strerror(errno)) +
                                          "; the setting `sockets` must name one"};
}

SocketFolder::~SocketFolder() {
    if (folder_ >= 0) ::close(folder_);
    if (!made_.empty()) ::rmdir(made_.c_str());
}

}  // namespace finger
