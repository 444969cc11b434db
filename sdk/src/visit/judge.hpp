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
    double progress = 0.0;        ///< how much of the challenge is done, 0 to 1
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
    /// `challenge` goes to the assessors that take one.
    void look_at(Record frame, const std::optional<Record>& challenge, Clock::time_point deadline);
    /// The job to wait for; null when idle.
    const Running* running() const { return running_.get(); }
    /// Takes what the running job has to say; an opinion when the last one is done. Does not wait.
    std::optional<Opinion> listen();
    const std::optional<Record>& frame() const { return frame_; }
    /// What the traveller was last told.
    const std::string& hint() const { return hint_; }
    /// Ready for the next frame.
    void rest();

private:
    void ask_next();
    void heard(const Record& record);
    bool challenges(const Provider& provider) const {
        return challenge_ && !reader_ && provider.takes_challenge();
    }

    std::vector<Provider> assessors_;
    Provider reader_;
    Front& front_;
    std::stop_token stop_;
    std::optional<Record> frame_, challenge_;
    std::string hint_;
    Clock::time_point deadline_;
    std::size_t next_ = 0;
    Opinion opinion_;
    std::optional<double> progress_; ///< nothing until one that takes a challenge has spoken
    std::unique_ptr<Running> running_;
};

}  // namespace cotejo
