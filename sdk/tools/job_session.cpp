// SPDX-License-Identifier: Apache-2.0
//
// Runs jobs by hand: reads files, drains the job, prints and keeps what it gave.

#include "job_session.hpp"

#include <iostream>
#include <utility>

#include "arguments.hpp"
#include "job_files.hpp"
#include "job_line.hpp"
#include "record_file.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

/// Runs one job to its end, or until `count` records of a capture are there.
Results drained(Session& session, std::vector<Record> inputs) {
    Job job{session.role.role, session.role.gives, std::move(inputs), session.options,
            Clock::now() + session.deadline};
    const std::unique_ptr<Running> running = session.instance->start(std::move(job));
    const bool capture = session.role.role == "capture";
    Results results;
    for (;;) {
        Running::Event event = running->next(Clock::time_point::max());
        if (auto* guide = std::get_if<Guide>(&event)) results.guides.push_back(*guide);
        if (auto* outcome = std::get_if<Outcome>(&event)) {
            results.outcome = *outcome;
            break;
        }
        auto* record = std::get_if<Record>(&event);
        const auto enough = static_cast<std::size_t>(session.count);
        if (!record || (capture && results.records.size() == enough)) continue;
        results.records.push_back(std::move(*record));
        if (capture && results.records.size() == enough) running->cancel();
    }
    const bool all = results.records.size() == static_cast<std::size_t>(session.count);
    if (capture && all && results.outcome.status == Status::cancelled) results.outcome = {Status::ok, ""};
    return results;
}

void print(Session& session, const std::string& file, const Results& results, double ms) {
    std::cout << line_of(file, results, ms) << std::endl;

    if (session.output.empty()) return;
    for (const Record& record : results.records)
        if (Result<void> kept = save(record, session.output, ++session.saved); !kept) {
            std::cerr << "cotejo run: " << kept.error().what << '\n';
            session.could_save = false;
        }
}

bool run_one(Session& session, const std::string& file, const std::vector<std::string>& files,
             const std::vector<std::string>& kinds) {
    std::vector<Record> inputs;
    Results results;
    for (std::size_t i = 0; i < files.size(); ++i) {
        Result<Record> input = read_record(files[i], kinds[i]);
        if (input)
            inputs.push_back(std::move(*input));
        else
            results.outcome = {input.error().status, input.error().what};
    }
    (void)session.said.take();
    const Clock::time_point start = Clock::now();
    if (inputs.size() == files.size()) results = drained(session, std::move(inputs));
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    if (results.outcome.reason.empty()) results.outcome.reason = session.said.take();
    print(session, file, results, took.count());
    return results.outcome.status == Status::ok;
}

}  // namespace

void LastWords::operator()(const LogLine& line) {
    constexpr const char* kLevels[] = {"debug", "info", "warning", "error"};
    const std::lock_guard lock(mutex_);
    std::cerr << kLevels[line.level] << ": " << line.text << '\n';
    text_ = line.text;
}

std::string LastWords::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(text_, {});
}

int run_all(Session& session, const std::vector<std::string>& files) {
    bool ok = true;
    if (session.role.takes.empty()) {
        if (!files.empty()) return usage("run", "this role takes nothing; leave the FILEs out");
        ok = run_one(session, "", {}, {});
    } else if (files.empty()) {
        return usage("run", "name a FILE for the role to work on");
    } else if (one_file_a_job(session.role)) {
        const auto kinds = kinds_for(session.role, 1);
        for (const std::string& file : files) ok = run_one(session, file, {file}, *kinds) && ok;
    } else {
        const auto kinds = kinds_for(session.role, files.size());
        if (!kinds) return usage("run", kinds.error().what);
        ok = run_one(session, files[0], files, *kinds);
    }
    if (!session.could_save) return kCannot;
    return ok ? kOk : kNo;
}

}  // namespace cotejo::tools
