// SPDX-License-Identifier: Apache-2.0
//
// Extracts and assesses, a picture at a time on each instance.

#include "evaluate/samples.hpp"

#include <cmath>
#include <mutex>

#include "evaluate/progress.hpp"
#include "record_file.hpp"

namespace cotejo::tools::evaluation {
namespace {

std::string why(const Outcome& outcome) {
    return std::string(name(outcome.status)) + (outcome.reason.empty() ? "" : ": " + outcome.reason);
}

Sample unreadable(std::string what, const std::filesystem::path& file) {
    const std::string prefix = file.string() + ": ";
    Sample sample;
    sample.state = Sample::State::unreadable;
    sample.why = what.starts_with(prefix) ? what.substr(prefix.size()) : what;
    return sample;
}

/// The templates of one picture, as the plan wants them.
void extract(Sample& sample, const Record& picture, const Plan& plan, Crew& crew, std::size_t worker) {
    sample.state = Sample::State::made;
    for (const Role& role : plan.extracts) {
        Results results = crew.run(worker, role, {picture});
        const bool ok = results.outcome.status == Status::ok;
        if (ok && results.records.size() == 1) {
            sample.templates.push_back(std::move(results.records[0]));
            continue;
        }
        sample.state = Sample::State::failed;
        sample.why = ok ? "gave " + std::to_string(results.records.size()) + " templates" : why(results.outcome);
        sample.templates.clear();
        return;
    }
}

std::optional<double> assess(const Record& picture, const Judge& judge, std::size_t worker) {
    if (!judge.crew) return std::nullopt;
    const Results results = judge.crew->run(worker, judge.role, {picture});
    if (results.outcome.status != Status::ok || results.records.size() != 1) return std::nullopt;
    const auto unified = results.records[0].number("unified");
    return unified && std::isfinite(*unified) ? unified : std::nullopt;
}

/// Says which picture is not what the journal knows.
Result<void> check_unchanged(const Picture& picture, const Sample& known, const Plan& plan) {
    const Result<Record> now = read_record(picture.file, plan.sample);
    const bool was = known.state != Sample::State::unreadable;
    if (was == bool(now) && (!was || sha256(now->data()) == known.digest)) return {};
    return Error{Status::invalid, picture.file.string() + ": is not what it was when this evaluation began; "
                                  "name another --work, or remove it to start anew"};
}

}  // namespace

Result<std::vector<Sample>> acquire(const Trials& trials, const Plan& plan, Crew& crew, const Judge& judge,
                                    Journal& journal, std::vector<Sample> samples, Desk desk) {
    samples.resize(trials.pictures.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        if (samples[i].state == Sample::State::pending) open.push_back(i);
        else if (const auto same = check_unchanged(trials.pictures[i], samples[i], plan); !same) return same.error();
    }
    Progress progress(desk.messages, desk.terminal, "templates", samples.size(), samples.size() - open.size());
    std::mutex mutex;
    Error trouble{Status::cancelled, "stopped"};
    const auto fail = [&](Error error) {
        const std::lock_guard lock(mutex);
        trouble = std::move(error);
        return false;
    };
    const bool all = share_out(crew.size(), open.size(), desk.stop, [&](std::size_t worker, std::size_t item) {
        const Picture& picture = trials.pictures[open[item]];
        Sample& sample = samples[open[item]];
        const Result<Record> read = read_record(picture.file, plan.sample);
        if (read) {
            sample.digest = sha256(read->data());
            extract(sample, *read, plan, crew, worker);
            if (!crew.up(worker))
                return fail({Status::unavailable, "the plugin keeps dying, at last on " + picture.file.string()});
            if (sample.state == Sample::State::made) sample.quality = assess(*read, judge, worker);
        } else {
            sample = unreadable(read.error().what, picture.file);
        }
        if (desk.stop) return sample = {}, false; // may be only half done
        if (const auto kept = journal.append(entry_of(open[item], sample)); !kept) return fail(kept.error());
        progress.advance();
        return true;
    });
    if (!all) return trouble;
    return samples;
}

}  // namespace cotejo::tools::evaluation
