// SPDX-License-Identifier: Apache-2.0
//
// VirtualFinger: the finger on libfprint's virtual reader, over the socket that its driver reads.

#pragma once

#include <memory>
#include <string>

#include "impression.hpp"
#include "loop.hpp"

namespace finger {

/// What can happen on a reader instead of a good touch; retries carry libfprint's FpDeviceRetry.
struct Mishap {
    gint32 code, detail;
};
inline constexpr Mishap kUnplugged{-5, 0};
constexpr Mishap retry(FpDeviceRetry reason) { return {-1, reason}; }

/// Connected to one opened reader until destroyed. Worker thread only.
class VirtualFinger {
public:
    /// Connects to the driver that listens at `path`, and takes the path away, so that nobody else
    /// puts a finger on this reader.
    static cotejo::Result<std::unique_ptr<VirtualFinger>> touch(Loop& loop, const std::string& path);

    VirtualFinger(Loop& loop, Object<GSocketConnection> connection);
    VirtualFinger(const VirtualFinger&) = delete;
    ~VirtualFinger();

    /// Begins to send; the driver reads it in the loop's waits, and only while an action runs. One
    /// touch at a time: a press before the last was read is lost.
    void press(const Impression& impression);
    void press(Mishap mishap);

private:
    void send(std::vector<std::uint8_t> bytes);

    Loop& loop_;
    Object<GSocketConnection> connection_;
    Object<GCancellable> give_up_;
    std::vector<std::uint8_t> sending_;
    bool busy_ = false;
};

}  // namespace finger
