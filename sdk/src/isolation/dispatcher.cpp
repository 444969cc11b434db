// SPDX-License-Identifier: Apache-2.0
//
// Dispatcher: its jobs, from the queue to their outcome. What a child sends is checked here.

#include "isolation/dispatcher.hpp"

#include <algorithm>

#include "plugin/contract.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kMostWaiting = 64;     ///< events kept for a caller that does not take them
constexpr std::size_t kMostErrors = 4 * 1024; ///< bytes of reason
constexpr int kMostLines = 200;              ///< log lines of one job

}  // namespace

void Dispatcher::start(const std::shared_ptr<Ticket>& ticket) {
    const Lock lock(mutex_);
    ticket->id = ++last_id_;
    queue_.push_back(ticket);
    advance();
    if (ticket->state == Ticket::State::ended) return;
    arm(ticket->job.deadline);
    if (queue_.size() > 1) arm({});  // the keeper may have to read for whoever is in front
}

Running::Event Dispatcher::next(Ticket& ticket, Clock::time_point until) {
    Lock lock(mutex_);
    for (;;) {
        if (!ticket.events.empty()) {
            Running::Event event = std::move(ticket.events.front());
            ticket.events.erase(ticket.events.begin());
            ticket.sync();
            return event;
        }
        if (ticket.state == Ticket::State::ended) return ticket.outcome;
        if (until != Clock::time_point::max() && Clock::now() >= until) {
            // Something may have come without anybody having read it.
            if (running() != &ticket || reading_) return Pending{};
            arrived(serving_->wire().poll(serving_->inbox, false));
            if (ticket.events.empty() && ticket.state != Ticket::State::ended) return Pending{};
            continue;
        }
        if (running() == &ticket && !reading_)
            read(lock, until);
        else if (until == Clock::time_point::max())
            changed_.wait(lock);
        else
            changed_.wait_until(lock, until);
    }
}

/// Waits for the serving child without the lock, and takes what it says with it.
void Dispatcher::read(Lock& lock, Clock::time_point until) {
    const std::shared_ptr<Child> child = serving_;
    reading_ = true;
    lock.unlock();
    Arrived what = Arrived::nothing;
    if (until == Clock::time_point::max())
        what = child->wire().receive(child->inbox, false);
    else if (child->wire().wait_readable(until - Clock::now()))
        what = child->wire().poll(child->inbox, false);
    lock.lock();
    reading_ = false;
    if (child == serving_) arrived(what);
}

/// Takes the message in the serving child's inbox. The child may say anything.
void Dispatcher::arrived(Arrived what) {
    if (what == Arrived::nothing) return;
    const std::shared_ptr<Ticket> ticket = queue_.empty() ? nullptr : queue_.front();
    if (what == Arrived::closed) {
        lost(serving_);
    } else if (ticket && ticket->state == Ticket::State::running) {
        const wire::ToHost message = wire::decode_to_host(serving_->inbox.message());
        if (const auto* emit = std::get_if<wire::Emit>(&message)) take(*ticket, *emit);
        else if (const auto* line = std::get_if<wire::Log>(&message)) take(*ticket, *line);
        else if (const auto* guide = std::get_if<wire::Guide>(&message)) take(*ticket, *guide);
        else if (const auto* done = std::get_if<wire::Done>(&message)) take(*ticket, *done);
        else broken("a message that is none of the seven");
    }
    advance();
    if (queue_.size() > 1 || (!queue_.empty() && queue_.front() != ticket)) changed_.notify_all();
}

void Dispatcher::take(Ticket& ticket, const wire::Emit& emit) {
    if (emit.job != ticket.id) return broken("a record of another job");
    const wire::RecordOnWire& where = emit.record;
    cotejo_record record = where.record;
    std::shared_ptr<const Storage> storage;
    if (where.place == wire::Place::slot) {
        const std::shared_ptr<Pool>& pool = serving_->pool();
        storage = pool ? pool->take(where.number, where.offset, record.size) : nullptr;
        if (!storage) return broken("a slot that is not there, or not its own");
        record.data = storage->bytes().data();
        record.block = where.number + 1;
    } else if (where.place == wire::Place::inside) {
        if (record.size > wire::kMostInside) return broken("too much data in a message");
        storage = copied({record.data, static_cast<std::size_t>(record.size)});
    } else if (where.place != wire::Place::none) {
        return broken("data in a place that no child can name");
    }
    Result<Emitted> emitted = read_emitted(record);
    if (!emitted) return broken(emitted.error().what.c_str());
    const Result<void> checked = check_emitted(*emitted, ticket.job.gives);
    if (!checked) return broken(checked.error().what.c_str());
    add(ticket, to_record(std::move(*emitted), std::move(storage)));
}

void Dispatcher::take(Ticket& ticket, const wire::Guide& said) {
    if (said.job != ticket.id) return broken("a hint of another job");
    Result<Guide> guide = check_guide(said.hint, said.progress);
    if (!guide) return broken("a hint that is no word");
    add(ticket, std::move(*guide));
}

