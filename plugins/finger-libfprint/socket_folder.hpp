// SPDX-License-Identifier: Apache-2.0
//
// SocketFolder: where libfprint's virtual reader may listen.

#pragma once

#include <string>

#include "cotejo/result.hpp"

namespace finger {

/// The folder that the setting names, or else one of the instance's own in /tmp, made when first
/// needed and removed at the end.
class SocketFolder {
public:
    explicit SocketFolder(std::string named) : named_(std::move(named)) {}
    SocketFolder(const SocketFolder&) = delete;
    SocketFolder& operator=(const SocketFolder&) = delete;
    ~SocketFolder();

    /// Gives a path into the folder, short enough for a socket however long the folder's own is.
    /// Status::unavailable: the folder is not there, or the sandbox allows none in /tmp.
    cotejo::Result<std::string> path();

private:
    cotejo::Result<void> open();

    std::string named_, made_;
    int folder_ = -1;
};

}  // namespace finger
