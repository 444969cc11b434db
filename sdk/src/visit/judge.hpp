// SPDX-License-Identifier: Apache-2.0
//
// Judge: one frame at a time through every assessor, or through the reader that looks for a part.

#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/providers.hpp"
#include "cotejo/visit.hpp"

namespace cotejo {

/// What a judge thinks of a frame once all have seen it.
struct Opinion {
    Status status = Status::failed;
    double unified = 0.0;         ///< the lowest of all assessors', 0 to 100
    std::vector<Record> parts;    ///< what a reader read
};

/// Judges frames one after another. A judge without assessors and reader accepts every frame at
/// once. One thread.
class Judge {
public:
    Judge(std::vector<Provider> assessors, Provider reader, Front& front, std::stop_token stop)
        : assessors_(std::move(assessors)), reader_(reader), front_(front), stop_(std::move(stop)) {}

    bool idle() const { return !frame_; }
    /// True when there is nobody to ask.
    bool accepts_all() const { return assessors_.empty() && !reader_; }
    void look_at(Record frame, Clock::time_point deadline);
    /// The job to wait for; null when idle.
    const Running* running() const { return running_.get(); }
    /// Takes what the running job has to say; an opinion when the last one is done. Does not wait.
    std::optional<Opinion> listen();
    const std::optional<Record>& frame() const { return frame_; }
    /// Ready for the next frame.
    void rest();

private:
    void ask_next();

    std::vector<Provider> assessors_;
    Provider reader_;
    Front& front_;
    std::stop_token stop_;
    std::optional<Record> frame_;
    Clock::time_point deadline_;
    std::size_t next_ = 0;
    Opinion opinion_;
    std::unique_ptr<Running> running_;
};

}  // namespace cotejo
