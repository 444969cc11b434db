// SPDX-License-Identifier: Apache-2.0

#include "detector.hpp"
#include "mesh_points.hpp"
#include "network.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace {

const std::string kModels = MODELS;

cv::Mat sample(const std::string& name) {
    std::ifstream file(std::string(PICTURES "/") + name, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto picture = picture::decode(bytes);
    EXPECT_TRUE(picture) << name << ": run scripts/dev/setup, which obtains it";
    cv::Mat small;
    if (picture) cv::resize(*picture, small, {320, picture->rows * 320 / picture->cols}, 0, 0, cv::INTER_AREA);
    return small;
}

/// Cuts a square out, turned so that from `left` to `right` is level.
cv::Matx23f level(cv::Point2f left, cv::Point2f right, cv::Point2f middle, float side, int into) {
    const cv::Point2f along = (right - left) / float(cv::norm(right - left)), m = middle;
    const float k = float(into) / side, c = along.x * k, s = along.y * k, h = float(into) / 2;
    return {c, s, h - c * m.x - s * m.y, -s, c, h + s * m.x - c * m.y};
}

cv::Mat blob(const cv::Mat& picture, const cv::Matx23f& move, int side) {
    cv::Mat crop;
    cv::warpAffine(picture, crop, move, {side, side}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return cv::dnn::blobFromImage(crop, 1.0 / 255, {}, {}, true);
}

/// True where set-up obtained OpenVINO: then nothing that needs it is left out.
bool has_openvino() { return std::filesystem::exists(kModels + "/../openvino/libs"); }

class Landmarks : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        auto started = face::start_runtime(GetParam(), 1);
        if (!started && GetParam() == "openvino" && !has_openvino()) GTEST_SKIP() << started.error().what;
        ASSERT_TRUE(started) << started.error().what;
        runtime_ = std::move(*started);
        mesh_ = runtime_->load(kModels + "/landmarks.onnx", {"points", "presence"});
        eye_ = runtime_->load(kModels + "/eye.onnx", {"points", "iris"});
    }

    face::Face found(const cv::Mat& picture) {
        const auto faces = face::Detector(*runtime_, kModels + "/yunet.onnx").find(picture);
        EXPECT_FALSE(faces.empty());
        return faces.empty() ? face::Face{} : faces.front();
    }

    /// The mesh of a face, in the picture's pixels.
    std::vector<cv::Point2f> mesh(const cv::Mat& picture, const face::Face& face) {
        const cv::Point2f middle = (face.box.tl() + face.box.br()) / 2 + cv::Point2f(0, 0.05f * face.box.height);
        const cv::Matx23f move = level(face.points[face::left_eye], face.points[face::right_eye], middle,
                                       1.4f * std::max(face.box.width, face.box.height), face::kMeshSide);
        const std::vector<cv::Mat> given = mesh_->run(blob(picture, move, face::kMeshSide));
        EXPECT_EQ(given[0].total(), std::size_t(face::kMeshPoints) * 3);
        presence_ = *given[1].ptr<float>();
        std::vector<cv::Point2f> points;
        for (const float* point = given[0].ptr<float>(); points.size() < face::kMeshPoints; point += 3)
            points.emplace_back(point[0], point[1]);
        cv::Matx23f back;
        cv::invertAffineTransform(move, back);
        cv::transform(points, points, back);
        return points;
    }

    std::unique_ptr<face::Runtime> runtime_;
    std::unique_ptr<face::Network> mesh_, eye_;
    float presence_ = 0;
};

cv::Point2f middle(const std::vector<cv::Point2f>& points, const face::MeshEye& eye) {
    return (points[std::size_t(eye.outer)] + points[std::size_t(eye.inner)]) / 2;
}

TEST_P(Landmarks, LieWhereTheDetectorSeesEyesNoseAndMouth) {
    for (const char* name : {"obama.jpg", "obama2.jpg", "obama3.jpg", "biden.jpg"}) {
        const cv::Mat picture = sample(name);
        const face::Face face = found(picture);
        const std::vector<cv::Point2f> points = mesh(picture, face);
        const double near = 0.25 * cv::norm(face.points[face::right_eye] - face.points[face::left_eye]);
        const std::array<cv::Point2f, 5> same{
            middle(points, face::kLeftEye), middle(points, face::kRightEye), points[face::kNoseTip],
            points[face::kOuterLips.left], points[face::kOuterLips.right]};
        EXPECT_GT(presence_, 0) << name;
        for (std::size_t i = 0; i < same.size(); ++i)
            EXPECT_LT(cv::norm(same[i] - face.points[i]), near) << name << " " << i;
    }
}

