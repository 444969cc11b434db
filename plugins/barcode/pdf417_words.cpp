// SPDX-License-Identifier: Apache-2.0

#include "pdf417_words.hpp"

#include <vector>

namespace barcode::pdf417 {

namespace {

constexpr int kMostModules = 6; // of one bar or space

/// Every form of one cluster; the 929 that the standard names are among them.
struct Cluster {
    std::vector<std::uint32_t> forms;
    std::vector<float> dark[kWordModules]; // by module, then by form: 1 or -1
};

void add_forms(std::array<Cluster, 3>& clusters, std::array<int, 8>& widths, int at, int left) {
    if (at == 8) {
        if (left) return;
        const int number = (widths[0] - widths[2] + widths[4] - widths[6] + 9) % 9;
        if (number % 3) return;
        Cluster& cluster = clusters[std::size_t(number / 3)];
        std::uint32_t form = 0;
        for (std::size_t i = 0; i < 8; ++i)
            for (int j = 0; j < widths[i]; ++j) form = form << 1 | (i % 2 == 0);
        cluster.forms.push_back(form);
        for (int j = 0; j < kWordModules; ++j)
            cluster.dark[j].push_back(form >> (kWordModules - 1 - j) & 1 ? 1.f : -1.f);
        return;
    }
    for (int width = 1; width <= kMostModules && width <= left - (7 - at); ++width) {
        widths[std::size_t(at)] = width;
        add_forms(clusters, widths, at + 1, left - width);
    }
}

const std::array<Cluster, 3>& clusters() {
    static const std::array<Cluster, 3> all = [] {
        std::array<Cluster, 3> made;
        std::array<int, 8> widths{};
        add_forms(made, widths, 0, kWordModules);
        return made;
    }();
    return all;
}

}  // namespace

Word likeliest(const Looks& looks, int row, float blur) {
    const Cluster& cluster = clusters()[std::size_t(row % 3)];
    const std::size_t forms = cluster.forms.size();
    thread_local std::vector<float> distance;
    distance.assign(forms, 0);
    for (int j = 0; j < kWordModules; ++j) {
        const float own = 1 - 2 * blur, look = looks[std::size_t(j)];
        // A codeword stands between a space and a bar.
        const float* here = cluster.dark[j].data();
        const float* before = j ? cluster.dark[j - 1].data() : nullptr;
        const float* after = j + 1 < kWordModules ? cluster.dark[j + 1].data() : nullptr;
        for (std::size_t i = 0; i < forms; ++i) {
            const float seen = own * here[i] + blur * ((before ? before[i] : -1.f) + (after ? after[i] : 1.f));
            distance[i] += (seen - look) * (seen - look);
        }
    }
    std::size_t best = 0;
    float least = 1e9f, next = 1e9f;
    for (std::size_t i = 0; i < forms; ++i) {
        if (distance[i] < least) {
            next = least;
            least = distance[i];
            best = i;
        } else if (distance[i] < next) {
            next = distance[i];
        }
    }
    return {cluster.forms[best], next - least};
}

}  // namespace barcode::pdf417
