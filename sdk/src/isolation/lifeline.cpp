// SPDX-License-Identifier: Apache-2.0
//
// Lifeline: how a host hears that a child was killed before the kernel has taken its memory down.

#include "isolation/lifeline.hpp"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <limits>

namespace cotejo {
namespace {

/// How often the word may change under the waiter: once is usual, a child that plays is left alone.
constexpr int kMostChanges = 16;

long futex(std::uint32_t* word, int operation, std::uint32_t value) {
    return ::syscall(SYS_futex, word, operation, value, nullptr, nullptr, 0);
}

/// glibc and the kernel share this word: the holder's thread, FUTEX_WAITERS, FUTEX_OWNER_DIED.
std::uint32_t* word_of(Control& control) {
    return reinterpret_cast<std::uint32_t*>(&control.held);
}

}  // namespace

void hold_lifeline(Control& control) {
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    ::pthread_mutex_init(&control.held, &attributes);
    ::pthread_mutexattr_destroy(&attributes);
    ::pthread_mutex_lock(&control.held);
}

Lifeline::Lifeline(Control& control, std::shared_ptr<const Channel> wire)
    : word_(word_of(control)), wire_(std::move(wire)), thread_([this] { watch(); }) {}

Lifeline::~Lifeline() {
    std::atomic_ref(*word_).store(FUTEX_OWNER_DIED);
    futex(word_, FUTEX_WAKE, std::numeric_limits<int>::max());
    thread_.join();
}

void Lifeline::watch() const {
    const std::atomic_ref<std::uint32_t> word(*word_);
    for (int changes = 0; changes < kMostChanges; ++changes) {
        std::uint32_t seen = word.load();
        if (seen & FUTEX_OWNER_DIED) return wire_->shut();
        // The kernel wakes only where somebody is said to wait.
        const std::uint32_t awaited = seen | FUTEX_WAITERS;
        if (word.compare_exchange_strong(seen, awaited)) futex(word_, FUTEX_WAIT, awaited);
    }
}

}  // namespace cotejo
