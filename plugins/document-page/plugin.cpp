// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a picture of a page to its quality, its signs of a screen, and the page itself.

#include <algorithm>
#include <cstdlib>

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"
#include "describe.hpp"
#include "measures.hpp"
#include "picture.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
using page::Sight;

class DocumentPage final : public cotejo::Assessor, public cotejo::Detector, public cotejo::Extractor {
public:
    explicit DocumentPage(const cotejo::Host& host)
        : flush_{host.setting("flush") == "true"},
          frame_(host.setting("frame") == "true"),
          lowest_(std::atof(host.setting("lowest").c_str())),
          dull_(std::atof(host.setting("dull").c_str())) {}

    Result<Draft> assess(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<cv::Mat> picture = colour(inputs[0]);
        if (!picture) return picture.error();
        const auto sight = page::look(*picture, flush_);
        if (!sight) return nothing(job, *picture);
        const bool is_visible = inputs[0].kind() == COTEJO_KIND_DOCUMENT_IMAGE;
        const auto measures = page::measure(*sight, is_visible ? page::judge_replay(*sight, frame_) : page::Replay{});
        if (const char* hint = page::hint(measures); *hint) job.guide(hint);
        Draft draft;
        draft.number(COTEJO_FACT_UNIFIED, page::unified(measures));
        for (const page::Measure& measure : measures) draft.number(measure.name, measure.score);
        page::kind(draft, *sight);
        page::place(draft, *sight);
        return draft;
    }

    Result<Draft> detect(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<cv::Mat> picture = colour(inputs[0]);
        if (!picture) return picture.error();
        const auto sight = page::look(*picture, flush_);
        if (!sight) return unseen(job, *picture);
        const page::Replay found = page::judge_replay(*sight, frame_);
        Draft draft;
        draft.number(COTEJO_FACT_ATTACK, found.attack);
        draft.number("stripes", found.stripes).number("frame", found.frame).number("colourless", found.grey);
        return draft;
    }

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<cv::Mat> picture = colour(inputs[0]);
        if (!picture) return picture.error();
        if (inputs[0].kind() == COTEJO_KIND_DOCUMENT_IMAGE) return cut_out(job, *picture);
        std::optional<Sight> visible;
        if (inputs.size() > 1) {
            const Result<cv::Mat> beside = colour(inputs[1]);
            if (!beside) return beside.error();
            visible = page::look(*beside, flush_);
        }
        return check(job, inputs[0].kind(), *picture, visible);
    }

private:
    /// Gives the page when it is good enough to be used, and says what to do when it is not.
    Result<void> cut_out(const cotejo::Job& job, const cv::Mat& picture) const {
        const auto sight = page::look(picture, flush_);
        if (!sight) return unseen(job, picture);
        const page::Replay replay = page::judge_replay(*sight, frame_);
        const auto measures = page::measure(*sight, replay);
        if (page::unified(measures) < lowest_) {
            if (const char* hint = page::hint(measures); *hint) job.guide(hint);
            return Error{Status::retry, "the page is not good enough"};
        }
        return give(job, *sight, page::visible(*sight, replay.attack));
    }

    /// Looks at a full-page reader's other lights. Where the visible picture shows the page, there it is.
    Result<void> check(const cotejo::Job& job, std::string_view kind, const cv::Mat& picture, const std::optional<Sight>& visible) const {
        const std::optional<Sight> sight = visible ? page::in_place_of(*visible, picture) : page::look(picture, flush_);
        if (!sight) return unseen(job, picture);
        return give(job, *sight, {kind == COTEJO_KIND_DOCUMENT_INFRARED ? page::infrared_zone(sight, visible)
                                                                        : page::ultraviolet_paper(sight, dull_)});
    }

    static Result<void> give(const cotejo::Job& job, const Sight& sight, const std::vector<page::Check>& checks) {
        Draft draft;
        draft.raster(COTEJO_FORMAT_BGR8, std::uint32_t(sight.flat.cols), std::uint32_t(sight.flat.rows), sight.flat.data, sight.flat.step);
        page::kind(draft, sight);
        page::place(draft, sight);
        for (const page::Check& check : checks) page::check(draft, check);
        const Status given = job.emit(draft);
        if (given != Status::ok) return Error{given, "the host did not take the page"};
        return {};
    }

    static Result<cv::Mat> colour(const cotejo::View& view) {
        const Result<cv::Mat> picture = picture::read(view);
        if (!picture) return picture.error();
        return picture::colour(*picture);
    }

    /// Worth nothing: no page was found, or it is larger than the picture.
    static Draft nothing(const cotejo::Job& job, const cv::Mat& picture) {
        (void)unseen(job, picture);
        Draft draft;
        draft.number(COTEJO_FACT_UNIFIED, 0);
        return draft;
    }

    static Error unseen(const cotejo::Job& job, const cv::Mat& picture) {
        const bool larger = page::shows_print(picture);
        job.guide(larger ? COTEJO_HINT_STEP_BACK : COTEJO_HINT_SHOW_DOCUMENT);
        return {Status::retry, larger ? "the page is larger than the picture" : "there is no page"};
    }

    const page::Options flush_;
    const bool frame_;
    const double lowest_, dull_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.page", DocumentPage)
