// SPDX-License-Identifier: Apache-2.0
//
// Judge: asks the assessors in turn; the first that does not pass ends it.

#include "visit/judge.hpp"

#include <algorithm>

#include "cotejo/kinds.h"

namespace cotejo {

std::optional<Opinion> Judge::listen() {
    if (!running_) return std::nullopt;
    Running::Event event = running_->next(Clock::now());
    if (auto* guide = std::get_if<Guide>(&event)) {
        hint_ = guide->hint;
        front_.guide(*guide);
    }
    if (auto* record = std::get_if<Record>(&event)) heard(*record);
    const auto* outcome = std::get_if<Outcome>(&event);
    if (!outcome) return std::nullopt;
    opinion_.status = outcome->status;
    if (outcome->status == Status::ok && !reader_ && next_ < assessors_.size()) {
        ask_next();
        return std::nullopt;
    }
    running_.reset();
    return opinion_;
}

void Judge::heard(const Record& record) {
    if (reader_) {
        opinion_.parts.push_back(record);
        return;
    }
    front_.judged(record);
    opinion_.unified =
        std::min(opinion_.unified, record.number(COTEJO_FACT_UNIFIED).value_or(0.0));
    if (!challenges(assessors_[next_ - 1])) return;
    const double done = record.number(COTEJO_FACT_CHALLENGE).value_or(0.0);
    progress_ = std::min(progress_.value_or(1.0), done);
    opinion_.progress = *progress_;
}

void Judge::look_at(Record frame, const std::optional<Record>& challenge,
                    Clock::time_point deadline) {
    frame_ = std::move(frame);
    challenge_ = challenge;
    deadline_ = deadline;
    next_ = 0;
    opinion_ = {Status::ok, 100.0, 0.0, {}};
    progress_.reset();
    ask_next();
}

void Judge::rest() {
    running_.reset();
    frame_.reset();
}

void Judge::ask_next() {
    const Provider& provider = reader_ ? reader_ : assessors_[next_];
    ++next_;
    std::vector<Record> inputs{*frame_};
    if (challenges(provider)) inputs.push_back(*challenge_);
    running_ = provider.instance->start(
        Job{provider.role->role, provider.role->gives, std::move(inputs), {}, deadline_}, stop_);
}

}  // namespace cotejo
