// SPDX-License-Identifier: Apache-2.0
//
// A folder for one socket.

#include "socket_folder.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace finger {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

// A socket's path has 107 bytes; its name takes up to 36 of them.
constexpr std::size_t kLongest = 70;

Result<std::string> SocketFolder::path() {
    if (named_.size() > kLongest)
        return Error{Status::invalid, "the folder in the setting `sockets` has a path of " +
                                          std::to_string(named_.size()) +
                                          " bytes; libfprint takes at most 70"};
    if (!named_.empty()) return named_;
    if (!own_.empty()) return own_;
    char made[] = "/tmp/cotejo-finger-XXXXXX";
    if (!::mkdtemp(made))
        return Error{Status::unavailable,
                     std::string("no folder for libfprint's virtual reader in /tmp: ") +
                         std::strerror(errno) + "; name one in the setting `sockets`"};
    own_ = made;
    return own_;
}

SocketFolder::~SocketFolder() {
    if (!own_.empty()) ::rmdir(own_.c_str());
}

}  // namespace finger
