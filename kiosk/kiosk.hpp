// SPDX-License-Identifier: Apache-2.0
//
// Kiosk: one visit after another.

#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/visit.hpp"
#include "kiosk/screen.hpp"
#include "kiosk/services.hpp"
#include "kiosk/workflow.hpp"

namespace cotejo::kiosk {

/// How a visit ended, for whoever runs one by hand.
struct VisitReport {
    std::string id; ///< the visit's name in the audit log
    Verdict verdict;
    std::vector<Finding> findings;
    std::chrono::milliseconds took{0}; ///< from the workflow's start to the decision
    std::vector<Record> evidence;      ///< for the officer whose decision it is; personal data
    std::string problem;               ///< what the operator must mend; "" when nothing
};

/// Serves travellers on one screen. One thread, the visit's.
class Kiosk {
public:
    struct Options {
        bool forget = false; ///< erase each check-in when its screen closes: for demonstrations
        bool wait = true;    ///< the result stays until it is answered
    };
    Kiosk(Services& services, Workflow& workflow, Screen& screen, Options options)
        : services_(services), workflow_(workflow), screen_(screen), options_(options) {}

    /// Serves until `stop`.
    void serve(std::stop_token stop);

    /// Serves one traveller: language, notice, workflow, decision, result.
    VisitReport visit(std::stop_token stop);

private:
    std::string welcome(std::stop_token stop);
    VisitReport check_in(std::stop_token person, std::stop_token stop);
    void show_result(const VisitReport& report, std::stop_token stop);
    void show_officer(const std::string& step, const VisitReport& report, std::stop_token stop);
    bool closed_by_officer(const Answer& answer, const VisitReport& report, std::string& problem);
    bool seen_by_officer(const Answer& answer, const VisitReport& report, std::string& problem);
    std::string desk_with(const Answer& answer, std::string& problem);
    void write_officer(const std::string& desk, const std::string& reason, const VisitReport& report);
    void out_of_order(std::stop_token stop);

    Services& services_;
    Workflow& workflow_;
    Screen& screen_;
    Options options_;
    int wrong_codes_ = 0;
    Clock::time_point locked_until_{};
};

}  // namespace cotejo::kiosk
