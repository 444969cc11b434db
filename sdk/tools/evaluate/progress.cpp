// SPDX-License-Identifier: Apache-2.0
//
// Draws at most ten times a second.

#include "evaluate/progress.hpp"

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kWidth = 40; // characters of the bar
constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

Progress::Progress(std::ostream& out, bool terminal, std::string what, std::size_t total, std::size_t done)
    : out_(out), terminal_(terminal), what_(std::move(what)), total_(total), done_(done) {
    if (total_ > 0) quarters_ = done_ * 4 / total_;
    if (!terminal_)
        out_ << what_ << ": " << (done_ ? std::to_string(done_) + " of " : "") << total_
             << (done_ ? " are there from before\n" : "\n") << std::flush;
}

Progress::~Progress() {
    if (!terminal_) return;
    bar();
    out_ << '\n' << std::flush;
}

void Progress::advance(std::size_t by) {
    const std::lock_guard lock(mutex_);
    done_ += by;
    if (terminal_) {
        const auto now = std::chrono::steady_clock::now();
        if (now - drawn_ < kBetween) return;
        drawn_ = now;
        return bar();
    }
    const std::size_t quarters = total_ ? done_ * 4 / total_ : 4;
    if (quarters == quarters_) return;
    quarters_ = quarters;
    out_ << what_ << ": " << done_ << " of " << total_ << '\n' << std::flush;
}

void Progress::bar() {
    const std::size_t full = total_ ? kWidth * done_ / total_ : kWidth;
    out_ << '\r' << what_ << " [" << std::string(full, '#') << std::string(kWidth - full, '.') << "] " << done_
         << '/' << total_ << std::flush;
}

}  // namespace cotejo::tools::evaluation
