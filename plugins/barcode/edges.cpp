// SPDX-License-Identifier: Apache-2.0

#include "edges.hpp"

namespace barcode {

void find_edges(const std::uint8_t* line, int size, Edges& edges) {
    constexpr int kMiddle = 128, kSure = 20; // grey levels beyond the middle
    edges.clear();
    bool dark = false;
    float crossing = 0;
    for (int x = 0; x < size; ++x) {
        const int now = line[x] - kMiddle;
        const int before = x ? line[x - 1] - kMiddle : 127;
        if ((before < 0) != (now < 0))
            crossing = float(x - 1) + float(before) / float(before - now);
        if (!dark && now < -kSure) {
            edges.push_back(crossing);
            dark = true;
        } else if (dark && now > kSure) {
            edges.push_back(crossing);
            dark = false;
        }
    }
    if (dark) edges.push_back(float(size) - .5f);
}

}  // namespace barcode
