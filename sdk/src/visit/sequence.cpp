// SPDX-License-Identifier: Apache-2.0
//
// Keeps a frame for each slot of time without knowing how many will come: when all are full, slots
// become twice as long.

#include "visit/sequence.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace cotejo {
namespace {

void keep(std::vector<Record>& frames, const Record& frame) {
    if (Result<Record> copy = freeze(frame)) frames.push_back(std::move(*copy));
}

}  // namespace

void Sequence::offer(const Record& frame) {
    if (evens_ == 0) return;
    const auto due = [&] { return even_.empty() || slot(frame) > slot(even_.back()); };
    while (due() && even_.size() == evens_) thin();
    if (due()) keep(even_, frame);
}

void Sequence::mark(const Record& frame) {
    if (marks_ == 0) return;
    if (marked_.size() == marks_) marked_.pop_back();
    keep(marked_, frame);
}

void Sequence::clear() { *this = Sequence(marks_ + evens_); }

std::uint64_t Sequence::slot(const Record& frame) const {
    return (frame.time_ns() - even_.front().time_ns()) / apart_ns_;
}

void Sequence::thin() {
    apart_ns_ *= 2;
    std::vector<Record> fewer;
    std::optional<std::uint64_t> last;
    for (const Record& frame : even_)
        if (const auto before = std::exchange(last, slot(frame)); before != last)
            fewer.push_back(frame);
    even_ = std::move(fewer);
}

std::vector<Record> Sequence::frames() const {
    std::vector<Record> all = even_;
    all.insert(all.end(), marked_.begin(), marked_.end());
    std::ranges::stable_sort(all, {}, &Record::time_ns);
    const auto same = [](const Record& a, const Record& b) { return a.time_ns() == b.time_ns(); };
    all.erase(std::unique(all.begin(), all.end(), same), all.end()); // clang 14 knows no ranges::unique
    return all;
}

}  // namespace cotejo
