// SPDX-License-Identifier: Apache-2.0
//
// The plugin: what a record says of its holder; whether two say the same; what all say side by side.

#include "facts.hpp"

#include <algorithm>

#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Inputs;
using cotejo::Result;
using cotejo::Status;

constexpr float kSame = 1.0f, kNotKnown = 0.5f, kContradicted = 0.0f;

float score(const fields::Evidence& evidence) {
    if (evidence.contradicted) return kContradicted;
    return evidence.same() ? kSame : kNotKnown;
}

class Fields final : public cotejo::Extractor, public cotejo::Comparator {
public:
    explicit Fields(const cotejo::Host& host) : host_(host) {}

    Result<void> extract(const cotejo::Job& job, Inputs inputs) override {
        if (job.gives() == COTEJO_KIND_DOCUMENT_EVIDENCE) return evidence(job, inputs);
        const Result<fields::Source> source = fields::read(inputs[0]);
        if (!source) return decline(source.error());
        return given(job.emit(describe(*source)));
    }

    Result<float> compare(const cotejo::Job&, cotejo::View probe, cotejo::View reference) override {
        const auto one = fields::read(probe), other = fields::read(reference);
        if (!one) return decline(one.error());
        if (!other) return decline(other.error());
        return score(fields::cross_check(std::vector{*one, *other}));
    }

    /// Each reference by itself for its score; all of them beside each other for whoever looks.
    Result<Draft> scores(const cotejo::Job& job, cotejo::View probe, Inputs references) override {
        const Result<std::vector<float>> scores = compare_all(job, probe, references);
        if (!scores) return scores.error();
        std::vector<cotejo::View> all{probe};
        all.insert(all.end(), references.begin(), references.end());
        const Result<std::vector<fields::Source>> sources = read_all(all);
        if (!sources) return sources.error();
        Draft draft;
        draft.floats(*scores);
        describe(fields::cross_check(*sources), draft);
        return draft;
    }

private:
    Result<void> evidence(const cotejo::Job& job, Inputs inputs) const {
        const Result<std::vector<fields::Source>> sources = read_all(inputs);
        if (!sources) return sources.error();
        Draft draft;
        describe(fields::cross_check(*sources), draft);
        return given(job.emit(draft));
    }

    /// Reads up to as many sources as are held against each other; says when there are more.
    Result<std::vector<fields::Source>> read_all(Inputs inputs) const {
        if (inputs.size() > fields::kMostSources)
            host_.warn("more than " + std::to_string(fields::kMostSources) + " sources: the others are left out");
        std::vector<fields::Source> sources;
        for (const cotejo::View& input : inputs.first(std::min(inputs.size(), fields::kMostSources))) {
            Result<fields::Source> source = fields::read(input);
            if (!source) return decline(source.error());
            sources.push_back(*std::move(source));
        }
        return sources;
    }

    static Result<void> given(Status status) {
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the result"};
    }

    Error decline(Error why) const {
        host_.info(why.what);
        return why;
    }

    cotejo::Host host_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.fields", Fields)
