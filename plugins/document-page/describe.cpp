// SPDX-License-Identifier: Apache-2.0

#include "describe.hpp"

#include <algorithm>

#include "cotejo/kinds.h"

namespace page {

void place(cotejo::Draft& draft, const Sight& sight) {
    cv::Point2d low(1e9, 1e9), high(-1e9, -1e9);
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d at((sight.corners[i].x + 0.5) / sight.picture.cols, (sight.corners[i].y + 0.5) / sight.picture.rows);
        const std::string name = "corner." + std::to_string(i + 1);
        draft.number(name + ".x", at.x).number(name + ".y", at.y);
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    draft.number(COTEJO_FACT_BOX_X, low.x).number(COTEJO_FACT_BOX_Y, low.y);
    draft.number(COTEJO_FACT_BOX_WIDTH, high.x - low.x).number(COTEJO_FACT_BOX_HEIGHT, high.y - low.y);
}

void kind(cotejo::Draft& draft, const Sight& sight) {
    draft.text(COTEJO_FACT_PAGE, name(sight.kind), sight.sure);
    if (!sight.zone) return;
    if (sight.kind == Kind::passport) draft.text(COTEJO_FACT_DOCUMENT_FORMAT, "TD3", sight.sure);
    if (sight.kind == Kind::visa) draft.text(COTEJO_FACT_DOCUMENT_FORMAT, "MRV-A", sight.sure);
    if (sight.kind == Kind::card_back) draft.text(COTEJO_FACT_DOCUMENT_FORMAT, "TD1", sight.sure);
}

void check(cotejo::Draft& draft, const Check& check) {
    draft.text(COTEJO_FACT_CHECK + check.name, check.result).text(COTEJO_FACT_CHECK + check.name + ".reason", check.reason);
}

}  // namespace page
