// SPDX-License-Identifier: Apache-2.0
//
// Paper and screens have a lighter black, a darker white, and less colour than what they show. All
// three depend on skin, light and exposure, so this is a hint and no more: fusion.hpp.

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "checks.hpp"

namespace pad {

namespace {

double at_part(const cv::Mat& values, double part) {
    std::vector<uchar> all(values.begin<uchar>(), values.end<uchar>());
    const auto place = all.begin() + std::ptrdiff_t(part * double(all.size() - 1));
    std::nth_element(all.begin(), place, all.end());
    return *place;
}

double dullness(const Frame& frame) {
    const cv::Rect inside = cv::Rect(frame.box) & cv::Rect({}, frame.grey.size());
    if (inside.area() < 100) return 0;
    cv::Mat colours[3], largest, smallest;
    cv::split(frame.colour(inside), colours);
    cv::max(colours[0], cv::max(colours[1], colours[2]), largest);
    cv::min(colours[0], cv::min(colours[1], colours[2]), smallest);
    const double bright = std::max(at_part(largest, 0.99), 1.0);
    const double black = at_part(smallest, 0.01) / bright; // beside the face's own light: any exposure
    const double colour = at_part(cv::Mat(largest - smallest), 0.9) / bright;
    const double lifted = std::clamp((black - 0.08) / 0.17, 0.0, 1.0);
    const double pale = std::clamp((0.45 - colour) / 0.25, 0.0, 1.0);
    return (lifted + pale) / 2;
}

}  // namespace

std::optional<double> dullness(const Sample& sample) { return dullness(sample.best); }

}  // namespace pad
