// SPDX-License-Identifier: Apache-2.0

#include "data_matrix_modules.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "data_matrix_border.hpp"
#include "lattice.hpp"

namespace barcode {

namespace {

/// A module's value from its middle and four places around it.
float value_of(const cv::Mat& part, const Plane& plane, int row, int column) {
    const auto x = float(column) + .5f, y = float(row) + .5f;
    float sum = 2 * value_at(part, plane.place(x, y));
    for (const float by : {-.2f, .2f})
        sum += value_at(part, plane.place(x + by, y)) + value_at(part, plane.place(x, y + by));
    return sum / 6;
}

/// Lays a plane through values of places: a + b * row + c * column.
cv::Vec3f fitted(const std::vector<cv::Vec3f>& places) {
    cv::Matx33f squares = cv::Matx33f::eye() * 1e-3f;
    cv::Vec3f sums(0, 0, 0);
    for (const cv::Vec3f& place : places) {
        const cv::Vec3f at(1, place[0], place[1]);
        squares += at * at.t();
        sums += at * place[2];
    }
    return squares.solve(sums, cv::DECOMP_CHOLESKY);
}

}  // namespace

cv::Mat measured(const cv::Mat& part, const Plane& plane) {
    cv::Mat_<float> modules(plane.size(), plane.size());
    std::vector<cv::Vec3f> dark, light;
    for (int row = 0; row < modules.rows; ++row)
        for (int column = 0; column < modules.cols; ++column) {
            const float value = modules(row, column) = value_of(part, plane, row, column);
            if (const auto is_dark = border(plane.size(), row, column))
                (*is_dark ? dark : light).push_back({float(row), float(column), value});
        }
    const cv::Vec3f darkest = fitted(dark), lightest = fitted(light);
    for (int row = 0; row < modules.rows; ++row)
        for (int column = 0; column < modules.cols; ++column) {
            const cv::Vec3f at(1, float(row), float(column));
            const float least = at.dot(darkest), range = std::max(at.dot(lightest) - least, 1.f);
            modules(row, column) = (modules(row, column) - least) / range;
        }
    return modules;
}

cv::Mat apart(const cv::Mat& modules, float share) {
    const cv::Mat cross = (cv::Mat_<float>(3, 3) << .5f, 1, .5f, 1, 0, 1, .5f, 1, .5f) / 6;
    cv::Mat around;
    cv::filter2D(modules, around, CV_32F, cross, {-1, -1}, 0, cv::BORDER_REPLICATE);
    return modules * (1 + share) - around * share;
}

cv::Mat drawn(const cv::Mat& modules) {
    constexpr int kQuiet = 2, kModule = 3;
    const int size = modules.rows;
    cv::Mat small(size + 2 * kQuiet, size + 2 * kQuiet, CV_8UC1, cv::Scalar(255)), code;
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column)
            if (border(size, row, column).value_or(modules.at<float>(row, column) < .5f))
                small.at<std::uint8_t>(row + kQuiet, column + kQuiet) = 0;
    cv::resize(small, code, {}, kModule, kModule, cv::INTER_NEAREST);
    return code;
}

}  // namespace barcode
