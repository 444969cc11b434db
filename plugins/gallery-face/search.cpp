// SPDX-License-Identifier: Apache-2.0
//
// Search: the candidates most alike a probe on a shelf, exactly.

#include "search.hpp"

#include <algorithm>
#include <bit>

namespace gallery_face {
namespace {

/// The best so far; what is not above the floor is not among them.
class Best {
public:
    Best(std::size_t count, const Behind& behind) : count_(count), behind_(behind) {
        best_.reserve(count + 1);
    }

    float floor() const { return best_.size() < count_ ? -2.0f : best_.back().score; }

    void offer(Candidate one) {
        if (!(one.score > floor())) return;
        const auto same = std::ranges::find_if(
            best_, [&](const Candidate& other) { return behind_.same(one.slot, other.slot); });
        if (same != best_.end()) {
            if (same->score >= one.score) return;
            best_.erase(same);
        }
        const auto place = std::ranges::upper_bound(best_, one.score, std::ranges::greater{}, &Candidate::score);
        best_.insert(place, one);
        if (best_.size() > count_) best_.pop_back();
    }

    std::vector<Candidate> take() { return std::move(best_); }

private:
    std::size_t count_;
    const Behind& behind_;
    std::vector<Candidate> best_;
};

}  // namespace

std::vector<Candidate> search(const Shelf& shelf, const Template& probe, std::size_t count,
                              const Behind& behind, const Kernel& kernel) {
    if (count == 0) return {};
    const Probe rounded(probe);
    Best best(count, behind);
    shelf.blocks().each_chunk([&](std::span<const Block> blocks) {
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const Hit hit = kernel.scan(blocks, at, rounded, best.floor());
            at = hit.block;
            for (std::uint32_t rows = hit.rows; rows; rows &= rows - 1) {
                const std::uint32_t slot = blocks[hit.block].slot[std::countr_zero(rows)];
                best.offer({slot, cosine(probe, behind.of(slot))});
            }
        }
    });
    return best.take();
}

}  // namespace gallery_face
