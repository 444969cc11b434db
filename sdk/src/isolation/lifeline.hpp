// SPDX-License-Identifier: Apache-2.0
//
// Lifeline: how a host hears that a child was killed before the kernel has taken its memory down.
//
// A process that holds models dies slowly: its sockets close, and its pidfd speaks, only when hundreds of
// megabytes are unmapped, some 20 ms. Its robust futexes are marked first (robust_futexes(7)), within
// microseconds. The futex's waiter closes the wire, and whoever reads there hears the end at once.

#pragma once

#include <memory>
#include <thread>

#include "isolation/channel.hpp"
#include "isolation/control.hpp"

namespace cotejo {

/// In the child, on its first thread: holds the control page's mutex until the process ends.
void hold_lifeline(Control& control);

/// In the host: a thread that waits for the end of the child that holds, and then shuts the wire. A
/// child that meddles with the word has its wire shut, or is heard later by its socket: its own loss.
class Lifeline {
public:
    /// The page must stay mapped for as long as this lives.
    Lifeline(Control& control, std::shared_ptr<const Channel> wire);
    /// Call only when the child is gone: nobody else may write the word while it ends.
    ~Lifeline();
    Lifeline(const Lifeline&) = delete;
    Lifeline& operator=(const Lifeline&) = delete;

private:
    void watch() const;

    std::uint32_t* word_;
    std::shared_ptr<const Channel> wire_;
    std::thread thread_;
};

}  // namespace cotejo
