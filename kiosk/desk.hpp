// SPDX-License-Identifier: Apache-2.0
//
// Desk: what the visit shows and what the traveller answers, between the visit's thread and a
// screen's own.

#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include "kiosk/places.hpp"
#include "kiosk/screen.hpp"

namespace cotejo::kiosk {

/// All calls: any thread. `changed` is called, from any thread and without a lock, after anything
/// that a screen would draw has changed.
class Desk {
public:
    /// What a screen draws now. `number` grows with each step shown; `change` with anything in here
    /// but the guide, `guided` with the guide.
    struct View {
        std::uint64_t number = 0, change = 0, guided = 0;
        std::uint64_t visit = 0; ///< grows with each
        int asks = 0; ///< how many different things were asked in this visit
        Step step;
        std::string language, said;
        Guide guide;
        Places places; ///< of the newest frame that was judged
        std::optional<Clock::time_point> ends;
    };

    Desk(std::string language, std::function<void()> changed);

    void begin(std::stop_source person);
    void language(const std::string& code);
    void show(const Step& step);
    Answer ask(const Step& step, std::stop_token stop);
    void preview(const Record& frame);
    void judged(const Record& quality);
    void guide(const Guide& guide);
    std::chrono::milliseconds extension();
    Answer reply();

    View view() const;
    /// The newest frame, once.
    std::optional<Record> take_frame();
    /// Takes a choice of the step with this number; false when it is not the one shown, has no such
    /// choice or was answered already. Of a step that is not asked it takes a capture's replies alone.
    bool choose(std::uint64_t number, Answer answer);
    /// Gives the step with this number its time once more.
    void more_time(std::uint64_t number);
    void call_person();

private:
    void put(const Step& step, bool asking);
    bool take_reply(Answer answer);

    const std::string first_language_;
    const std::function<void()> changed_;
    mutable std::mutex mutex_;
    std::condition_variable_any answered_;
    View view_;
    bool asking_ = false;
    std::optional<Answer> answer_, reply_;
    std::set<std::string> replied_; ///< choices that were taken of this step
    std::optional<Record> frame_;
    std::chrono::milliseconds extension_{0};
    std::set<std::string> topics_asked_;
    std::stop_source person_;
};

}  // namespace cotejo::kiosk
