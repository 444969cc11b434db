// SPDX-License-Identifier: Apache-2.0
//
// Page: a picture at several sizes, from which lines and zones are cut straight.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "lines.hpp"

namespace zone {

/// A straight cut and the way back from its pixels to the page's.
struct Cut {
    cv::Mat grey;
    cv::Matx23f home;
    cv::Point2f to_page(cv::Point2f at) const {
        return {home(0, 0) * at.x + home(0, 1) * at.y + home(0, 2),
                home(1, 0) * at.x + home(1, 1) * at.y + home(1, 2)};
    }
};

class Page {
public:
    explicit Page(cv::Mat grey);

    const cv::Mat& whole() const { return sizes_[0]; }

    /// The whole page with its longer side `side` pixels, but at most doubled.
    Cut whole(int side) const;
    /// A part of `size` around `centre`, turned so that `along` lies to the right; one pixel of the
    /// cut is `step` pixels of the page.
    Cut part(cv::Point2f centre, cv::Point2f along, float step, cv::Size size) const;
    /// A zone with a margin, its letters 10 pixels from one to the next.
    Cut around(const Zone& zone) const;
    /// A strip for the reader that holds `letters` and two on either side, as if the line had just
    /// so many from its left to its right.
    Cut strip(const Line& line, int letters) const;

private:
    std::vector<cv::Mat> sizes_; // each half as large as the one before
};

}  // namespace zone
