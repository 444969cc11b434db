// SPDX-License-Identifier: Apache-2.0
//
// The plugin: pictures of faces to quality and templates, templates to scores.

#include "encoder.hpp"
#include "faces.hpp"
#include "picture.hpp"
#include "quality.hpp"

#include <algorithm>
#include <cstdlib>

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
using Template = std::vector<float>;

constexpr double kGoodEnough = 75; // a measure below this is worth a hint

int threads(const cotejo::Host& host) {
    return std::clamp(std::atoi(host.setting("threads").c_str()), 1, 64);
}

std::unique_ptr<face::Runtime> started(const cotejo::Host& host) {
    auto runtime = face::start_runtime(host.setting("runtime"), threads(host));
    if (!runtime) throw std::runtime_error(runtime.error().what);
    host.info(std::string("networks run on ") + (*runtime)->name());
    return std::move(*runtime);
}

class Face final : public cotejo::Assessor, public cotejo::Extractor, public cotejo::Comparator {
public:
    explicit Face(const cotejo::Host& host)
        : runtime_(started(host)),
          detector_(*runtime_, host.setting("detector")),
          encoder_(*runtime_, host.setting("encoder")) {}

    Result<Draft> assess(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<Seen> seen = look(job, inputs[0]);
        if (!seen) return seen.error();
        const std::vector<face::Measure> measures = face::measure(seen->picture, seen->faces);
        const face::Measure& worst = face::worst(measures);
        if (worst.score < kGoodEnough) job.guide(worst.hint);
        Draft draft;
        draft.number(COTEJO_FACT_UNIFIED, worst.score);
        for (const face::Measure& measure : measures) draft.number(measure.name, measure.score);
        return draft;
    }

    /// Averages the templates of all samples that hold one face.
    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        Template sum(face::kTemplateSize, 0.0f);
        Error why{Status::refused, "no sample"};
        bool any = false;
        for (const cotejo::View& sample : inputs) {
            if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
            const Result<Seen> seen = look(job, sample);
            if (!seen) { why = seen.error(); continue; }
            const Template one = encoder_.encode(seen->picture, seen->faces.front());
            std::ranges::transform(sum, one, sum.begin(), std::plus{});
            any = true;
        }
        if (!any) return why;
        if (!face::normalise(sum)) return Error{Status::failed, "the encoder gave no template"};
        const Status given = job.emit(Draft{}.floats(sum));
        if (given != Status::ok) return Error{given, "the host did not take the template"};
        return {};
    }

    Result<float> compare(const cotejo::Job& job, cotejo::View probe,
                          cotejo::View reference) override {
        const Result<std::vector<float>> scores = compare_all(job, probe, {&reference, 1});
        if (!scores) return scores.error();
        return scores->front();
    }

    /// References may be packed, templates end to end: each gets its score, in order.
    Result<std::vector<float>> compare_all(const cotejo::Job&, cotejo::View probe,
                                           cotejo::Inputs references) override {
        const Result<std::vector<Template>> one = templates(probe);
        if (!one || one->size() != 1) return Error{Status::invalid, "the probe is no template"};
        std::vector<float> scores;
        for (const cotejo::View& reference : references) {
            const Result<std::vector<Template>> many = templates(reference);
            if (!many) return many.error();
            for (const Template& other : *many)
                scores.push_back(face::cosine(one->front(), other));
        }
        return scores;
    }

private:
    struct Seen {
        cv::Mat picture;
        std::vector<face::Face> faces; // one, and perhaps smaller ones behind
    };

    /// Reads a picture and finds the one face it is of, or says why there is none.
    Result<Seen> look(const cotejo::Job& job, const cotejo::View& sample) {
        Result<cv::Mat> read = picture::read(sample);
        if (!read) return read.error();
        Seen seen{picture::colour(*read), {}};
        seen.faces = face::find(detector_, seen.picture);
        if (seen.faces.empty()) {
            job.guide(COTEJO_HINT_LOOK_HERE);
            return Error{Status::refused, "no face in the picture"};
        }
        if (face::second_to_first(seen.faces) > face::kTwoPeople) {
            job.guide(COTEJO_HINT_ONE_PERSON);
            return Error{Status::refused, "more than one face in the picture"};
        }
        return seen;
    }

    /// Takes templates apart, each brought to unit length.
    static Result<std::vector<Template>> templates(const cotejo::View& view) {
        const Template all = cotejo::floats(view.data());
        if (view.format() != COTEJO_FORMAT_F32 || all.empty() || all.size() % face::kTemplateSize)
            return Error{Status::invalid, "a template must be 128 f32"};
        std::vector<Template> each;
        for (auto at = all.begin(); at != all.end(); at += face::kTemplateSize) {
            Template one(at, at + face::kTemplateSize);
            if (!face::normalise(one))
                return Error{Status::invalid, "a template is not finite or has no length"};
            each.push_back(std::move(one));
        }
        return each;
    }

    std::unique_ptr<face::Runtime> runtime_;
    face::Detector detector_;
    face::Encoder encoder_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.face.opencv", Face)
