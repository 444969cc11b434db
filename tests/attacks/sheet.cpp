// SPDX-License-Identifier: Apache-2.0

#include "sheet.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace attacks {

namespace {

constexpr int kCells = 16; // each way

cv::Mat printed(const cv::Mat& picture, const Material& material) {
    cv::Mat wide, grey, colours;
    picture.convertTo(wide, CV_32FC3);
    cv::cvtColor(wide, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, colours, cv::COLOR_GRAY2BGR);
    wide = colours + (wide - colours) * material.saturation;
    wide = wide * ((material.white - material.black) / 255) + cv::Scalar::all(material.black);
    wide = wide.mul(cv::Scalar(material.blue, 1, 2 - material.blue));
    cv::Mat seen;
    wide.convertTo(seen, CV_8UC3);
    return seen;
}

/// Stripes of red, green and blue beside each other, rows below each other.
double lit(double x, double y, int channel, const Material& material) {
    const double turn = 2 * CV_PI / material.pitch;
    const double stripes = std::cos(turn * x + 2 * CV_PI / 3 * channel), rows = std::cos(turn * y);
    return 1 + material.grid * (0.6 * stripes + 0.4 * rows);
}

}  // namespace

Sheet::Sheet(const cv::Mat& picture, cv::Point2f middle, float face_height, const Material& material)
    : material_(material) {
    const int border = int(material.border * picture.cols);
    cv::copyMakeBorder(printed(picture, material), texture_, border, border, border, border, cv::BORDER_CONSTANT,
                       material.border_colour);
    middle += cv::Point2f(float(border), float(border));
    for (int row = 0; row <= kCells; ++row)
        for (int column = 0; column <= kCells; ++column) {
            const cv::Point2f at(float(column) / kCells * float(texture_.cols - 1), float(row) / kCells * float(texture_.rows - 1));
            const double aside = 2.0 * column / kCells - 1;
            surface_.texture.push_back(at);
            surface_.points.push_back({(at.x - middle.x) / face_height, (at.y - middle.y) / face_height,
                                       float(material.bend * aside * aside)});
            if (row == kCells || column == kCells) continue;
            const int here = row * (kCells + 1) + column, below = here + kCells + 1;
            surface_.triangles.push_back({here, here + 1, below});
            surface_.triangles.push_back({here + 1, below + 1, below});
        }
}

void Sheet::over(cv::Mat& frame, const Place& place) const {
    const Sight sight = draw(surface_, place, 0, frame.size());
    cv::Mat seen;
    cv::remap(texture_, seen, sight.map_x, sight.map_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const double lamp_x = 320 + 4 * place.yaw, lamp_y = 150 - 3 * place.pitch; // moves with the sheet's tilt
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const double u = sight.map_x.at<float>(y, x), v = sight.map_y.at<float>(y, x);
            if (u < 0) continue;
            const double dx = (x - lamp_x) / 60, dy = (y - lamp_y) / 35;
            const double gloss = material_.gloss > 0 ? material_.gloss * std::exp(-dx * dx - dy * dy) : 0;
            for (int c = 0; c < 3; ++c) {
                const double light = material_.grid > 0 ? lit(u, v, c, material_) : 1;
                frame.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(seen.at<cv::Vec3b>(y, x)[c] * light + gloss);
            }
        }
}

}  // namespace attacks
