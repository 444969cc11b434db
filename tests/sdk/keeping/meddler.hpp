// SPDX-License-Identifier: Apache-2.0
//
// Meddler: a real instance whose answers are tampered with on the way back.

#pragma once

#include <deque>
#include <functional>
#include <memory>

#include <sys/eventfd.h>
#include <unistd.h>

#include "cotejo/instance.hpp"

namespace cotejo::testing {

/// Hands every job to the instance behind it, and lets `tamper` change what comes back. Without one
/// it changes nothing. With `before` giving an outcome, the job never reaches the instance.
class Meddler final : public Instance {
public:
    explicit Meddler(Instance& behind) : behind_(behind) {}

    std::function<std::optional<Outcome>(const Job&)> before;
    std::function<void(const Job&, Results&)> tamper;

    const Manifest& manifest() const override { return behind_.manifest(); }
    const std::string& name() const override { return behind_.name(); }
    void replace() override { behind_.replace(); }
    bool up() const override { return behind_.up(); }

    std::unique_ptr<Running> start(Job job, std::stop_token stop = {}) override {
        Results results;
        std::optional<Outcome> early = before ? before(job) : std::nullopt;
        if (early)
            results.outcome = *early;
        else
            results = behind_.run(job, stop);
        if (tamper) tamper(job, results);
        return std::make_unique<Told>(std::move(results));
    }

private:
    /// A job that is over.
    class Told final : public Running {
    public:
        explicit Told(Results results) : results_(std::move(results)) {}
        ~Told() override { ::close(readable_); }
        Event next(Clock::time_point) override {
            if (given_ < results_.records.size()) return results_.records[given_++];
            return results_.outcome;
        }
        void cancel() override {}
        int descriptor() const override { return readable_; }

    private:
        Results results_;
        std::size_t given_ = 0;
        int readable_ = ::eventfd(1, EFD_CLOEXEC);
    };

    Instance& behind_;
};

}  // namespace cotejo::testing
