// SPDX-License-Identifier: Apache-2.0
//
// The mesh's 468 points, two rings around them for hair, ears and neck, triangles between them, and a
// small rasterizer with a depth buffer that says where in the texture each pixel looks.

#include "head.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <opencv2/imgproc.hpp>

#include "mesh_points.hpp"
#include "pose.hpp"
#include "warp.hpp"

namespace attacks {

namespace {

constexpr float kTallest = 300;             // of a face in a texture
constexpr double kCamera = 5;               // faces' heights away
constexpr double kNeck = 0.45;              // the axis of a head, behind its face

cv::Matx33d turned(const Place& place) {
    const auto turn = [](double degrees) { return std::pair(std::cos(degrees * CV_PI / 180), std::sin(degrees * CV_PI / 180)); };
    const auto [cy, sy] = turn(place.yaw);
    const auto [cp, sp] = turn(place.pitch);
    const auto [cr, sr] = turn(place.roll);
    return cv::Matx33d(cy, 0, -sy, 0, 1, 0, sy, 0, cy) * cv::Matx33d(1, 0, 0, 0, cp, -sp, 0, sp, cp) *
           cv::Matx33d(cr, sr, 0, -sr, cr, 0, 0, 0, 1);
}

float cross(cv::Point2f a, cv::Point2f b) { return a.x * b.y - a.y * b.x; }

struct Corner {
    cv::Point2f at, texture;
    float depth;
};

void fill(const std::array<Corner, 3>& t, Sight& sight, cv::Mat& depth) {
    const cv::Point2f ab = t[1].at - t[0].at, ac = t[2].at - t[0].at;
    const float area = cross(ab, ac);
    if (std::abs(area) < 1e-6f) return;
    const auto [left, right] = std::minmax({t[0].at.x, t[1].at.x, t[2].at.x});
    const auto [top, bottom] = std::minmax({t[0].at.y, t[1].at.y, t[2].at.y});
    for (int y = std::max(0, int(std::ceil(top))); y <= std::min(depth.rows - 1, int(bottom)); ++y)
        for (int x = std::max(0, int(std::ceil(left))); x <= std::min(depth.cols - 1, int(right)); ++x) {
            const cv::Point2f p = cv::Point2f(float(x), float(y)) - t[0].at;
            const float b = cross(p, ac) / area, c = cross(ab, p) / area, a = 1 - b - c;
            if (a < -1e-4f || b < -1e-4f || c < -1e-4f) continue;
            const float z = a * t[0].depth + b * t[1].depth + c * t[2].depth;
            if (z >= depth.at<float>(y, x)) continue;
            depth.at<float>(y, x) = z;
            const cv::Point2f from = a * t[0].texture + b * t[1].texture + c * t[2].texture;
            sight.map_x.at<float>(y, x) = from.x;
            sight.map_y.at<float>(y, x) = from.y;
        }
}

std::vector<std::array<int, 3>> triangulated(const std::vector<cv::Point2f>& points) {
    cv::Rect2f box = cv::boundingRect(points);
    cv::Subdiv2D net(cv::Rect(cv::Point(box.tl()) - cv::Point(4, 4), cv::Size(box.size()) + cv::Size(9, 9)));
    std::map<std::pair<float, float>, int> numbers;
    for (std::size_t i = 0; i < points.size(); ++i) {
        net.insert(points[i]);
        numbers.emplace(std::pair(points[i].x, points[i].y), int(i));
    }
    std::vector<cv::Vec6f> found;
    net.getTriangleList(found);
    std::vector<std::array<int, 3>> triangles;
    for (const cv::Vec6f& t : found) {
        std::array<int, 3> triangle{};
        bool known = true;
        for (int k = 0; k < 3; ++k) {
            const auto at = numbers.find({t[2 * k], t[2 * k + 1]});
            known = known && at != numbers.end();
            if (known) triangle[std::size_t(k)] = at->second;
        }
        if (known) triangles.push_back(triangle);
    }
    return triangles;
}

/// Draws an upper lid, of the skin above it, down over an eye; a dark line where the lashes meet.
void close_eye(cv::Mat& texture, const std::vector<cv::Point2f>& points, const face::MeshEye& eye, double closed) {
    const auto at = [&](int index) { return points[std::size_t(index)]; };
    const cv::Point2f gap = at(eye.lower[3]) - at(eye.upper[3]);
    const auto down = [&](double part) { return cv::Point2f(gap * part); };
    const float small = 0.02f * float(texture.rows) / 2.8f;
    const cv::Point2f skin = at(eye.upper[3]) - down(0.4) - cv::Point2f(0, small);
    const cv::Rect around = cv::Rect(cv::Point(skin) - cv::Point(int(small), int(small)), cv::Size(2 * int(small) + 1, int(small) + 1));
    const cv::Scalar colour = cv::mean(texture(around & cv::Rect({}, texture.size())));
    std::vector<cv::Point> lid, lashes;
    const cv::Point2f along = 0.12f * (at(eye.inner) - at(eye.outer));
    const auto add = [&](cv::Point2f point) { lid.emplace_back(point); };
    add(at(eye.outer) - along);
    for (const int index : eye.upper) add(at(index) - down(0.35));
    add(at(eye.inner) + along * 0.5f);
    for (std::size_t i = eye.upper.size(); i-- > 0;) {
        const cv::Point2f edge = at(eye.upper[i]) + float(closed * 1.25) * (at(eye.lower[i]) - at(eye.upper[i]));
        add(edge);
        lashes.emplace_back(edge);
    }
    cv::fillPoly(texture, std::vector{lid}, colour, cv::LINE_AA);
    cv::polylines(texture, std::vector{lashes}, false, colour * 0.45, std::max(1, int(small / 3)), cv::LINE_AA);
}

/// Whoever looked aside in the picture looks ahead.
void face_ahead(Surface& surface, const face::Pose& pose) {
    const cv::Matx33d back = turned({.yaw = pose.yaw, .pitch = pose.pitch}).t();
    for (cv::Point3f& point : surface.points) {
        const cv::Vec3d to = back * cv::Vec3d(point.x, point.y, point.z - kNeck);
        point = {float(to[0]), float(to[1]), float(to[2] + kNeck)};
    }
}

}  // namespace

Sight draw(const Surface& surface, const Place& place, double behind, cv::Size frame) {
    const cv::Matx33d turn = turned(place);
    Sight sight{cv::Mat(frame, CV_32F, cv::Scalar(-1)), cv::Mat(frame, CV_32F, cv::Scalar(-1))};
    cv::Mat depth(frame, CV_32F, cv::Scalar(1e9));
    std::vector<Corner> corners;
    for (std::size_t i = 0; i < surface.points.size(); ++i) {
        const cv::Vec3d p(surface.points[i].x, surface.points[i].y, surface.points[i].z - behind);
        const cv::Vec3d q = turn * p + cv::Vec3d(0, 0, behind);
        const double scale = place.size * kCamera / (kCamera + q[2]);
        const cv::Point2d at = place.middle + scale * cv::Point2d(q[0], q[1]);
        corners.push_back({cv::Point2f(at), surface.texture[i], float(q[2])});
    }
    for (const auto& [a, b, c] : surface.triangles)
        fill({corners[std::size_t(a)], corners[std::size_t(b)], corners[std::size_t(c)]}, sight, depth);
    return sight;
}

Head::Head(const cv::Mat& picture, const face::Shape& shape) {
    const auto flat = [&](int i) { return cv::Point2f(shape.points[std::size_t(i)].x, shape.points[std::size_t(i)].y); };
    const cv::Point2f across = flat(face::kRightEye.outer) - flat(face::kLeftEye.outer);
    const cv::Point2f up = flat(face::kForehead) - flat(face::kChin);
    const float tall = std::hypot(up.x, up.y), scale = std::min(1.0f, kTallest / tall);
    height_ = tall * scale;
    const float turn = std::atan2(across.y, across.x), a = scale * std::cos(turn), b = scale * std::sin(turn);
    const cv::Point2f centre = (flat(face::kForehead) + flat(face::kChin)) / 2;
    const cv::Size size(int(2.6f * height_), int(2.8f * height_));
    middle_ = cv::Point2f(size) / 2;
    const cv::Matx23f move(a, b, middle_.x - a * centre.x - b * centre.y, -b, a, middle_.y + b * centre.x - a * centre.y);
    texture_ = face::warped(picture, move, size, cv::BORDER_REPLICATE);
    for (const cv::Point3f& point : shape.points) add(face::moved(move, {point.x, point.y}), point.z / tall);
    add_rings();
    surface_.triangles = triangulated(surface_.texture);
    face_ahead(surface_, face::pose(shape.points));
}

void Head::add(cv::Point2f at, float depth) {
    surface_.texture.push_back(at);
    surface_.points.push_back({(at.x - middle_.x) / height_, (at.y - middle_.y) / height_, depth});
}

void Head::add_rings() {
    std::vector<cv::Point> outline;
    for (const float wide : {1.25f, 1.6f}) // hair, ears and neck fall away behind
        for (const int i : face::kFaceOval) {
            const cv::Point2f at = middle_ + wide * (surface_.texture[std::size_t(i)] - middle_);
            add(at, surface_.points[std::size_t(i)].z + 0.8f * (wide - 1));
            if (wide < 1.5f) outline.emplace_back(middle_ + 1.12f * (at - middle_));
        }
    cover_ = cv::Mat(texture_.size(), CV_8U, cv::Scalar(0));
    cv::fillPoly(cover_, std::vector{outline}, cv::Scalar(255));
    cv::GaussianBlur(cover_, cover_, {}, height_ * 0.02);
}

void Head::over(cv::Mat& frame, const Place& place) const {
    cv::Mat texture = texture_, seen, cover;
    if (place.closed > 0.1) {
        texture = texture_.clone();
        for (const face::MeshEye& eye : {face::kLeftEye, face::kRightEye})
            close_eye(texture, surface_.texture, eye, place.closed);
    }
    const Sight sight = draw(surface_, place, kNeck, frame.size());
    cv::remap(texture, seen, sight.map_x, sight.map_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::remap(cover_, cover, sight.map_x, sight.map_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const int part = cover.at<uchar>(y, x);
            if (!part || sight.map_x.at<float>(y, x) < 0) continue;
            for (int c = 0; c < 3; ++c) {
                uchar& pixel = frame.at<cv::Vec3b>(y, x)[c];
                pixel = uchar((pixel * (255 - part) + seen.at<cv::Vec3b>(y, x)[c] * part + 127) / 255);
            }
        }
}

}  // namespace attacks
