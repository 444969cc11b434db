// SPDX-License-Identifier: Apache-2.0
//
// Gives back what it is given, bytes and facts, and says what it was told.

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

class Echo final : public Extractor, public Capturer {
public:
    explicit Echo(const Host& host) : host_(host) {}

    Result<void> extract(const Job& job, Inputs inputs) override {
        if (const auto word = job.option("log"); !word.empty()) host_.error(std::string(word));
        if (const auto hint = std::string(job.option("hint")); !hint.empty())
            job.guide(hint.c_str(), job.number_option("progress", -1));
        const auto status = static_cast<Status>(static_cast<int>(job.number_option("status", 0)));
        if (status != Status::ok) return Error{status, ""};
        for (const View& input : inputs) {
            const Status emitted = job.emit(copied(input));
            if (emitted != Status::ok) return Error{emitted, "emit"};
        }
        return {};
    }

    /// Gives its setting `word` and how many jobs it has done.
    Result<void> capture(const Job& job, Inputs) override {
        Draft draft;
        draft.text("word", host_.setting("word")).number("jobs", ++jobs_);
        const Status emitted = job.emit(draft);
        if (emitted != Status::ok) return Error{emitted, "emit"};
        return {};
    }

private:
    static Draft copied(const View& input) {
        Draft draft;
        draft.format = input.format();
        draft.data.assign(input.data().begin(), input.data().end());
        draft.time_ns = input.time_ns();
        draft.width = input.width();
        draft.height = input.height();
        draft.stride = input.stride();
        for (const cotejo_fact& fact : input.facts()) {
            if (fact.text) draft.text(fact.name, fact.text, fact.value);
            else draft.number(fact.name, fact.value);
        }
        return draft;
    }

    const Host host_;
    int jobs_ = 0;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.echo", Echo)
