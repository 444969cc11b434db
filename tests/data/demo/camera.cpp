// SPDX-License-Identifier: Apache-2.0
//
// Picks and prepares what the simulated camera shows.

#include "camera.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace cotejo::demo {

namespace {

constexpr int kCameraHeight = 720;

/// The part of a sample picture that a camera at a kiosk would frame.
struct Sample {
    std::string_view name;
    cv::Rect part;
};

constexpr const char* kDifferent = "is not the picture that scripts/dev/setup obtains";

const Sample* find(std::string_view name) {
    static const std::array<Sample, 4> all{{{"biden.jpg", {100, 0, 870, 900}},
                                            {"obama.jpg", {0, 0, 910, 1137}},
                                            {"obama2.jpg", {0, 100, 626, 900}},
                                            {"obama3.jpg", {300, 60, 950, 950}}}};
    const auto* at = std::ranges::find(all, name, &Sample::name);
    return at == all.end() ? nullptr : at;
}

/// Leaves of a picture what a lens far out of focus leaves.
cv::Mat unreadable(const cv::Mat& picture) {
    cv::Mat tiny, blurred;
    cv::resize(picture, tiny, {7, 7}, 0, 0, cv::INTER_AREA);
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
    const Sample* sample = find(file.filename().string());
    if (!sample || (sample->part & cv::Rect({}, picture->size())) != sample->part)
        return Error{Status::failed, file.string() + " " + kDifferent};
    const cv::Mat part = (*picture)(sample->part);
    cv::Mat scaled;
    const double scale = std::min(1.0, double(longer_side) / std::max(part.cols, part.rows));
    cv::resize(part, scaled, {}, scale, scale, cv::INTER_AREA);
    return scaled;
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
