// SPDX-License-Identifier: Apache-2.0
//
// Cuts, and paints over.

#include "alone.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

namespace face {

namespace {

constexpr float kRoom = 1.0f;    // of the box, at each side
constexpr float kAround = 0.35f; // of another's box: hair, ears and chin

cv::Rect grown(const cv::Rect2f& box, float more, cv::Size picture) {
    const cv::Point2f rim(box.width * more, box.height * more);
    return cv::Rect(cv::Rect2f(box.tl() - rim, box.br() + rim)) & cv::Rect({}, picture);
}

}  // namespace

cv::Mat alone(const Sight& sight) {
    const cv::Size size = sight.picture.size();
    const cv::Rect own = grown(sight.face.box, 0, size);
    cv::Mat painted = sight.picture.clone();
    for (const Face& other : sight.others)
        painted(grown(other.box, kAround, size)).setTo(cv::Scalar::all(128));
    sight.picture(own).copyTo(painted(own)); // nobody else's box takes from the subject's face
    cv::Mat cut = painted(grown(sight.face.box, kRoom, size)).clone();
    constexpr double kRoomy = 0.98; // rows are padded, and sizes rounded
    const double fits = kRoomy * double(kBlockSize) / double(cut.total() * cut.elemSize());
    if (fits < 1) cv::resize(cut, cut, {}, std::sqrt(fits), std::sqrt(fits), cv::INTER_AREA);
    return cut;
}

cotejo::Draft alone(const Sight& sight, const cotejo::View& sample) {
    const cv::Mat cut = alone(sight);
    cotejo::Draft draft;
    draft.raster(COTEJO_FORMAT_BGR8, std::uint32_t(cut.cols), std::uint32_t(cut.rows), cut.data, cut.step);
    draft.time_ns = sample.time_ns();
    for (const cotejo_fact& fact : sample.facts())
        fact.text ? draft.text(fact.name, fact.text, fact.value) : draft.number(fact.name, fact.value);
    return draft;
}

}  // namespace face
