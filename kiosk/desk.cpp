// SPDX-License-Identifier: Apache-2.0

#include "kiosk/desk.hpp"

#include <algorithm>
#include <utility>

namespace cotejo::kiosk {

Answer Desk::ask(const Step& step, std::stop_token stop) {
    put(step, true);
    std::unique_lock lock(mutex_);
    while (!answer_ && !stop.stop_requested()) {
        const auto ready = [this] { return answer_.has_value(); };
        if (!view_.ends) {
            answered_.wait(lock, stop, ready);
        } else if (const auto ends = *view_.ends; Clock::now() >= ends) {
            answer_ = Answer{"timeout"};
        } else {
            answered_.wait_until(lock, stop, ends, ready);
        }
    }
    asking_ = false;
    Answer given = answer_.value_or(Answer{});
    answer_.reset();
    return given;
}

bool Desk::choose(std::uint64_t number, Answer answer) {
    const std::lock_guard lock(mutex_);
    if (answer_ || number != view_.number) return false;
    if (!std::ranges::count(view_.step.choices, answer.choice)) return false;
    if (!asking_) return take_reply(std::move(answer));
    answer_ = std::move(answer);
    answered_.notify_all();
    return true;
}

/// While a capture goes on: one reply at a time, and what was typed may be typed anew.
bool Desk::take_reply(Answer answer) {
    if (view_.step.name != "capture" || reply_) return false;
    if (answer.choice != "type" && !replied_.insert(answer.choice).second) return false;
    reply_ = std::move(answer);
    return true;
}

void Desk::put(const Step& step, bool asking) {
    {
        const std::lock_guard lock(mutex_);
        ++view_.number, ++view_.change, ++view_.guided;
        if (step.name == "say") view_.said = step.topic;
        else if (view_.step.name != "say") view_.said.clear();
        if (step.name == "ask") topics_asked_.insert(step.topic);
        view_.asks = int(topics_asked_.size());
        view_.step = step;
        view_.guide = {};
        view_.places = {};
        view_.ends.reset();
        if (step.lasts.count() > 0) view_.ends = Clock::now() + step.lasts;
        frame_.reset();
        answer_.reset();
        extension_ = {};
        reply_.reset();
        replied_.clear();
        asking_ = asking;
    }
    changed_();
}

void Desk::begin(std::stop_source person) {
    {
        const std::lock_guard lock(mutex_);
        person_ = std::move(person);
        ++view_.visit;
        view_.language = first_language_;
        view_.said.clear();
        view_.step = {};
        topics_asked_.clear();
        view_.guide = {};
        view_.places = {};
        frame_.reset();
        extension_ = {};
        reply_.reset();
        replied_.clear();
    }
    changed_();
}

void Desk::language(const std::string& code) {
    {
        const std::lock_guard lock(mutex_);
        if (view_.language == code) return;
        view_.language = code;
        ++view_.change, ++view_.guided;
    }
    changed_();
}

void Desk::guide(const Guide& guide) {
    {
        const std::lock_guard lock(mutex_);
        if (view_.step.name != "capture") return;
        if (guide.hint == view_.guide.hint && guide.progress == view_.guide.progress) return;
        view_.guide = guide;
        ++view_.guided;
    }
    changed_();
}

void Desk::preview(const Record& frame) {
    {
        const std::lock_guard lock(mutex_);
        if (view_.step.name != "capture") return;
        frame_ = frame;
    }
    changed_();
}

void Desk::judged(const Record& quality) {
    Places places = places_of(quality);
    if (!places.any()) return; // a judge of something else
    const std::lock_guard lock(mutex_);
    if (view_.step.name == "capture") view_.places = std::move(places);
}

void Desk::more_time(std::uint64_t number) {
    {
        const std::lock_guard lock(mutex_);
        if (number != view_.number || !view_.ends) return;
        extension_ += view_.step.lasts;
        *view_.ends += view_.step.lasts;
        ++view_.change;
    }
    changed_();
}

void Desk::call_person() {
    std::unique_lock lock(mutex_);
    std::stop_source person = person_;
    lock.unlock(); // what hangs on the stop may well call back
    person.request_stop();
}

Desk::Desk(std::string language, std::function<void()> changed)
    : first_language_(std::move(language)), changed_(std::move(changed)) {
    view_.language = first_language_;
}

void Desk::show(const Step& step) { put(step, false); }

std::chrono::milliseconds Desk::extension() {
    const std::lock_guard lock(mutex_);
    return std::exchange(extension_, std::chrono::milliseconds(0));
}

Answer Desk::reply() {
    const std::lock_guard lock(mutex_);
    return std::exchange(reply_, std::nullopt).value_or(Answer{});
}

Desk::View Desk::view() const {
    const std::lock_guard lock(mutex_);
    return view_;
}

std::optional<Record> Desk::take_frame() {
    const std::lock_guard lock(mutex_);
    return std::exchange(frame_, std::nullopt);
}

}  // namespace cotejo::kiosk
