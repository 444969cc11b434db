// SPDX-License-Identifier: Apache-2.0
//
// Picks and prepares what the simulated camera shows.

#include "camera.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace cotejo::demo {

namespace {

constexpr int kCameraHeight = 720;

/// Leaves of a picture what a lens far out of focus leaves.
cv::Mat unreadable(const cv::Mat& picture) {
    cv::Mat tiny, blurred;
    cv::resize(picture, tiny, {12, 12}, 0, 0, cv::INTER_AREA);
    cv::resize(tiny, blurred, picture.size(), 0, 0, cv::INTER_CUBIC);
    return blurred;
}

}  // namespace

Result<cv::Mat> sample_picture(const std::filesystem::path& file, int longer_side) {
    std::ifstream stream(file, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    const Result<cv::Mat> picture = picture::decode(bytes);
    if (!picture)
        return Error{Status::failed, file.string() + ": " + picture.error().what +
                                         "; run scripts/dev/setup, which obtains it"};
    const double scale = double(longer_side) / std::max(picture->cols, picture->rows);
    if (scale >= 1) return *picture;
    cv::Mat smaller;
    cv::resize(*picture, smaller, {}, scale, scale, cv::INTER_AREA);
    return smaller;
}

const std::vector<std::string>& scenarios() {
    static const std::vector<std::string> all{"match", "other-person", "no-face"};
    return all;
}

Result<std::vector<cv::Mat>> camera_pictures(const std::string& scenario,
                                             const std::filesystem::path& pictures) {
    const bool other = scenario == "other-person";
    std::vector<cv::Mat> shown;
    for (const char* file : other ? std::vector{"biden.jpg"} : std::vector{"obama2.jpg", "obama3.jpg"}) {
        Result<cv::Mat> picture = sample_picture(pictures / file, kCameraHeight);
        if (!picture) return picture.error();
        shown.push_back(scenario == "no-face" ? unreadable(*picture) : *picture);
    }
    return shown;
}

}  // namespace cotejo::demo