TEST_P(Landmarks, AreMirroredWithThePicture) {
    const cv::Mat picture = sample("biden.jpg");
    cv::Mat mirrored;
    cv::flip(picture, mirrored, 1);
    const auto points = mesh(picture, found(picture)), others = mesh(mirrored, found(mirrored));
    const double near = 0.10 * cv::norm(middle(points, face::kRightEye) - middle(points, face::kLeftEye));
    for (const auto& [left, right] : {std::pair{33, 263}, {133, 362}, {61, 291}, {face::kNoseTip, face::kNoseTip}}) {
        const cv::Point2f other = others[std::size_t(right)];
        EXPECT_LT(cv::norm(points[std::size_t(left)] - cv::Point2f(float(picture.cols - 1) - other.x, other.y)), near);
    }
}

TEST_P(Landmarks, OutlineTheFace) {
    const cv::Mat picture = sample("obama.jpg");
    const face::Face face = found(picture);
    std::vector<cv::Point2f> points = mesh(picture, face), oval;
    for (const int point : face::kFaceOval) oval.push_back(points[std::size_t(point)]);
    for (const cv::Point2f& point : face.points) EXPECT_GT(cv::pointPolygonTest(oval, point, false), 0);
    EXPECT_GT((cv::boundingRect(oval) & cv::Rect(face.box)).area(), 0.7f * face.box.area());
}

TEST_P(Landmarks, SayThatThereIsNoFaceWhereThereIsNone) {
    const cv::Mat grey(face::kMeshSide, face::kMeshSide, CV_8UC3, cv::Scalar::all(128));
    EXPECT_LT(*mesh_->run(blob(grey, {1, 0, 0, 0, 1, 0}, face::kMeshSide))[1].ptr<float>(), 0);
}

TEST_P(Landmarks, OfAnEyeHaveTheIrisBetweenTheLids) {
    const cv::Mat picture = sample("biden.jpg");
    const std::vector<cv::Point2f> points = mesh(picture, found(picture));
    const cv::Point2f outer = points[face::kLeftEye.outer], inner = points[face::kLeftEye.inner];
    const float side = face::kEyeRoom * float(cv::norm(inner - outer));
    const std::vector<cv::Mat> given =
        eye_->run(blob(picture, level(outer, inner, (outer + inner) / 2, side, face::kEyeSide), face::kEyeSide));
    ASSERT_EQ(given[0].total() + given[1].total(), std::size_t(face::kEyePoints + face::kIrisPoints) * 3);
    const auto x = [&](int point) { return given[0].ptr<float>()[point * 3]; };
    const auto y = [&](int point) { return given[0].ptr<float>()[point * 3 + 1]; };
    for (int i = 0; i < face::kLidPoints; ++i) {
        EXPECT_LT(y(face::kEyeUpper + i), y(face::kEyeLower + i)) << i;
        EXPECT_NEAR(x(face::kEyeUpper + i), x(face::kEyeLower + i), 3) << i;
    }
    const float* iris = given[1].ptr<float>();
    EXPECT_TRUE(x(face::kEyeOuter) < iris[0] && iris[0] < x(face::kEyeInner)) << iris[0];
}

INSTANTIATE_TEST_SUITE_P(EachRuntime, Landmarks, testing::Values("opencv", "openvino"),
                         [](const auto& info) { return info.param; });

TEST(LandmarkNetworks, GiveTheSameOnBothRuntimes) {
    auto one = face::start_runtime("opencv", 1), other = face::start_runtime("openvino", 1);
    if (!other && !has_openvino()) GTEST_SKIP() << other.error().what;
    ASSERT_TRUE(other) << other.error().what;
    const cv::Mat input = blob(sample("obama.jpg"), {0.7f, 0, 0, 0, 0.7f, 0}, face::kMeshSide);
    const auto points = [&](face::Runtime& runtime) {
        return runtime.load(kModels + "/landmarks.onnx", {"points"})->run(input)[0].reshape(1, 1).clone();
    };
    EXPECT_LT(cv::norm(points(**one), points(**other), cv::NORM_INF), 1e-3);
}

}  // namespace
