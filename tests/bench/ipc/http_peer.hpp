// SPDX-License-Identifier: Apache-2.0
//
// HttpPeer: a device that answers a request with a frame as base64 in JSON, over HTTP on loopback.

#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>

namespace cotejo::bench {

/// Forks the device; make it before any thread. The connection is kept open.
class HttpPeer {
public:
    explicit HttpPeer(std::size_t frame_size);
    ~HttpPeer();
    HttpPeer(const HttpPeer&) = delete;
    HttpPeer& operator=(const HttpPeer&) = delete;

    /// Asks for a frame, decodes it and reads every byte.
    std::uint64_t frame();

private:
    struct Client;
    std::unique_ptr<Client> client_;
    pid_t device_;
};

}  // namespace cotejo::bench
