// SPDX-License-Identifier: Apache-2.0
//
// Cases that hold for every role: hostile input, cancel, a good sample.

#include <algorithm>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"

namespace cotejo::tools {
namespace {

constexpr std::pair<std::uint32_t, std::uint32_t> kOddSizes[] = {
    {1, 1}, {1, 3000}, {3000, 1}, {17, 13}, {333, 250}};

/// Every status is an answer; a dead process or a kill is none. Catches crashes, hangs and exits.
Verdict survived(const Bench& bench, const Results& results, const std::string& what) {
    const std::string death = bench.death(results.outcome);
    if (!death.empty())
        return failed("given " + what + ": " + death +
                      (results.outcome.reason.empty() ? "" : " (" + results.outcome.reason + ")"));
    return passed();
}

/// Feeds each input and stops at the first that is not survived.
Verdict feed(Bench& bench, const Role& role,
             const std::vector<std::pair<std::string, std::function<Record(const std::string&)>>>& all) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    for (const auto& [what, make] : all) {
        const Results results = bench.run(role, bench.inputs(role, make));
        if (Verdict verdict = survived(bench, results, what); verdict.how != Verdict::How::passed)
            return verdict;
    }
    return passed();
}

/// Catches a plugin that reads `data` without looking at `size`.
Verdict survives_nothing(Bench& bench, const Role& role) {
    return feed(bench, role, {{"records without data", blank}});
}

/// Catches decoders and parsers that trust what they are given.
Verdict survives_noise(Bench& bench, const Role& role) {
    std::vector<std::pair<std::string, std::function<Record(const std::string&)>>> all;
    unsigned seed = 0;
    for (const std::string format : {"jpeg", "png", "csv", "bytes", "f32"})
        for (const int size : {1, 8, 512, 100'000}) {
            ++seed;
            all.emplace_back(std::to_string(size) + " bytes of noise as " + format,
                             [=](const std::string& kind) {
                                 return noise(kind, format, static_cast<std::size_t>(size), seed);
                             });
        }
    return feed(bench, role, all);
}

/// Catches arithmetic on width, height and stride that forgets the odd ones.
Verdict survives_odd_rasters(Bench& bench, const Role& role) {
    std::vector<std::pair<std::string, std::function<Record(const std::string&)>>> all;
    for (const std::string format : {"gray8", "bgr8"})
        for (const auto& [width, height] : kOddSizes)
            all.emplace_back("a " + std::to_string(width) + " by " + std::to_string(height) + " " + format,
                             [=, w = width, h = height](const std::string& kind) {
                                 return noise_raster(kind, format, w, h);
                             });
    return feed(bench, role, all);
}

/// Catches fixed buffers and parsers of texts.
Verdict survives_facts(Bench& bench, const Role& role) {
    std::vector<Fact> many, long_texts;
    for (int i = 0; i < 256; ++i) many.push_back({"f" + std::to_string(i), std::nullopt, -1e300});
    for (const std::string name : {"flight", "date", "document.number"})
        long_texts.push_back({name, std::string(4096, '\xC3'), 1.0});
    for (Fact& fact : long_texts)
        for (std::size_t i = 1; i < fact.text->size(); i += 2) (*fact.text)[i] = '\xB1';
    return feed(bench, role,
                {{"256 facts", [=](const std::string& kind) { return blank(kind).with_facts(many); }},
                 {"texts of 4 KiB", [=](const std::string& kind) {
                      return blank(kind).with_facts(long_texts);
                  }}});
}

Outcome outcome_of(Running& running) {
    for (;;) {
        Running::Event event = running.next(Clock::time_point::max());
        if (auto* outcome = std::get_if<Outcome>(&event)) return *outcome;
    }
}

/// Catches a run() that forgets cancelled(): the host had to kill it.
Verdict obeys_cancel(Bench& bench, const Role& role) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    Result<std::vector<Record>> inputs = bench.good_inputs(role);
    for (int i = 0; i < 3; ++i) {
        auto running = bench.start(role, inputs ? *inputs : bench.inputs(role, blank));
        running->next(Clock::now() + std::chrono::milliseconds(i * 20));
        running->cancel();
        if (const std::string death = bench.death(outcome_of(*running)); !death.empty())
            return failed("cancelled, it did not end in time: " + death);
    }
    return passed();
}

Verdict answers_a_good_sample(Bench& bench, const Role& role) {
    const Result<std::vector<Record>> inputs = bench.good_inputs(role);
    if (!inputs) return skipped(inputs.error().what);
    bench.run(role, bench.inputs(role, [](const std::string& kind) { return noise(kind, "bytes", 64, 9); }));
    const Results results = bench.run(role, *inputs);
    if (results.outcome.status != Status::ok)
        return failed("it ended as " + std::string(name(results.outcome.status)) +
                      (results.outcome.reason.empty() ? "" : ": " + results.outcome.reason));
    if (!role.gives.empty() && results.records.empty()) return failed("ok, but no record was given");
    return passed();
}

bool same(const Record& a, const Record& b) {
    if (!std::ranges::equal(a.data(), b.data()) || a.facts().size() != b.facts().size()) return false;
    for (const Fact& fact : a.facts())
        if (fact.text ? b.text(fact.name) != std::string_view(*fact.text)
                      : b.number(fact.name) != fact.value)
            return false;
    return true;
}

/// Catches answers that depend on what came before, on memory never set, on chance.
Verdict repeats_itself(Bench& bench, const Role& role) {
    const Result<std::vector<Record>> inputs = bench.good_inputs(role);
    if (!inputs) return skipped(inputs.error().what);
    const Results one = bench.run(role, *inputs), two = bench.run(role, *inputs);
    if (one.outcome.status != two.outcome.status || !std::ranges::equal(one.records, two.records, same))
        return failed("the same inputs got two answers");
    return passed();
}

}  // namespace

std::vector<Case> any_role_cases(const Manifest&, const Role& role) {
    const auto with = [&role](Verdict (*run)(Bench&, const Role&)) {
        return [run, role](Bench& bench) { return run(bench, role); };
    };
    if (role.takes.empty()) return {};
    std::vector<Case> cases = {
        {Level::bronze, title(role) + ": survives records without data", with(survives_nothing)},
        {Level::bronze, title(role) + ": survives noise in every format", with(survives_noise)},
        {Level::bronze, title(role) + ": survives odd rasters", with(survives_odd_rasters)},
        {Level::bronze, title(role) + ": survives the most facts there may be", with(survives_facts)},
        {Level::bronze, title(role) + ": ends when cancelled", with(obeys_cancel)},
    };
    const bool is_store = role.role == "keep" || role.role == "find" || role.role == "erase";
    if (is_store) return cases;
    cases.push_back({Level::silver, title(role) + ": answers a good sample, after a bad one",
                     with(answers_a_good_sample)});
    if (role.role != "exchange" && role.role != "capture")
        cases.push_back({Level::gold, title(role) + ": gives the same answer twice", with(repeats_itself)});
    return cases;
}

}  // namespace cotejo::tools