void Dispatcher::take(Ticket& ticket, const wire::Log& line) {
    const std::string text = log_line(line.text);
    if (line.level == COTEJO_ERROR && ticket.errors.size() + text.size() < kMostErrors)
        ticket.errors += (ticket.errors.empty() ? "" : "; ") + text;
    if (++ticket.lines <= kMostLines) log(line.level, text);
    if (ticket.lines == kMostLines) log(COTEJO_WARNING, "further lines of this job are dropped");
}

void Dispatcher::take(Ticket& ticket, const wire::Done& done) {
    if (done.job != ticket.id) return broken("the end of another job");
    Outcome outcome = outcome_of(done.status, ticket.errors);
    if (outcome.reason.empty()) outcome.reason = ticket.why;
    if (outcome.reason.empty() && outcome.status == Status::cancelled)
        outcome.reason = "its deadline passed";  // the child looks at the clock itself
    // A device that went away may be back under a new node: what a child may open was settled when
    // it started.
    if (outcome.status == Status::unavailable &&
        !keeping_.plan.config.manifest.needs.devices.empty())
        replace_ = true;
    end(ticket, outcome.status, std::move(outcome.reason));
}

/// A child whose own checks were honest cannot come here: it is not trusted with another job.
void Dispatcher::broken(const char* what) {
    log(COTEJO_ERROR, std::string("its process broke the rules of the wire and is ended: ") + what);
    if (Ticket* ticket = running()) ticket->errors = std::string("broke the rules: ") + what;
    lost(serving_);
}

/// Brings the next job to the child, if there are both.
void Dispatcher::advance() {
    while (!queue_.empty() && queue_.front()->state == Ticket::State::queued) {
        Ticket& ticket = *queue_.front();
        if (closing_) {
            end(ticket, Status::unavailable, "the instance is ending");
        } else if (down_) {
            end(ticket, Status::unavailable, "stays down: its process died three times in a minute");
        } else if (!serving_) {
            return;
        } else if (const Result<void> sent = serving_->run(ticket.id, ticket.job); sent) {
            ticket.state = Ticket::State::running;
            ticket.watch(serving_->wire().descriptor());
            changed_.notify_all();  // its caller may wait for its turn
        } else if (sent.error().status == Status::failed) {
            end(ticket, Status::failed, sent.error().what);
        } else {
            lost(serving_);  // nothing was done: the job goes to the next child
        }
    }
}

void Dispatcher::add(Ticket& ticket, Running::Event event) {
    // Nobody takes them and nobody wants them: only the end still counts.
    if (ticket.cancelled && ticket.events.size() >= kMostWaiting) return;
    ticket.events.push_back(std::move(event));
    ticket.sync();
}

void Dispatcher::end(Ticket& ticket, Status status, std::string reason) {
    if (ticket.state == Ticket::State::running && serving_)
        ticket.unwatch(serving_->wire().descriptor());
    ticket.state = Ticket::State::ended;
    ticket.outcome = {status, std::move(reason)};
    ticket.job.inputs.clear();  // slots go back to their producers
    ticket.sync();
    std::erase_if(queue_, [&](const auto& other) { return other.get() == &ticket; });
    if (replace_ && !running()) replace_held();
    changed_.notify_all();
}

void Dispatcher::cancel(Ticket& ticket, const std::string& why) {
    const Lock lock(mutex_);
    cancel_held(ticket, why);
    advance();
}

void Dispatcher::cancel_held(Ticket& ticket, const std::string& why) {
    if (ticket.cancelled || ticket.state == Ticket::State::ended) return;
    ticket.cancelled = true;
    ticket.why = why;
    if (ticket.state == Ticket::State::queued) return end(ticket, Status::cancelled, why);
    serving_->cancel(ticket.id);
    ticket.kill_at = Clock::now() + keeping_.grace;
    arm({});  // from now on the keeper listens too
}

int Dispatcher::descriptor(Ticket& ticket) {
    const Lock lock(mutex_);
    if (!ticket.poll) {
        ticket.make_descriptor();
        if (running() == &ticket) ticket.watch(serving_->wire().descriptor());
    }
    return ticket.poll.get();
}

/// The job under way; null when there is none.
Ticket* Dispatcher::running() const {
    const bool any = !queue_.empty() && queue_.front()->state == Ticket::State::running;
    return any ? queue_.front().get() : nullptr;
}

/// True when a caller does not take what its job gives, while others wait behind it; and when it no
/// longer wants the job: its end must be heard before the grace is over.
bool Dispatcher::others_wait() const {
    const Ticket* front = running();
    if (!front || reading_) return false;
    if (front->cancelled) return true;
    return queue_.size() > 1 && front->events.size() < kMostWaiting;
}

void Dispatcher::read_for_others() {
    while (others_wait()) {
        const Arrived what = serving_->wire().poll(serving_->inbox, false);
        if (what == Arrived::nothing) return;
        arrived(what);
    }
}

}  // namespace cotejo
