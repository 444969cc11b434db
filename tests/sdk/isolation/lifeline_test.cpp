// SPDX-License-Identifier: Apache-2.0
//
// Lifeline: a killed child is heard of before its socket closes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <thread>

#include "isolation/lifeline.hpp"
#include "isolation/memory_file.hpp"

namespace cotejo {
namespace {

/// Another process that shares a control page. Both ends of the wire stay open here: whatever
/// happens to that process, no socket closes.
class Holder {
public:
    explicit Holder(void (*play)(Control&)) {
        auto wire = Channel::pair();
        wire_ = std::make_shared<const Channel>(std::move(wire->first));
        other_end_ = std::move(wire->second);
        const auto file = fixed_memory_file("control", kControlSize);
        map_ = std::move(*Map::of(file->get(), kControlSize, Map::Access::write));
        int told[2];
        EXPECT_EQ(::pipe(told), 0);
        id_ = ::fork();
        if (id_ == 0) {
            play(control());
            (void)!::write(told[1], "", 1);
            for (;;) ::pause();
        }
        char byte = 1;
        EXPECT_EQ(::read(told[0], &byte, 1), 1);
        ::close(told[0]);
        ::close(told[1]);
    }
    ~Holder() { kill(); }

    Control& control() const { return *reinterpret_cast<Control*>(map_.data()); }
    const std::shared_ptr<const Channel>& wire() const { return wire_; }
    void kill() {
        if (!id_) return;
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
        id_ = 0;
    }

private:
    std::shared_ptr<const Channel> wire_;
    Descriptor other_end_;
    Map map_;
    pid_t id_ = 0;
};

Arrived heard(const Channel& wire) {
    const auto inbox = std::make_unique<Inbox>();
    return wire.poll(*inbox, false);
}

TEST(Lifeline, ShutsTheWireWhenItsHolderIsKilled) {
    Holder holder(hold_lifeline);
    const Lifeline lifeline(holder.control(), holder.wire());
    EXPECT_EQ(heard(*holder.wire()), Arrived::nothing);
    holder.kill();
    EXPECT_TRUE(holder.wire()->wait_readable(std::nullopt));
    EXPECT_EQ(heard(*holder.wire()), Arrived::closed);
}

TEST(Lifeline, HearsOfAHolderThatWasGoneBefore) {
    Holder holder(hold_lifeline);
    holder.kill();
    const Lifeline lifeline(holder.control(), holder.wire());
    EXPECT_TRUE(holder.wire()->wait_readable(std::nullopt));
}

TEST(Lifeline, EndsWhenItsHolderNeverHeld) {
    Holder holder([](Control&) {});
    const auto lifeline = std::make_unique<Lifeline>(holder.control(), holder.wire());
    holder.kill();
}

TEST(Lifeline, EndsWhenItsHolderScribblesOverTheWord) {
    Holder holder([](Control& control) {
        hold_lifeline(control);
        std::thread([&control] {
            const std::atomic_ref word(reinterpret_cast<std::uint32_t&>(control.held));
            for (std::uint32_t value = 0;; ++value) word = value & ~FUTEX_OWNER_DIED;
        }).detach();
    });
    const auto lifeline = std::make_unique<Lifeline>(holder.control(), holder.wire());
    holder.kill();
}

}  // namespace
}  // namespace cotejo
