// SPDX-License-Identifier: Apache-2.0
//
// Capture: waits for the camera and the judge together; the newest frame goes to the judge whenever
// it is free, every frame goes to the preview.

#include "visit/capture.hpp"

#include <algorithm>

#include "cotejo/hints.h"
#include "cotejo/kinds.h"
#include "visit/active_check.hpp"
#include "visit/exposure.hpp"
#include "visit/frame_times.hpp"
#include "visit/judge.hpp"
#include "visit/typed.hpp"

namespace cotejo {
namespace {

/// How often in a row a judge may fault before the capture gives up.
constexpr int kFaults = 5;
/// How often the loop looks whether the traveller asked for more time.
constexpr std::chrono::milliseconds kGlance{200};

class Loop {
public:
    Loop(const CaptureOrder& order, Front& front, std::stop_token stop)
        : order_(order),
          front_(front),
          stop_(stop),
          exposure_(front),
          judge_(order.assessors, order.source.reader, exposure_, stop),
          active_(order.challenge, order.random,
                  kMostFrames - static_cast<std::size_t>(order.count)),
          times_(Clock::now()),
          until_(Clock::now() + order.wait) {}

    Result<Captured, Miss> run() {
        start();
        while (!end_) {
            if (stop_.stop_requested()) return Miss{"cancelled"};
            until_ += front_.extension();
            if (const auto reply = front_.reply()) hear_traveller(*reply);
            if (end_) break;
            const auto now = Clock::now();
            if (now >= until_ || (last_call(now) && judge_.idle())) return finish();
            const auto until = std::min({until_, best_until_.value_or(until_), now + kGlance});
            // A frame that the judge is looking at still counts; a newer one does not.
            const Running* source = last_call(now) ? nullptr : source_.get();
            // The judge is heard first: a source that never pauses would drown it.
            const int ready = wait_any(judge_.running(), source,
                                       last_call(now) ? now + kGlance : until);
            if (ready == 0) hear_judge();
            if (ready == 1) hear_source();
        }
        return *std::move(end_);
    }

private:
    bool last_call(Clock::time_point now) const { return best_until_ && now >= *best_until_; }

    void start() {
        if (!active_.begin()) {
            end_ = Miss{"failed"};
            return;
        }
        show_capture();
        open();
    }

    void open() {
        if (!order_.source.camera) return;
        Job job{"capture", order_.source.camera.role->gives, order_.unlock, {},
                Clock::time_point::max()};
        if (order_.count > 1)
            job.options.push_back({COTEJO_OPTION_COUNT, std::nullopt, double(order_.count)});
        if (exposure_.steps() != 0.0)
            job.options.push_back({COTEJO_OPTION_EXPOSURE, std::nullopt, exposure_.steps()});
        source_ = order_.source.camera.instance->start(std::move(job), stop_);
    }

    void show_capture() {
        front_.capturing(order_.kind, {.unable = active_.challenge().has_value(),
                                       .skip = order_.skip,
                                       .type = order_.typed.has_value()});
    }

    void hear_traveller(const Reply& reply) {
        if (reply.word == Reply::Word::unable && active_.challenge() && taken_.empty()) draw_another();
        if (reply.word == Reply::Word::skip && order_.skip) end_ = Miss{"skipped"};
        if (reply.word != Reply::Word::typed || !order_.typed) return;
        if (auto record = record_of(*order_.typed, order_.kind, reply.text))
            end_ = Captured{{std::move(*record)}, {}, {}, {}, closing()};
        else
            front_.guide({COTEJO_HINT_CHECK_NUMBER, -1.0});
    }

    std::unique_ptr<Running> closing() {
        if (source_) source_->cancel();
        return std::move(source_);
    }

    /// What was judged under the challenge before says nothing about the next.
    void draw_another() {
        judge_.rest();
        newest_.reset();
        if (!active_.unable()) end_ = Miss{"failed"};
        until_ = Clock::now() + order_.wait;
        show_capture();
        if (!source_ && !end_) end_ = finish();  // nothing more will come to be judged
    }

    /// Opens the camera anew: what it saw before was in the wrong light.
    void expose_anew() {
        if (source_) source_->cancel();
        source_.reset(); // the sensor is closed before it opens again
        newest_.reset();
        open();
    }

    void hear_source() {
        Running::Event event = source_->next(Clock::now());
        if (auto* guide = std::get_if<Guide>(&event)) front_.guide(*guide);
        if (auto* frame = std::get_if<Record>(&event)) seen(std::move(*frame));
        if (auto* outcome = std::get_if<Outcome>(&event)) source_ended(*outcome);
    }

