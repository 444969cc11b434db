// SPDX-License-Identifier: Apache-2.0
//
// Errand: runs calls that cannot be interrupted on a thread of its own, and leaves that behind when one hangs.

#pragma once

#include <functional>
#include <memory>

#include "emrtd/transport.hpp"

namespace chip {

/// Used by one thread. What a call needs must be its own, for it may outlive the errand.
class Errand {
public:
    using Call = std::function<emrtd::Answer<emrtd::Bytes>()>;

    ~Errand();

    /// Runs a call and waits for its answer. Causes: the call's; stalled, or over: it was given up, and its thread
    /// ends when it returns.
    emrtd::Answer<emrtd::Bytes> run(Call call, const emrtd::Patience& patience);

private:
    struct Desk;
    std::shared_ptr<Desk> desk_;
};

}  // namespace chip
