// SPDX-License-Identifier: Apache-2.0

#include "pdf417_words.hpp"

namespace barcode::pdf417 {

namespace {

/// How dark each module is in every form of a cluster, by module and then by codeword: 1 or -1.
using Cluster = std::array<std::array<float, kWords>, kWordModules>;

const std::array<Cluster, 3>& clusters() {
    static const std::array<Cluster, 3> all = [] {
        std::array<Cluster, 3> made;
        for (std::size_t row = 0; row < 3; ++row)
            for (int word = 0; word < kWords; ++word)
                for (int i = 0; i < kWordModules; ++i)
                    made[row][std::size_t(i)][std::size_t(word)] =
                        form(word, int(row)) >> (kWordModules - 1 - i) & 1 ? 1.f : -1.f;
        return made;
    }();
    return all;
}

}  // namespace

Word likeliest(const Looks& looks, int row, float blur) {
    const Cluster& cluster = clusters()[std::size_t(row % 3)];
    std::array<float, kWords> distance{};
    for (std::size_t i = 0; i < kWordModules; ++i) {
        const float own = 1 - 2 * blur, look = looks[i];
        const float* here = cluster[i].data();
        // A codeword stands between a space and a bar, as its own ends are a bar and a space.
        const float* before = i ? cluster[i - 1].data() : cluster[kWordModules - 1].data();
        const float* after = i + 1 < kWordModules ? cluster[i + 1].data() : cluster[0].data();
        for (std::size_t word = 0; word < kWords; ++word) {
            const float off = own * here[word] + blur * (before[word] + after[word]) - look;
            distance[word] += off * off;
        }
    }
    Word best;
    float least = 1e9f, next = 1e9f;
    for (std::size_t word = 0; word < kWords; ++word) {
        if (distance[word] < least) {
            next = least;
            least = distance[word];
            best.codeword = int(word);
        } else if (distance[word] < next) {
            next = distance[word];
        }
    }
    best.lead = next - least;
    return best;
}

}  // namespace barcode::pdf417