    void seen(Record frame) {
        if (!believed(frame)) return;
        front_.preview(frame);
        active_.seen(frame);
        if (judge_.accepts_all()) return take(std::move(frame), 100.0);
        newest_ = std::move(frame);
        show_judge();
    }

    bool believed(const Record& frame) {
        const auto fault = times_.fault(frame.time_ns(), Clock::now());
        if (!fault) return true;
        if (order_.fault && times_.dropped() == 1)
            order_.fault("dropped a frame: its time " + std::string(*fault));
        if (times_.hopeless()) {
            if (order_.fault)
                order_.fault("given up: " + std::to_string(times_.dropped()) +
                             " frames had impossible times");
            end_ = Miss{"failed"};
        }
        return false;
    }

    void show_judge() {
        if (!judge_.idle() || !newest_ || last_call(Clock::now())) return;
        judge_.look_at(*std::exchange(newest_, std::nullopt), active_.challenge(), until_);
    }

    void hear_judge() {
        const std::optional<Opinion> opinion = judge_.listen();
        active_.asked(judge_.hint());
        if (!opinion) return;
        const Record frame = *judge_.frame();
        judge_.rest();
        active_.judged(frame, opinion->progress);
        // Never once a traveller is at what was asked of them.
        const bool busy = opinion->progress > 0.0 || source_status_ < Status::ok;
        if (exposure_.corrects(busy || passes(*opinion))) return expose_anew();
        faults_ = opinion->status < Status::ok ? faults_ + 1 : 0;
        if (opinion->status == Status::ok) agreed(*opinion, frame);
        if (faults_ >= kFaults) end_ = Miss{std::string(name(opinion->status))};
        if (end_) return;
        if (source_) show_judge();
        else if (judge_.idle()) after_source();
    }

    bool passes(const Opinion& opinion) const {
        return opinion.status == Status::ok && opinion.unified >= order_.lowest.value_or(0.0);
    }

    void agreed(const Opinion& opinion, const Record& frame) {
        if (order_.source.reader) {
            if (opinion.parts.empty()) return;
            taken_.push_back({100.0, opinion.parts.front()});
            end_ = finish();
        } else if (passes(opinion) && active_.allows(opinion.progress)) {
            take(frame, opinion.unified);
        }
    }

    /// Keeps a sample that passed; the best `count` survive.
    void take(Record frame, double unified) {
        taken_.push_back({unified, std::move(frame)});
        std::ranges::stable_sort(taken_, std::greater{}, &Taken::unified);
        const auto count = static_cast<std::size_t>(order_.count);
        const bool enough = taken_.size() >= count;
        if (taken_.size() > count) taken_.resize(count, taken_.front());
        if (judge_.accepts_all()) {
            if (enough) end_ = finish();
        } else if (enough && !best_until_) {
            best_until_ = std::min(Clock::now() + kBestOf, until_);
        }
    }

    /// The source ended by itself: what is on its way through the judge still counts.
    void source_ended(const Outcome& outcome) {
        source_.reset();
        source_status_ = outcome.status;
        if (judge_.idle()) after_source();
    }

    void after_source() {
        if (newest_) return show_judge();
        end_ = finish();
    }

    Result<Captured, Miss> finish() {
        if (taken_.size() < static_cast<std::size_t>(order_.count)) {
            const bool fault = source_status_ < Status::ok;
            return Miss{std::string(name(fault ? source_status_ : Status::retry))};
        }
        Captured captured;
        for (Taken& taken : taken_) captured.records.push_back(std::move(taken.record));
        captured.sequence = active_.frames_besides(captured.records);
        captured.challenge = active_.challenge();
        captured.by = order_.source.reader ? order_.source.reader : order_.source.camera;
        captured.closing = closing();
        return captured;
    }

    struct Taken {
        double unified;
        Record record;
    };

    const CaptureOrder& order_;
    Front& front_;
    std::stop_token stop_;
    Exposure exposure_;
    Judge judge_;
    ActiveCheck active_;
    FrameTimes times_;
    Clock::time_point until_;
    std::optional<Clock::time_point> best_until_;
    std::unique_ptr<Running> source_;
    Status source_status_ = Status::ok;
    std::optional<Record> newest_;
    std::vector<Taken> taken_;
    int faults_ = 0;
    std::optional<Result<Captured, Miss>> end_;
};

}  // namespace

Result<Captured, Miss> capture(const CaptureOrder& order, Front& front, std::stop_token stop) {
    Result<Captured, Miss> captured = Loop(order, front, std::move(stop)).run();
    front.captured();
    return captured;
}

}  // namespace cotejo
