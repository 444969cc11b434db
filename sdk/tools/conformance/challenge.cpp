// SPDX-License-Identifier: Apache-2.0
//
// Cases for an assess that steers by a challenge, and for a detect that judges one.

#include <algorithm>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"
#include "cotejo/kinds.h"

namespace cotejo::tools {
namespace {

constexpr int kFrames = 8;
constexpr double kHalf = 0.5; ///< of `attack`: from here on a sample looks more like an attack

/// A challenge of these steps under a nonce of its own.
Record challenge_of(const std::vector<std::string>& steps, unsigned nonce) {
    std::vector<Fact> facts;
    for (const std::string& step : steps)
        facts.push_back({"step." + std::to_string(facts.size() + 1), step, 1.0});
    return noise(COTEJO_KIND_CHALLENGE, COTEJO_FORMAT_BYTES, 16, nonce).with_facts(std::move(facts));
}

/// One picture again and again: as many as the role takes, each at its time, and a challenge.
std::vector<Record> still(const Role& role, const Record& picture, const Record& challenge) {
    const bool many = role.takes.front().many == Input::Many::one_or_more;
    std::vector<Record> inputs;
    for (int frame = 0; frame < (many ? kFrames : 1); ++frame)
        inputs.push_back(Record({picture.kind(), picture.format(), picture.storage(), picture.facts(),
                                 1'000'000'000ull + 200'000'000ull * static_cast<unsigned>(frame),
                                 picture.raster()}));
    inputs.push_back(challenge);
    return inputs;
}

std::optional<double> fact_of(const Results& results, const char* fact) {
    return results.records.empty() ? std::nullopt : results.records.front().number(fact);
}

/// Catches plugins that index steps or look words up and trust that they are there.
Verdict survives_odd_challenges(Bench& bench, const Role& role) {
    if (Result<Instance*> instance = bench.instance(); !instance) return failed(instance.error().what);
    const std::vector<Record> good = bench.good(role.takes.front().kind);
    const Record picture = good.empty() ? blank(role.takes.front().kind) : good.front();
    std::vector<Record> odd{blank(COTEJO_KIND_CHALLENGE), challenge_of({}, 1),
                            challenge_of({"stand-on-your-head"}, 2),
                            challenge_of(std::vector<std::string>(64, "blink"), 3)};
    for (const Record& challenge : odd) {
        const Results results = bench.run(role, still(role, picture, challenge));
        if (const std::string death = bench.death(results.outcome); !death.empty())
            return failed("given an odd challenge: " + death);
    }
    return passed();
}

/// Catches an assess that lets a traveller off at the first frame, or says nothing.
Verdict tells_progress(Bench& bench, const Role& role) {
    const auto good = bench.good(role.takes.front().kind);
    if (good.empty()) return skipped("no sample of " + role.takes.front().kind);
    const Results results =
        bench.run(role, still(role, good.front(), challenge_of({"turn-left", "blink"}, 4)));
    if (results.outcome.status != Status::ok)
        return failed("it ended as " + std::string(name(results.outcome.status)) +
                      ", so that nobody hears how much is done");
    const auto done = fact_of(results, COTEJO_FACT_CHALLENGE);
    if (!done) return failed("there is no fact `challenge`");
    if (!(*done >= 0.0 && *done < 1.0))
        return failed("after one frame of two steps `challenge` is " + std::to_string(*done));
    return passed();
}

/// Catches a detect that never looks: a picture that does not move has done nothing.
Verdict takes_no_still(Bench& bench, const Role& role, const std::vector<std::string>& steps) {
    const auto good = bench.good(role.takes.front().kind);
    if (good.empty()) return skipped("no sample of " + role.takes.front().kind);
    const Results results = bench.run(role, still(role, good.front(), challenge_of(steps, 5)));
    const auto attack = fact_of(results, COTEJO_FACT_ATTACK);
    if (results.outcome.status == Status::ok && attack.value_or(1.0) < kHalf)
        return failed("one picture, shown " + std::to_string(kFrames) + " times, has an `attack` of only " +
                      std::to_string(*attack));
    return passed();
}

/// Catches a detect that remembers: the host may ask any of its processes.
Verdict repeats_itself(Bench& bench, const Role& role) {
    const auto good = bench.good(role.takes.front().kind);
    if (good.empty()) return skipped("no sample of " + role.takes.front().kind);
    const auto inputs = still(role, good.front(), challenge_of({"turn-left", "blink"}, 6));
    const Results one = bench.run(role, inputs), two = bench.run(role, inputs);
    if (one.outcome.status != two.outcome.status ||
        fact_of(one, COTEJO_FACT_ATTACK) != fact_of(two, COTEJO_FACT_ATTACK))
        return failed("the same sequence got two answers");
    return passed();
}

}  // namespace

std::vector<Case> challenge_cases(const Role& role) {
    if (std::ranges::none_of(role.takes, [](auto& in) { return in.kind == COTEJO_KIND_CHALLENGE; }))
        return {};
    const auto with = [role](auto run) { return [=](Bench& bench) { return run(bench, role); }; };
    std::vector<Case> cases = {{Level::bronze, title(role) + ": survives odd challenges",
                                with(survives_odd_challenges)}};
    if (role.role == "assess")
        cases.push_back({Level::silver, title(role) + ": says how much of a challenge is done",
                         with(tells_progress)});
    if (role.role != "detect") return cases;
    cases.push_back({Level::silver, title(role) + ": takes no still picture for a challenge done",
                     [role](Bench& bench) { return takes_no_still(bench, role, {"turn-left", "blink"}); }});
    cases.push_back({Level::silver, title(role) + ": takes no step it does not know for done",
                     [role](Bench& bench) {
                         return takes_no_still(bench, role, {"stand-on-your-head"});
                     }});
    cases.push_back({Level::gold, title(role) + ": gives the same answer twice to a challenge",
                     with(repeats_itself)});
    return cases;
}

}  // namespace cotejo::tools
