// SPDX-License-Identifier: Apache-2.0
//
// The sample pictures that scripts/dev/setup obtains, as records.

#pragma once

#include "../../tests/running_plugin.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <opencv2/core.hpp>

#include "formats.hpp"
#include "picture.hpp"

namespace samples {

using cotejo::Record;
using cotejo::testing::record;

inline const std::string kOne = "obama.jpg", kOneAgain = "obama2.jpg", kOneOnceMore = "obama3.jpg",
                         kOther = "biden.jpg";

inline cv::Mat sample(const std::string& name) {
    std::ifstream file(std::string(PICTURES "/") + name, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto picture = picture::decode(bytes);
    EXPECT_TRUE(picture) << name << ": run scripts/dev/setup, which obtains it";
    return picture ? *picture : cv::Mat(8, 8, CV_8UC3);
}

inline Record as_jpeg(const cv::Mat& picture) {
    return record("face.image", "jpeg", picture::encode_jpeg(picture, 95));
}

inline Record as_raster(const cv::Mat& picture) {
    return record("face.image", picture.channels() == 1 ? "gray8" : "bgr8",
                  {picture.data, picture.step * std::size_t(picture.rows)},
                  {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)});
}

}  // namespace samples
