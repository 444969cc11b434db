// SPDX-License-Identifier: Apache-2.0
//
// Probe against many in one job; one by one when that fails, so that one bad template costs one pair.

#include "evaluate/comparisons.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <numeric>

#include "evaluate/progress.hpp"
#include "isolation/bytes.hpp"
#include "record_file.hpp"

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kMostReferences = 256; // well below the contract's 4096 inputs and 32 KiB of scores
constexpr float kNoScore = std::numeric_limits<float>::quiet_NaN();

/// The scores of a job: one finite f32 a reference, or a reason.
Result<std::vector<float>> scores_of(const Results& results, std::size_t references) {
    if (results.outcome.status != Status::ok)
        return Error{results.outcome.status, std::string(name(results.outcome.status)) +
                                                 (results.outcome.reason.empty() ? "" : ": " + results.outcome.reason)};
    if (results.records.size() != 1 || results.records[0].data().size() != references * sizeof(float))
        return Error{Status::invalid, "it must give one f32 a reference"};
    std::vector<float> scores(references);
    std::memcpy(scores.data(), results.records[0].data().data(), references * sizeof(float));
    if (!std::ranges::all_of(scores, [](float score) { return std::isfinite(score); }))
        return Error{Status::invalid, "it gave a score that is not finite"};
    return scores;
}

/// One comparator at work on portions.
class Comparing {
public:
    Comparing(const Trials& trials, const Plan& plan, const std::vector<Sample>& samples, Crew& crew)
        : trials_(trials), plan_(plan), samples_(samples), crew_(crew) {}

    /// Scores of all pairs of the portion, NaN for those without.
    std::vector<float> compare(const Portion& portion, std::size_t worker, std::string& why) const {
        const Result<Record> probe = probe_of(portion.probe);
        std::vector<float> scores(portion.pairs.size(), kNoScore);
        if (!probe) return why = probe.error().what, scores;
        Result<std::vector<float>> all = compare(*probe, portion.pairs, worker);
        if (all) return std::move(*all);
        why = all.error().what;
        if (portion.pairs.size() == 1) return scores;
        for (std::size_t i = 0; i < scores.size(); ++i)
            if (const auto one = compare(*probe, {&portion.pairs[i], 1}, worker)) scores[i] = one->front();
            else why = one.error().what;
        return scores;
    }

private:
    Result<Record> probe_of(std::uint32_t picture) const {
        if (plan_.probe_is_sample) return read_record(trials_.pictures[picture].file, plan_.sample);
        return samples_[picture].templates[plan_.probe];
    }
    Result<std::vector<float>> compare(const Record& probe, std::span<const std::uint32_t> pairs,
                                       std::size_t worker) const {
        std::vector<Record> inputs{probe};
        for (const std::uint32_t pair : pairs) inputs.push_back(samples_[trials_.pairs[pair].reference].templates[0]);
        return scores_of(crew_.run(worker, plan_.compare, std::move(inputs)), pairs.size());
    }

    const Trials& trials_;
    const Plan& plan_;
    const std::vector<Sample>& samples_;
    Crew& crew_;
};

std::vector<std::uint8_t> entry_of(std::uint32_t portion, const std::vector<float>& scores, const std::string& why) {
    std::vector<std::uint8_t> entry;
    Writer writer(entry);
    writer.number(portion).text(why).bytes(
        {reinterpret_cast<const std::uint8_t*>(scores.data()), scores.size() * sizeof(float)});
    return entry;
}

/// Puts a portion's scores where its pairs are.
void put(Comparisons& comparisons, const Portion& portion, const std::vector<float>& scores, const std::string& why) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
        comparisons.scores[portion.pairs[i]] = scores[i];
        if (!std::isnan(scores[i])) continue;
        if (comparisons.failed++ == 0) comparisons.why = why;
    }
}

/// Takes what the journal knows; gives which portions are done.
std::vector<bool> restore(Comparisons& comparisons, const std::vector<Portion>& all,
                          const std::vector<std::vector<std::uint8_t>>& known) {
    std::vector<bool> done(all.size(), false);
    for (const auto& entry : known) {
        Reader reader(entry);
        const auto number = reader.number<std::uint32_t>();
        const std::string why{reader.text(1 << 20)};
        const auto bytes = reader.bytes();
        if (!reader.done() || number >= all.size() || done[number] ||
            bytes.size() != all[number].pairs.size() * sizeof(float))
            continue;
        std::vector<float> scores(all[number].pairs.size());
        std::memcpy(scores.data(), bytes.data(), bytes.size());
        put(comparisons, all[number], scores, why);
        done[number] = true;
    }
    return done;
}

}  // namespace

std::vector<Portion> portions(const Trials& trials, const std::vector<Sample>& samples, std::size_t most) {
    const auto is_made = [&](std::uint32_t picture) { return samples[picture].state == Sample::State::made; };
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < trials.pairs.size(); ++i)
        if (is_made(trials.pairs[i].probe) && is_made(trials.pairs[i].reference)) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t pair) { return trials.pairs[pair].probe; });
    std::vector<Portion> cut;
    for (const std::uint32_t pair : order) {
        const std::uint32_t probe = trials.pairs[pair].probe;
        if (cut.empty() || cut.back().probe != probe || cut.back().pairs.size() == most) cut.push_back({probe, {}});
        cut.back().pairs.push_back(pair);
    }
    return cut;
}

Result<Comparisons> compare_all(const Trials& trials, const Plan& plan, const std::vector<Sample>& samples,
                                Crew& crew, Journal& journal,
                                const std::vector<std::vector<std::uint8_t>>& known, Desk desk) {
    const std::vector<Portion> all = portions(trials, samples, plan.many ? kMostReferences : 1);
    Comparisons comparisons{std::vector<float>(trials.pairs.size(), kNoScore), 0, {}};
    const std::vector<bool> done = restore(comparisons, all, known);
    std::vector<std::uint32_t> open;
    std::size_t pairs = 0, before = 0;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        pairs += all[i].pairs.size();
        if (done[i]) before += all[i].pairs.size();
        else open.push_back(i);
    }
    const Comparing comparing(trials, plan, samples, crew);
    Progress progress(desk.messages, desk.terminal, "comparisons", pairs, before);
    std::mutex mutex;
    Error trouble{Status::cancelled, "stopped"};
    const bool finished = share_out(crew.size(), open.size(), desk.stop, [&](std::size_t worker, std::size_t item) {
        const Portion& portion = all[open[item]];
        std::string why;
        const std::vector<float> scores = comparing.compare(portion, worker, why);
        if (desk.stop) return false; // may be only half done
        const std::lock_guard lock(mutex);
        if (!crew.up(worker)) {
            trouble = {Status::unavailable, "the plugin keeps dying while it compares: " + why};
            return false;
        }
        put(comparisons, portion, scores, why);
        progress.advance(portion.pairs.size());
        const auto kept = journal.append(entry_of(open[item], scores, why));
        if (!kept) trouble = kept.error();
        return bool(kept);
    });
    if (!finished) return trouble;
    return comparisons;
}

}  // namespace cotejo::tools::evaluation
