// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a picture of a barcode in, the boarding pass out.

#include "bcbp.hpp"
#include "picture.hpp"
#include "reader.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

/// Names a leg's texts as kinds.h does; what the pass leaves blank is left out.
void add_leg(Draft& draft, const bcbp::Leg& leg, std::size_t number) {
    const std::string prefix = "leg." + std::to_string(number) + ".";
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) draft.text(prefix + name, text);
    };
    add(COTEJO_FACT_FLIGHT, leg.flight);
    add(COTEJO_FACT_DAY, leg.day);
    add(COTEJO_FACT_FROM, leg.from);
    add(COTEJO_FACT_TO, leg.to);
    add(COTEJO_FACT_PNR, leg.pnr);
    add(COTEJO_FACT_SEAT, leg.seat);
    add(COTEJO_FACT_SEQUENCE, leg.sequence);
}

Draft describe(const bcbp::Pass& pass, std::string_view bytes) {
    Draft draft;
    draft.format = COTEJO_FORMAT_BYTES;
    draft.data.assign(bytes.begin(), bytes.end());
    draft.text(COTEJO_FACT_NAME, pass.name).number(COTEJO_FACT_LEGS, double(pass.legs.size()));
    for (std::size_t i = 0; i < pass.legs.size(); ++i) add_leg(draft, pass.legs[i], i + 1);
    return draft;
}

bool has_pass(const barcode::Look& look) {
    return std::ranges::any_of(look.read, bcbp::looks_like_one);
}

class BoardingPass final : public cotejo::Extractor {
public:
    explicit BoardingPass(const cotejo::Host& host)
        : host_(host), patience_(std::atoi(host.setting("patience").c_str())) {}

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        Result<cv::Mat> picture = picture::read(inputs[0]);
        if (!picture) return decline(picture.error());
        const auto stop = [&job] { return job.cancelled(); };
        const barcode::Look look = reader_.look(
            picture::grey(*picture), barcode::Reader::Clock::now() + patience_, has_pass, stop);
        if (stop()) return Error{Status::cancelled, "cancelled"};
        if (look.read.empty()) return ask_again(job, look);
        return give(job, look);
    }

private:
    /// Gives the first code that is a sound pass; says what is wrong when none is.
    Result<void> give(const cotejo::Job& job, const barcode::Look& look) const {
        const char* hint = COTEJO_HINT_WRONG_CODE;
        std::string why = "the barcode is not a boarding pass";
        for (const std::string& bytes : look.read) {
            const Result<bcbp::Pass> pass = bcbp::parse(bytes);
            if (pass) return given(job.emit(describe(*pass, bytes)));
            if (!bcbp::looks_like_one(bytes)) continue;
            hint = COTEJO_HINT_CODE_UNREADABLE;
            why = "the boarding pass breaks Resolution 792: " + pass.error().what;
        }
        job.guide(hint);
        return decline({Status::refused, why});
    }

    static Result<void> ask_again(const cotejo::Job& job, const barcode::Look& look) {
        job.guide(look.damaged ? COTEJO_HINT_CODE_UNREADABLE : COTEJO_HINT_SHOW_CODE);
        return Error{Status::retry, "no barcode could be read"};
    }

    static Result<void> given(Status status) {
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the pass"};
    }

    Result<void> decline(Error why) const {
        host_.info(why.what);
        return why;
    }

    cotejo::Host host_;
    const std::chrono::milliseconds patience_;
    barcode::Reader reader_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.barcode", BoardingPass)
