// SPDX-License-Identifier: Apache-2.0
//
// Dispatcher: its children, from their start to their end, on a thread of its own.

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>

#include "isolation/dispatcher.hpp"
#include "plugin/contract.hpp"

namespace cotejo {
namespace {

/// Not at once: what just came up has better use for the processor.
constexpr std::chrono::milliseconds kStandbyAfter{1000};
constexpr std::size_t kMostLayers = 8;
constexpr std::size_t kMostErrors = 4 * 1024;

bool dead(const std::shared_ptr<Child>& child) { return child->stage == Child::Stage::dead; }

}  // namespace

Dispatcher::Dispatcher(Keeping keeping)
    : keeping_(std::move(keeping)),
      poke_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      keeper_([this] { keep(); }) {}

Dispatcher::~Dispatcher() { close(); }

void Dispatcher::close() {
    {
        const Lock lock(mutex_);
        closing_ = true;
        if (running()) end(*queue_.front(), Status::cancelled, "the instance is closed");
        advance();
        arm({});
    }
    if (keeper_.joinable()) keeper_.join();
}

void Dispatcher::keep() {
    Lock lock(mutex_);
    for (;;) {
        if (closing_)
            for (const std::shared_ptr<Child>& child : std::vector(children_)) retire(child);
        if (closing_ && children_.empty()) return;
        start_due(lock);
        wait(lock);
        for (const std::shared_ptr<Child>& child : std::vector(children_)) attend(child);
        read_for_others();  // an end that has come is heard before its grace is over
        expire(Clock::now());
        advance();
        // Gone when reaped: its descriptor no longer counts.
        std::erase_if(children_, [](const auto& child) { return child->gone; });
    }
}

bool Dispatcher::child_due(Clock::time_point now) const {
    if (closing_ || down_ || (first_ && !*first_)) return false;
    const bool starting = std::ranges::any_of(
        children_, [](const auto& child) { return child->stage == Child::Stage::starting; });
    if (starting) return false;
    if (!serving_) return now >= start_at_;
    return keeping_.standby && !standby_ && now >= std::max(standby_at_, start_at_);
}

void Dispatcher::start_due(Lock& lock) {
    if (!child_due(Clock::now())) return;
    lock.unlock();
    Result<std::shared_ptr<Child>> child = Child::start(keeping_.plan);
    lock.lock();
    if (child) {
        (*child)->until = Clock::now() + keeping_.start_within;
        children_.push_back(std::move(*child));
        return;
    }
    log(COTEJO_ERROR, child.error().what);
    if (!first_) first_ = child.error();
    changed_.notify_all();
    died();
}

/// Sleeps until a child has something, a time has come, or somebody pokes.
void Dispatcher::wait(Lock& lock) {
    std::vector<pollfd> polled = {{poke_.get(), POLLIN, 0}};
    for (const std::shared_ptr<Child>& child : children_) {
        polled.push_back({child->process.descriptor(), POLLIN, 0});
        if (child->output.descriptor() >= 0) polled.push_back({child->output.descriptor(), POLLIN, 0});
        if (child->stage == Child::Stage::starting)
            polled.push_back({child->wire().descriptor(), POLLIN, 0});
    }
    if (others_wait()) polled.push_back({serving_->wire().descriptor(), POLLIN, 0});
    armed_ = next_time();
    const auto left = std::max(armed_ - Clock::now(), Clock::duration(0));
    timespec timeout{left.count() / 1'000'000'000, left.count() % 1'000'000'000};
    const bool for_ever = armed_ == Clock::time_point::max();
    lock.unlock();
    ::ppoll(polled.data(), polled.size(), for_ever ? nullptr : &timeout, nullptr);
    std::uint64_t count = 0;
    (void)!::read(poke_.get(), &count, sizeof count);
    lock.lock();
}

Clock::time_point Dispatcher::next_time() const {
    Clock::time_point next = Clock::time_point::max();
    for (const auto& ticket : queue_)
        next = std::min(next, ticket->cancelled ? ticket->kill_at : ticket->job.deadline);
    for (const auto& child : children_)
        if (child->stage == Child::Stage::starting || child->stage == Child::Stage::retiring)
            if (!child->killed) next = std::min(next, child->until);
    const auto now = Clock::now();
    if (!child_due(now) && child_due(Clock::time_point::max()))
        next = std::min(next, serving_ ? std::max(standby_at_, start_at_) : start_at_);
    return next;
}

/// Makes the keeper look no later than then.
void Dispatcher::arm(Clock::time_point when) {
    if (when >= armed_) return;
    armed_ = when;
    const std::uint64_t one = 1;
    (void)!::write(poke_.get(), &one, sizeof one);
}

void Dispatcher::attend(const std::shared_ptr<Child>& child) {
    if (child->stage == Child::Stage::starting) {
        const auto ready = child->greet([&](const wire::Log& line) {
            log(line.level, log_line(line.text));
            if (line.level == COTEJO_ERROR && child->errors.size() < kMostErrors)
                child->errors += (child->errors.empty() ? ": " : "; ") + log_line(line.text);
        });
        if (ready) greeted(child, *ready);
    }
    const auto line = [this](const std::string& text) { log(COTEJO_DEBUG, log_line(text)); };
    if (child->output.descriptor() >= 0) child->output.read(Clock::now(), line);
    const std::optional<std::string> how = child->process.reap();
    if (!how) return;
    child->gone = true;
    if (child->stage != Child::Stage::retiring && !closing_)
        log(COTEJO_WARNING, "its process " + *how);
    // Whoever waits for the job reads what it still said, and then its end.
    if (child != serving_ || !running()) lost(child);
}

void Dispatcher::greeted(const std::shared_ptr<Child>& child, const wire::Ready& ready) {
    // By now the plugin has run: what is said in the child's name may be the plugin's.
    const auto layers = std::min(ready.missing.size(), kMostLayers);
    for (std::size_t i = 0; i < layers; ++i)
        log(COTEJO_WARNING, "sandbox: " + log_line(ready.missing[i]));
    const bool good = ready.status == Status::ok;
    const std::string what = log_line(ready.what) + child->errors;
    if (!first_) {
        first_ = good ? Result<void>() : Result<void>(Error{ready.status, what});
        changed_.notify_all();
    } else if (!good) {
        log(COTEJO_ERROR, "a fresh process did not start: " + what);
    }
    if (!good) return lost(child);
    child->stage = Child::Stage::standby;
    standby_ = child;
    if (!serving_) promote();
}

/// The one that stands by serves from now on.
void Dispatcher::promote() {
    serving_ = std::exchange(standby_, nullptr);
    standby_at_ = Clock::now() + kStandbyAfter;
    if (serving_) serving_->stage = Child::Stage::serving;
    arm(standby_at_);
}

/// A child that is of no more use: dead already, or not to be trusted.
void Dispatcher::lost(const std::shared_ptr<Child>& child) {
    const std::shared_ptr<Child> kept = child;
    if (!kept || dead(kept)) return;
    const bool mattered = kept->stage != Child::Stage::retiring;
    kept->stage = Child::Stage::dead;
    kept->process.kill();
    if (kept == standby_) standby_ = nullptr;
    std::shared_ptr<Ticket> ticket;
    if (kept == serving_) {
        if (running()) ticket = queue_.front();
        if (ticket) ticket->unwatch(kept->wire().descriptor());
        serving_ = nullptr;
    }
    if (mattered && !closing_) died();
    if (!serving_ && !down_) promote();
    arm({});
    if (!ticket) return;
    std::string reason = ticket->errors.empty() ? "the plugin's process ended" : ticket->errors;
    if (kept->killed) reason = "did not end when cancelled (" + ticket->why + ") and was killed";
    end(*ticket, Status::unavailable, std::move(reason));
}

void Dispatcher::died() {
    const auto pause = back_off_.died(Clock::now());
    start_at_ = Clock::now() + pause.value_or(std::chrono::milliseconds(0));
    if (pause || down_) return;
    down_ = true;
    log(COTEJO_ERROR, "stays down: its process died three times in a minute");
    if (standby_) retire(standby_);
}

/// Lets a child end by itself, for as long as the grace lasts.
void Dispatcher::retire(std::shared_ptr<Child> child) {
    if (child == serving_) serving_ = nullptr;
    if (child == standby_) standby_ = nullptr;
    if (child->stage == Child::Stage::retiring || dead(child)) return;
    child->stage = Child::Stage::retiring;
    child->cancel(UINT64_MAX);
    child->wire().shut();
    child->until = Clock::now() + keeping_.grace;
    arm(child->until);
}

void Dispatcher::replace() {
    const Lock lock(mutex_);
    replace_ = true;
    if (running())
        cancel_held(*queue_.front(), "the instance is replaced");
    else
        replace_held();
    advance();
}

void Dispatcher::replace_held() {
    replace_ = false;
    if (!serving_ || serving_->jobs == 0) return;  // has seen nobody
    retire(serving_);
    start_at_ = Clock::now();
    promote();
    arm({});
}

void Dispatcher::expire(Clock::time_point now) {
    for (const std::shared_ptr<Ticket>& ticket : std::deque(queue_)) {
        if (ticket->job.deadline <= now) cancel_held(*ticket, "its deadline passed");
        if (ticket->kill_at > now || ticket->state != Ticket::State::running) continue;
        ticket->kill_at = Clock::time_point::max();
        serving_->killed = true;
        serving_->process.kill();
    }
    for (const std::shared_ptr<Child>& child : std::vector(children_)) {
        const bool waited_for =
            child->stage == Child::Stage::starting || child->stage == Child::Stage::retiring;
        if (!waited_for || child->killed || child->until > now) continue;
        child->killed = true;
        wire::Ready late;
        late.status = Status::unavailable;
        late.what = "create() took too long";
        if (child->stage == Child::Stage::starting)
            greeted(child, late);
        else
            child->process.kill();
    }
}

Result<void> Dispatcher::first() {
    Lock lock(mutex_);
    changed_.wait(lock, [this] { return first_.has_value(); });
    return *first_;
}

bool Dispatcher::up() const {
    const Lock lock(mutex_);
    return !down_ && !closing_;
}

bool Dispatcher::standby_ready() const {
    const Lock lock(mutex_);
    return standby_ != nullptr;
}

void Dispatcher::log(cotejo_level level, const std::string& text) const {
    if (keeping_.log) keeping_.log({level, keeping_.name, text});
}

}  // namespace cotejo
