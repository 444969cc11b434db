// SPDX-License-Identifier: Apache-2.0
//
// Cases for keep, find and erase: what was kept is there until it is erased.

#include <algorithm>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"
#include "cotejo/kinds.h"

namespace cotejo::tools {
namespace {

/// A keep, a find and an erase that go together.
struct Store {
    Bench& bench;
    Role keep, find, erase;

    Record key(unsigned seed) const { return noise(find.takes[0].kind, "bytes", 32, seed); }
    Record sealed(unsigned seed, std::size_t size = 2000) const {
        return noise(keep.takes.back().kind, "bytes", size, seed);
    }
    Results put(std::vector<Record> inputs) const { return bench.run(keep, std::move(inputs)); }
    Results look(const Record& for_key) const { return bench.run(find, {for_key}); }
    Results remove(const Record& for_key) const { return bench.run(erase, {for_key}); }
};

std::string said(const Results& results) {
    return std::string(name(results.outcome.status)) +
           (results.outcome.reason.empty() ? "" : ": " + results.outcome.reason);
}

bool holds(const Results& results, const Record& record) {
    return results.outcome.status == Status::ok && results.records.size() == 1 &&
           std::ranges::equal(results.records[0].data(), record.data());
}

Verdict finds_what_was_kept(const Store& store) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{2000}, std::size_t{30'000}}) {
        const auto seed = static_cast<unsigned>(size);
        const Results kept = store.put({store.key(seed), store.key(seed + 1), store.sealed(seed, size)});
        if (kept.outcome.status != Status::ok) return failed("keep ended as " + said(kept));
        for (const unsigned key : {seed, seed + 1})
            if (const Results found = store.look(store.key(key)); !holds(found, store.sealed(seed, size)))
                return failed("a record of " + std::to_string(size) + " bytes was not found under each "
                              "of its keys: " + said(found));
    }
    return passed();
}

Verdict finds_nothing_else(const Store& store) {
    const Results found = store.look(store.key(77));
    if (found.outcome.status != Status::not_found)
        return failed("a key that nothing is kept under gave " + said(found) + ", not not_found");
    return passed();
}

Verdict keeps_groups_whole(const Store& store) {
    const Results kept = store.put({store.key(1), store.sealed(1), store.key(2), store.sealed(2)});
    if (kept.outcome.status != Status::ok) return failed("two groups in one keep: " + said(kept));
    if (!holds(store.look(store.key(1)), store.sealed(1)) || !holds(store.look(store.key(2)), store.sealed(2)))
        return failed("two groups kept at once were not both found");
    return passed();
}

Verdict repeats_without_change(const Store& store) {
    for (int i = 0; i < 2; ++i)
        if (const Results kept = store.put({store.key(1), store.sealed(1)}); kept.outcome.status != Status::ok)
            return failed("keep, time " + std::to_string(i + 1) + ": " + said(kept));
    if (!holds(store.look(store.key(1)), store.sealed(1)))
        return failed("after the same keep twice, find did not give the one record");
    return passed();
}

Verdict survives_its_process(const Store& store) {
    if (const Results kept = store.put({store.key(1), store.sealed(1)}); kept.outcome.status != Status::ok)
        return failed("keep ended as " + said(kept));
    (*store.bench.instance())->replace();
    if (const Results found = store.look(store.key(1)); !holds(found, store.sealed(1)))
        return failed("a fresh process does not find what was kept: " + said(found));
    return passed();
}

Verdict forgets_what_was_erased(const Store& store) {
    store.put({store.key(1), store.key(2), store.sealed(1)});
    if (const Results erased = store.remove(store.key(1)); erased.outcome.status != Status::ok)
        return failed("erase ended as " + said(erased));
    if (const Results found = store.look(store.key(1)); found.outcome.status != Status::not_found)
        return failed("find after erase: " + said(found) + ", not not_found");
    return passed();
}

}  // namespace

std::vector<Case> store_cases(const Manifest& manifest) {
    const Role* keep = role_of(manifest, "keep");
    const Role* find = role_of(manifest, "find");
    const Role* erase = role_of(manifest, "erase");
    if (!keep || !find || !erase || find->takes.empty()) return {};
    if (find->gives == COTEJO_KIND_KEY) return {}; // a gallery: its cases are its own
    const auto with = [&](Verdict (*run)(const Store&)) {
        return [run, keep = *keep, find = *find, erase = *erase](Bench& bench) {
            if (Result<Instance*> instance = bench.instance(); !instance)
                return failed(instance.error().what);
            return run(Store{bench, keep, find, erase});
        };
    };
    return {
        {Level::silver, "store: finds what was kept, under each key", with(finds_what_was_kept)},
        {Level::silver, "store: finds nothing under another key", with(finds_nothing_else)},
        {Level::silver, "store: forgets what was erased", with(forgets_what_was_erased)},
        {Level::silver, "store: repeats a keep without change", with(repeats_without_change)},
        {Level::gold, "store: keeps several groups in one keep", with(keeps_groups_whole)},
        {Level::gold, "store: has it still after its process was replaced", with(survives_its_process)},
    };
}

}  // namespace cotejo::tools
