// SPDX-License-Identifier: Apache-2.0
//
// What the tests of this folder build records and pictures with. Nothing here calls the writer.

#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>

#include "record.hpp"

namespace face_record::testing {

using Data = std::vector<std::uint8_t>;

/// Bytes from pairs of hexadecimal digits; blanks between them as one likes.
Data hex(std::string_view digits);
/// The lowest `size` bytes of a number, the highest of them first.
Data number(std::uint64_t value, int size);
/// These one after another.
Data join(std::initializer_list<Data> parts);
/// A tag in hexadecimal digits, the length in DER, and these parts.
Data item(std::string_view tag, std::initializer_list<Data> parts);

/// A picture of these channels in which no two places are alike.
cv::Mat pattern(int width, int height, int channels);
/// A small baseline JPEG in colour.
Data small_jpeg();
/// A progressive JPEG of three channels, a baseline one of four inks.
Data unusual_jpeg(const cv::Mat& picture);

/// How a JPEG 2000 is made; without loss.
struct Jpeg2000 {
    bool file = true;   ///< a JP2 file, or a bare codestream
    int bits = 8;       ///< of each component; the values are shifted up to them
    bool more = false;  ///< one more component than the picture has channels
    bool alpha = false; ///< which is said to be opacity
    bool sycc = false;  ///< red, green and blue are said to be luma and two chromas
    int step = 1;       ///< pixels from one sample to the next in the second and third component
};
Data jpeg2000(const cv::Mat& picture, const Jpeg2000& how = {});

/// ISO/IEC 19794-5:2005, version 010, field by field; every image with two feature points.
Data fac_2005(std::initializer_list<Data> images, std::uint8_t type = 0);
/// ISO/IEC 19794-5:2011, version 030; every image with one quality block and one landmark.
Data fac_2011(std::initializer_list<Data> images, std::uint8_t type = 0);
/// ISO/IEC 39794-5:2019 with fields that are not needed between those that are.
Data face_der(std::initializer_list<Data> images, std::uint8_t format = 2);
/// A data group 2 of one template for each record, each in `tag`.
Data data_group(std::string_view tag, std::initializer_list<Data> records);

/// Says why a record is refused; "" when it is read.
std::string why(const Data& record);

}  // namespace face_record::testing
