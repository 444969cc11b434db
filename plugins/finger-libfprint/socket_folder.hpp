// SPDX-License-Identifier: Apache-2.0
//
// SocketFolder: where libfprint's virtual reader may listen.

#pragma once

#include <string>

#include "cotejo/result.hpp"

namespace finger {

/// The folder that the setting names, or else one of the instance's own, made when first needed and
/// removed at the end.
class SocketFolder {
public:
    explicit SocketFolder(std::string named) : named_(std::move(named)) {}
    SocketFolder(const SocketFolder&) = delete;
    SocketFolder& operator=(const SocketFolder&) = delete;
    ~SocketFolder();

    /// Status::unavailable: a sandbox allows no folder of one's own; Status::invalid: the path is
    /// too long for a socket.
    cotejo::Result<std::string> path();

private:
    std::string named_, own_;
};

}  // namespace finger
