// SPDX-License-Identifier: Apache-2.0
//
// The plugin: pictures of faces to quality and templates, templates to scores.

#include "alone.hpp"
#include "encoder.hpp"
#include "quality.hpp"
#include "sight.hpp"
#include "steering.hpp"
#include "views.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
using face::Template;

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
          eye_(*runtime_, host.setting("detector"), host.setting("landmarks")),
          lids_(*runtime_, host.setting("eyes")),
          encoder_(*runtime_, host.setting("encoder")) {}

    Result<Draft> assess(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const auto sight = eye_.follow(inputs[0]);
        if (!sight) return sight.error().faces.empty() ? Result<Draft>(refuse(job, sight.error()))
                                                       : Result<Draft>(crowd(job, sight.error()));
        const face::Subject subject = face::prepare(
            sight->picture, sight->face, sight->shape, lids_.look(sight->picture, sight->shape),
            face::second_to_first(*sight));
        std::vector<face::Measure> measures = face::measure(subject);
        measures.push_back(face::certainty(encoder_.certainty(sight->picture, sight->shape)));
        Draft draft;
        bool steered = false;
        if (const cotejo::View* challenge = cotejo::challenge_in(inputs)) {
            const auto done = steering_.steer(job, *challenge, face::stance(subject.shape, subject.eyes), draft);
            if (!done) return done.error();
            steered = !*done;
        }
        if (const char* hint = face::hint(measures); *hint && !steered) job.guide(hint);
        draft.number(COTEJO_FACT_UNIFIED, face::unified(measures));
        for (const face::Measure& measure : measures) draft.number(measure.name, measure.score);
        draft.number(COTEJO_FACT_EXPOSURE, face::exposure(subject));
        face::place(draft, *sight);
        return draft;
    }

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        return job.gives() == COTEJO_KIND_FACE_IMAGE ? reduce(job, inputs[0]) : encode(job, inputs);
    }

    /// Gives the picture without anybody but its subject.
    Result<void> reduce(const cotejo::Job& job, const cotejo::View& sample) {
        const auto sight = eye_.look(sample, face::Look::exact);
        if (!sight) return refuse(job, sight.error());
        const Status given = job.emit(face::alone(*sight, sample));
        if (given != Status::ok) return Error{given, "the host did not take the picture"};
        return {};
    }

    /// Makes one template of all samples that are of one face.
    Result<void> encode(const cotejo::Job& job, cotejo::Inputs inputs) {
        std::vector<Template> made;
        std::optional<face::Refusal> why;
        for (const cotejo::View& sample : inputs) {
            if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
            const auto sight = eye_.look(sample, face::Look::exact);
            if (sight) made.push_back(encoder_.encode(sight->picture, sight->shape));
            else why = sight.error();
        }
        if (made.empty()) return why ? refuse(job, *why) : Error{Status::refused, "no sample"};
        const Template one = face::fused(made);
        if (face::length(one) <= 0) return Error{Status::failed, "the network gave no template"};
        const Status given = job.emit(face::form(one, job.gives()));
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
        const Result<std::vector<Template>> one = face::templates(probe);
        if (!one) return one.error();
        if (one->size() != 1) return Error{Status::invalid, "the probe must be one template"};
        std::vector<float> scores;
        for (const cotejo::View& reference : references) {
            const Result<std::vector<Template>> many = face::templates(reference);
            if (!many) return many.error();
            for (const Template& other : *many) scores.push_back(face::score(one->front(), other));
        }
        return scores;
    }

private:
    /// Worth nothing, but it says where everybody is: a preview covers whoever is not the subject.
    static Draft crowd(const cotejo::Job& job, const face::Refusal& refusal) {
        job.guide(refusal.hint);
        Draft draft;
        draft.number(COTEJO_FACT_UNIFIED, 0).number("single-face-present", 0);
        face::place(draft, refusal.faces, refusal.picture);
        return draft;
    }

    static Error refuse(const cotejo::Job& job, const face::Refusal& refusal) {
        if (*refusal.hint) job.guide(refusal.hint);
        return refusal.error;
    }

    std::unique_ptr<face::Runtime> runtime_;
    face::Eye eye_;
    face::Lids lids_;
    face::Encoder encoder_;
    face::Steering steering_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.face.opencv", Face)
