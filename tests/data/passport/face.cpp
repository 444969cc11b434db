// SPDX-License-Identifier: Apache-2.0

#include "passport/face.hpp"

#include <opencv2/imgproc.hpp>

#include "formats.hpp"

namespace passport {

namespace {

cv::Mat head(double grain) {
    cv::Mat picture(320, 240, CV_8UC3, cv::Scalar(210, 205, 200));
    cv::ellipse(picture, {120, 330}, {110, 90}, 0, 0, 360, cv::Scalar(90, 70, 60), cv::FILLED);
    cv::ellipse(picture, {120, 150}, {68, 92}, 0, 0, 360, cv::Scalar(150, 175, 215), cv::FILLED);
    for (const int x : {95, 145}) cv::ellipse(picture, {x, 140}, {12, 6}, 0, 0, 360, cv::Scalar(60, 50, 40), cv::FILLED);
    cv::ellipse(picture, {120, 195}, {24, 8}, 0, 0, 180, cv::Scalar(90, 80, 160), 3);
    if (grain <= 0) return picture;
    cv::Mat noise(picture.size(), CV_16SC3), wide;
    cv::RNG random(7);
    random.fill(noise, cv::RNG::NORMAL, 0, grain);
    picture.convertTo(wide, CV_16SC3);
    cv::Mat(wide + noise).convertTo(picture, CV_8UC3);
    return picture;
}

struct Size {
    std::uint32_t width = 0, height = 0;
};

/// The frame header SOF0 or SOF2 (ISO/IEC 10918-1, B.2.2).
Size size_of_jpeg(View jpeg) {
    std::size_t i = 2;
    while (i + 9 < jpeg.size() && jpeg[i] == 0xFF) {
        if (jpeg[i + 1] == 0xC0 || jpeg[i + 1] == 0xC2)
            return {std::uint32_t(emrtd::number(jpeg.subspan(i + 7, 2))), std::uint32_t(emrtd::number(jpeg.subspan(i + 5, 2)))};
        i += 2 + std::size_t(emrtd::number(jpeg.subspan(i + 2, 2)));
    }
    return {};
}

/// The marker SIZ (ISO/IEC 15444-1, A.5.1): grid less offset.
Size size_of_jpeg2000(View data) {
    for (std::size_t i = 0; i + 24 < data.size(); ++i) {
        if (data[i] != 0xFF || data[i + 1] != 0x4F || data[i + 2] != 0xFF || data[i + 3] != 0x51) continue;
        const auto at = [&](std::size_t offset) { return std::uint32_t(emrtd::number(data.subspan(i + offset, 4))); };
        return {at(8) - at(16), at(12) - at(20)};
    }
    return {};
}

}  // namespace

Bytes drawn_portrait(std::size_t least_size) {
    Bytes jpeg = picture::encode_jpeg(head(0), 85);
    for (double grain = 1; jpeg.size() < least_size && grain < 60; grain += 0.5)
        jpeg = picture::encode_jpeg(head(grain), 85);
    return jpeg;
}

Bytes face_record(View picture) {
    const bool is_jpeg = picture.size() > 2 && picture[0] == 0xFF && picture[1] == 0xD8;
    const Size size = is_jpeg ? size_of_jpeg(picture) : size_of_jpeg2000(picture);
    const Bytes information = emrtd::join({
        emrtd::number(20 + 12 + picture.size(), 4), emrtd::number(0, 16), // facial information, unspecified
        emrtd::number(1, 1), emrtd::number(is_jpeg ? 0 : 1, 1),            // full frontal; JPEG or JPEG 2000
        emrtd::number(size.width, 2), emrtd::number(size.height, 2),
        emrtd::number(1, 1), emrtd::number(0, 5)});                       // RGB; source, device, quality
    return emrtd::join({emrtd::text({"FAC\0" "010\0", 8}), emrtd::number(14 + information.size() + picture.size(), 4),
                        emrtd::number(1, 2), information, picture});
}

}  // namespace passport
