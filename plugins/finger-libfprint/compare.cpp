// SPDX-License-Identifier: Apache-2.0
//
// libfprint's identification, in portions small enough to stop between them.

#include "compare.hpp"

namespace finger {
namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

// NBIS compares two views in a few milliseconds, but two of 200 minutiae in as much as a second, and
// nothing stops it then: so many views at once, and a view of more minutiae than this alone.
constexpr std::size_t kViewsAtOnce = 64, kDense = 110;

// One view of one reference, as a print of its own.
struct Candidate {
    std::size_t reference;
    bool dense;
    Object<FpPrint> print;
};

Result<std::vector<Candidate>> candidates_of(
    const std::vector<std::vector<MinutiaeView>>& references) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < references.size(); ++i)
        for (const MinutiaeView& view : references[i]) {
            Result<Object<FpPrint>> print = make_print({&view, 1});
            if (!print) return print.error();
            candidates.push_back({i, view.size() > kDense, std::move(*print)});
        }
    return candidates;
}

std::vector<FpPrint*> portion(const std::vector<Candidate>& candidates, std::size_t from) {
    std::vector<FpPrint*> prints{candidates[from].print.get()};
    if (candidates[from].dense) return prints;
    for (std::size_t i = from + 1; i < candidates.size() && prints.size() < kViewsAtOnce; ++i) {
        if (candidates[i].dense) break;
        prints.push_back(candidates[i].print.get());
    }
    return prints;
}

Result<Reader::Identified> identify(Reader& reader, const Impression& impression,
                                    const std::vector<FpPrint*>& prints) {
    reader.finger()->press(impression);
    auto touched = reader.identify(prints);
    if (!touched) return touched.error();
    if (std::holds_alternative<FpDeviceRetry>(*touched))
        return Error{Status::refused, "no minutiae were found in the print"};
    return std::move(std::get<Reader::Identified>(*touched));
}

}  // namespace

Result<std::vector<float>> compare(Loop& loop, Reader& reader, const Impression& probe,
                                   const std::vector<std::vector<MinutiaeView>>& references) {
    Result<std::vector<Candidate>> candidates = candidates_of(references);
    if (!candidates) return candidates.error();
    std::vector<float> scores(references.size(), 0.0f);
    for (std::size_t next = 0; next < candidates->size();) {
        if (loop.cancelled()) return Error{Status::cancelled, {}};
        const std::vector<FpPrint*> prints = portion(*candidates, next);
        Result<Reader::Identified> identified = identify(reader, probe, prints);
        if (!identified) return identified.error();
        next += identified->match.value_or(prints.size());
        if (!identified->match) continue;
        const std::size_t found = (*candidates)[next].reference;
        scores[found] = 1.0f;
        while (next < candidates->size() && (*candidates)[next].reference == found) ++next;
    }
    return scores;
}

Result<MinutiaeView> minutiae(Reader& reader, const Impression& impression) {
    Result<Object<FpPrint>> nobody = make_print({});
    if (!nobody) return nobody.error();
    Result<Reader::Identified> identified = identify(reader, impression, {nobody->get()});
    if (!identified) return identified.error();
    if (!identified->scanned) return Error{Status::failed, "libfprint gave no print"};
    Result<std::vector<MinutiaeView>> views = views_of(*identified->scanned);
    if (!views) return Error{Status::failed, "libfprint gave a print that cannot be read"};
    if (views->size() != 1 || views->front().size() < kFewestMinutiae)
        return Error{Status::refused, "too few minutiae were found in the print"};
    return std::move(views->front());
}

}  // namespace finger
