// SPDX-License-Identifier: Apache-2.0
//
// Cases for a gallery: a store whose find takes a template and gives keys with scores.

#include <algorithm>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"
#include "cotejo/kinds.h"

namespace cotejo::tools {
namespace {

constexpr const char* kSet = "conformance-1";

/// A keep, a find and an erase that go together, and templates of two people.
struct Gallery {
    Bench& bench;
    Role keep, find, erase;
    Record one, two;

    Record key(unsigned seed) const { return noise(COTEJO_KIND_KEY, "bytes", 32, seed); }
    Results put(std::vector<Record> inputs) const {
        return bench.run(keep, std::move(inputs), {{COTEJO_OPTION_SET, kSet, 1.0}});
    }
    Results look(const Record& probe, const char* set = kSet) const {
        return bench.run(find, {probe}, {{COTEJO_OPTION_SET, set, 1.0}});
    }
};

std::string said(const Results& results) {
    return std::string(name(results.outcome.status)) + " with " + std::to_string(results.records.size()) +
           " records" + (results.outcome.reason.empty() ? "" : ": " + results.outcome.reason);
}

/// The best candidate is this key, and every candidate has a score, highest first.
bool names(const Results& results, const Record& key) {
    if (results.outcome.status != Status::ok || results.records.empty()) return false;
    double last = 1e300;
    for (const Record& record : results.records) {
        const std::optional<double> score = record.number(COTEJO_FACT_SCORE);
        if (!score || *score > last) return false;
        last = *score;
    }
    return std::ranges::equal(results.records[0].data(), key.data());
}

Verdict puts_two(const Gallery& gallery) {
    const Results kept =
        gallery.put({gallery.key(1), gallery.key(3), gallery.one, gallery.key(2), gallery.two});
    return kept.outcome.status == Status::ok ? passed() : failed("keep ended as " + said(kept));
}

Verdict finds_both(const Gallery& gallery, std::size_t candidates) {
    for (const auto& [probe, seed] : {std::pair{gallery.one, 1u}, {gallery.two, 2u}})
        if (const Results found = gallery.look(probe); !names(found, gallery.key(seed)) || found.records.size() != candidates)
            return failed("a template kept did not find the first of its keys, first of " +
                          std::to_string(candidates) + " with scores: " + said(found));
    return passed();
}

Verdict finds_who_was_kept(const Gallery& gallery) {
    if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    return finds_both(gallery, 2);
}

Verdict keeps_sets_apart(const Gallery& gallery) {
    if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    const Results found = gallery.look(gallery.one, "conformance-2");
    if (found.outcome.status != Status::not_found)
        return failed("a set that nobody is in gave " + said(found) + ", not not_found");
    return passed();
}

/// Catches a gallery that searches everyone for whoever asks.
Verdict searches_no_one_unasked(const Gallery& gallery) {
    if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    for (const std::vector<Fact>& options :
         {std::vector<Fact>{}, std::vector<Fact>{{COTEJO_OPTION_PURPOSE, "conformance", 1.0}}}) {
        const Results found = gallery.bench.run(gallery.find, {gallery.one}, options);
        if (found.outcome.status == Status::ok || !found.records.empty())
            return failed("without a set, for a purpose that no setting grants, find gave " + said(found));
    }
    return passed();
}

Verdict repeats_without_change(const Gallery& gallery) {
    for (int i = 0; i < 2; ++i)
        if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    return finds_both(gallery, 2);
}

Verdict forgets_who_was_erased(const Gallery& gallery) {
    if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    const Results erased = gallery.bench.run(gallery.erase, {gallery.key(3)});
    if (erased.outcome.status != Status::ok) return failed("erase ended as " + said(erased));
    const Results found = gallery.look(gallery.one);
    if (!names(found, gallery.key(2)) || found.records.size() != 1)
        return failed("find after one of two was erased: " + said(found) + ", not the other alone");
    return passed();
}

Verdict survives_its_process(const Gallery& gallery) {
    if (const Verdict kept = puts_two(gallery); kept.how != Verdict::How::passed) return kept;
    (*gallery.bench.instance())->replace();
    return finds_both(gallery, 2);
}

}  // namespace

std::vector<Case> gallery_cases(const Manifest& manifest) {
    const Role* keep = role_of(manifest, "keep");
    const Role* find = role_of(manifest, "find");
    const Role* erase = role_of(manifest, "erase");
    if (!keep || !find || !erase || find->takes.empty() || find->gives != COTEJO_KIND_KEY) return {};
    const auto with = [&](Verdict (*run)(const Gallery&)) {
        return [run, keep = *keep, find = *find, erase = *erase](Bench& bench) {
            const std::string kind = find.takes[0].kind;
            const std::vector<Record> people = bench.good(kind);
            if (people.size() < 2)
                return skipped("no templates of two people; give --sample " + kind + "=FILE twice");
            if (Result<Instance*> instance = bench.instance(); !instance)
                return failed(instance.error().what);
            return run(Gallery{bench, keep, find, erase, people[0], people[1]});
        };
    };
    return {
        {Level::silver, "gallery: finds who was kept, the most alike first", with(finds_who_was_kept)},
        {Level::silver, "gallery: finds nobody in another set", with(keeps_sets_apart)},
        {Level::silver, "gallery: searches everyone for no purpose that was not granted",
         with(searches_no_one_unasked)},
        {Level::silver, "gallery: forgets who was erased, under any key", with(forgets_who_was_erased)},
        {Level::silver, "gallery: repeats a keep without change", with(repeats_without_change)},
        {Level::gold, "gallery: has them still after its process was replaced", with(survives_its_process)},
    };
}

}  // namespace cotejo::tools
