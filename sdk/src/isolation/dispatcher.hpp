// SPDX-License-Identifier: Apache-2.0
//
// Dispatcher: brings jobs, one at a time, to the child that is up, and keeps one up.

#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "isolation/back_off.hpp"
#include "isolation/child.hpp"
#include "isolation/ticket.hpp"

#include "cotejo/instance.hpp"

namespace cotejo {

/// How one instance's children are kept.
struct Keeping {
    ChildPlan plan;
    std::string name;
    LogSink log;
    std::chrono::milliseconds start_within{10'000};
    std::chrono::milliseconds grace{500};
    bool standby = true; ///< one more child, loaded and idle, takes over at once
};

/// A caller that waits in next() reads the child's socket itself: a call crosses to the child and
/// back without a third thread. The keeper, a thread of its own, starts and reaps children (they die
/// with the thread that started them), enforces deadlines, and reads for a caller that does not
/// while others wait. One lock guards it all; nobody waits for a child while holding it.
class Dispatcher {
public:
    explicit Dispatcher(Keeping keeping);
    ~Dispatcher();

    /// Waits for the first child: ready, or why not.
    Result<void> first();

    void start(const std::shared_ptr<Ticket>& ticket);
    Running::Event next(Ticket& ticket, Clock::time_point until);
    void cancel(Ticket& ticket, const std::string& why);
    int descriptor(Ticket& ticket);
    /// Ends every job, lets every child go and waits until they are gone.
    void close();
    void replace();
    bool up() const;
    bool standby_ready() const; ///< for measurements

private:
    using Lock = std::unique_lock<std::mutex>;

    // Jobs: dispatcher.cpp. All with the lock held.
    void advance();
    void read(Lock& lock, Clock::time_point until);
    void arrived(Arrived what);
    void take(Ticket& ticket, const wire::Emit& emit);
    void take(Ticket& ticket, const wire::Guide& guide);
    void take(Ticket& ticket, const wire::Log& line);
    void take(Ticket& ticket, const wire::Done& done);
    void broken(const char* what);
    void end(Ticket& ticket, Status status, std::string reason);
    void add(Ticket& ticket, Running::Event event);
    void cancel_held(Ticket& ticket, const std::string& why);
    Ticket* running() const;
    bool others_wait() const;
    void read_for_others();
    void arm(Clock::time_point when);

    // Children: keeper.cpp. All with the lock held.
    void keep();
    void start_due(Lock& lock);
    bool child_due(Clock::time_point now) const;
    void wait(Lock& lock);
    void attend(const std::shared_ptr<Child>& child);
    void greeted(const std::shared_ptr<Child>& child, const wire::Ready& ready);
    void lost(const std::shared_ptr<Child>& child);
    void died();
    void retire(std::shared_ptr<Child> child);
    void replace_held();
    void promote();
    void expire(Clock::time_point now);
    Clock::time_point next_time() const;
    void log(cotejo_level level, const std::string& text) const;

    Keeping keeping_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Ticket>> queue_; ///< the front one runs, or is the next to
    std::uint64_t last_id_ = 0;
    bool reading_ = false; ///< a thread waits on the serving child's socket
    bool replace_ = false; ///< when the running job has ended

    std::vector<std::shared_ptr<Child>> children_;
    std::shared_ptr<Child> serving_, standby_;
    BackOff back_off_;
    Clock::time_point start_at_{}, standby_at_{};
    std::optional<Result<void>> first_;
    bool down_ = false, closing_ = false;

    Descriptor poke_;
    Clock::time_point armed_ = Clock::time_point::max(); ///< when the keeper looks next by itself
    std::thread keeper_;
};

}  // namespace cotejo
