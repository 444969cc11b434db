// SPDX-License-Identifier: Apache-2.0
//
// Reader: one of libfprint's devices, open from create to destruction.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "impression.hpp"
#include "loop.hpp"
#include "virtual_finger.hpp"

namespace finger {

/// What a reader said about one touch: an image or a print, or why the finger must come again.
template <class T>
using Touched = std::variant<T, FpDeviceRetry>;

/// Both devices' sides of libfprint. Worker thread only.
class Reader {
public:
    /// Opens the first real reader that gives images. Status::unavailable: there is none.
    static cotejo::Result<std::unique_ptr<Reader>> real(Loop& loop);
    /// Opens libfprint's virtual reader, listening in a folder (of SocketFolder), and lays a virtual finger at it.
    static cotejo::Result<std::unique_ptr<Reader>> virtual_one(Loop& loop, const std::string& folder);

    Reader(Loop& loop, Object<FpContext> context, FpDevice* device);
    Reader(const Reader&) = delete;
    ~Reader();

    /// Called in the loop's waits whenever the reader begins or ends to wait for a finger, or
    /// one comes or goes; not any more with null.
    using Watcher = std::function<void(FpFingerStatusFlags)>;
    void watch(Watcher watcher);

    /// Waits for a touch and gives its image.
    cotejo::Result<Touched<Object<FpImage>>> capture();

    /// A touch compared with prints: the scanned print, and which of them it matched first.
    struct Identified {
        Object<FpPrint> scanned;
        std::optional<std::size_t> match;
    };
    cotejo::Result<Touched<Identified>> identify(const std::vector<FpPrint*>& prints);

    /// The finger on a virtual reader; null for a real one.
    VirtualFinger* finger() const { return finger_.get(); }

private:
    cotejo::Result<void> open();
    void close();

    Loop& loop_;
    Object<FpContext> context_;
    FpDevice* device_;
    std::string socket_; ///< where a virtual one listens
    bool opened_ = false;
    std::unique_ptr<VirtualFinger> finger_;
    Watcher watcher_;
    gulong watching_ = 0;
};

}  // namespace finger
