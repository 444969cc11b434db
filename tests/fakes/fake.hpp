// SPDX-License-Identifier: Apache-2.0
//
// Fake: a plugin that behaves when asked to, and otherwise does what its file says.

#pragma once

#include <cerrno>
#include <string>

#include "cotejo/plugin.hpp"

namespace cotejo::fake {

/// Its `extract` with the text option do=well gives one record; without, it misbehaves.
class Fake : public Extractor {
public:
    explicit Fake(const Host& host) : host_(host) {}

    Result<void> extract(const Job& job, Inputs inputs) final {
        if (job.option("do") != "well") return misbehave(job, inputs);
        return ended(job.emit(Draft{}.number("well", 1)));
    }

protected:
    virtual Result<void> misbehave(const Job& job, Inputs inputs) = 0;

    static Result<void> ended(Status status) {
        if (status == Status::ok) return {};
        return Error{status, "emit() said " + std::string(name(status))};
    }

    /// Notes how an attempt went: 0 when it got through, else the errno of its refusal.
    static void attempt(Draft& draft, const std::string& what, bool through) {
        draft.number(what, through ? 0 : errno ? errno : -1);
    }

    const Host host_;
};

}  // namespace cotejo::fake
