// SPDX-License-Identifier: Apache-2.0
//
// Runs YuNet and decodes what it gives: for each stride, a grid of cells with a class score, an
// objectness, a box and five points, all relative to the cell.

#include "detector.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace face {

namespace {

constexpr int kStrides[] = {8, 16, 32};
constexpr int kPadTo = 32;        // the network halves its input five times
constexpr float kLeastScore = 0.7f;
constexpr float kSameFace = 0.3f;  // boxes that overlap by more are one face

/// Fills up to the right and below with black, to the next multiple of 32.
cv::Mat padded(const cv::Mat& picture) {
    const auto missing = [](int size) { return (kPadTo - size % kPadTo) % kPadTo; };
    cv::Mat larger;
    cv::copyMakeBorder(picture, larger, 0, missing(picture.rows), 0, missing(picture.cols),
                       cv::BORDER_CONSTANT);
    return larger;
}

/// One stride's share of the outputs, as rows of one, one, four and ten numbers a cell.
struct Grid {
    const float *classes, *objects, *boxes, *points;
    int stride, columns, cells;
};

Face decoded(const Grid& grid, int cell, float score) {
    const float column = float(cell % grid.columns), row = float(cell / grid.columns);
    const float stride = float(grid.stride);
    const float* box = grid.boxes + cell * 4;
    const cv::Size2f size(std::exp(box[2]) * stride, std::exp(box[3]) * stride);
    const cv::Point2f centre((column + box[0]) * stride, (row + box[1]) * stride);
    Face face{{centre - cv::Point2f(size.width / 2, size.height / 2), size}, {}, score};
    for (int i = 0; i < 5; ++i) {
        const float* point = grid.points + cell * 10 + i * 2;
        face.points[std::size_t(i)] = {(column + point[0]) * stride, (row + point[1]) * stride};
    }
    return face;
}

void collect(const Grid& grid, std::vector<Face>& faces) {
    for (int cell = 0; cell < grid.cells; ++cell) {
        const float sure = std::clamp(grid.classes[cell], 0.0f, 1.0f) *
                           std::clamp(grid.objects[cell], 0.0f, 1.0f);
        const float score = std::sqrt(sure);
        if (score >= kLeastScore) faces.push_back(decoded(grid, cell, score));
    }
}

/// Keeps the surest of faces that overlap.
std::vector<Face> each_once(const std::vector<Face>& faces) {
    std::vector<cv::Rect2d> boxes;
    std::vector<float> scores;
    for (const Face& face : faces) {
        boxes.emplace_back(face.box);
        scores.push_back(face.score);
    }
    std::vector<int> kept;
    cv::dnn::NMSBoxes(boxes, scores, kLeastScore, kSameFace, kept);
    std::vector<Face> once;
    for (const int index : kept) once.push_back(faces[std::size_t(index)]);
    return once;
}

/// cls_8, cls_16, cls_32, obj_8, ...: the outputs, four parts of three strides.
std::vector<std::string> outputs() {
    std::vector<std::string> names;
    for (const char* part : {"cls_", "obj_", "bbox_", "kps_"})
        for (const int stride : kStrides) names.push_back(part + std::to_string(stride));
    return names;
}

}  // namespace

Detector::Detector(Runtime& runtime, const std::string& file)
    : network_(runtime.load(file, outputs())) {}

std::vector<Face> Detector::find(const cv::Mat& picture) {
    const cv::Mat input = padded(picture);
    const std::vector<cv::Mat> given = network_->run(cv::dnn::blobFromImage(input));
    std::vector<Face> faces;
    for (std::size_t i = 0; i < std::size(kStrides); ++i) {
        const int stride = kStrides[i], columns = input.cols / stride;
        const int cells = columns * (input.rows / stride);
        collect({given[i].ptr<float>(), given[i + 3].ptr<float>(), given[i + 6].ptr<float>(),
                 given[i + 9].ptr<float>(), stride, columns, cells},
                faces);
    }
    faces = each_once(faces);
    std::ranges::sort(faces, std::greater{}, [](const Face& face) { return face.box.width; });
    return faces;
}

}  // namespace face
