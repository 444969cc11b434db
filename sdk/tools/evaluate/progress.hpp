// SPDX-License-Identifier: Apache-2.0
//
// Says how far a long piece of work is: a bar on a terminal, else a line at each quarter.

#pragma once

#include <chrono>
#include <mutex>
#include <ostream>
#include <string>

namespace cotejo::tools::evaluation {

/// Any thread. `done` of the total may be there from before.
class Progress {
public:
    Progress(std::ostream& out, bool terminal, std::string what, std::size_t total, std::size_t done = 0);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    void advance(std::size_t by = 1);

private:
    void bar();

    std::mutex mutex_;
    std::ostream& out_;
    bool terminal_;
    std::string what_;
    std::size_t total_, done_, quarters_ = 0;
    std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace cotejo::tools::evaluation
