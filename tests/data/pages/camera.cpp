// SPDX-License-Identifier: Apache-2.0
//
// Each condition is what it does to a scene; a lens and a sensor's noise come with all of them.

#include "camera.hpp"

#include <algorithm>
#include <functional>

#include <opencv2/imgproc.hpp>

#include "scene.hpp"
#include "screen.hpp"

namespace pages {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

double width_mm(const Page& page) { return page.picture.cols / page.dots_per_mm; }

/// A careful traveller: a few degrees, near the middle.
Pose careful(cv::RNG& random) {
    return {.turn = random.uniform(-6.0, 6.0), .tilt_x = random.uniform(-3.0, 3.0), .tilt_y = random.uniform(-3.0, 3.0),
            .fill = random.uniform(0.8, 0.9), .aside = {random.uniform(-0.03, 0.03), random.uniform(-0.02, 0.02)}};
}

struct Shot {
    const Page& page;
    Scene scene;
    Seen seen;
    double noise = 1.5;
    int quality = 92;
    double lens = 0.6;

    cv::RNG& random() { return scene.random(); }
    const Corners& lay(const Pose& pose) {
        seen.pages.push_back(scene.lay(page.picture, width_mm(page), pose));
        return seen.pages.back();
    }
    const Corners& lay() { return lay(careful(random())); }
};

using Act = std::function<void(Shot&)>;

void rotated(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.turn = shot.random().uniform(0.0, 360.0);
    shot.lay(pose);
}

void upside_down(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.turn += 180;
    shot.lay(pose);
}

void perspective(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.tilt_x = shot.random().uniform(-28.0, 28.0);
    pose.tilt_y = shot.random().uniform(-28.0, 28.0);
    shot.lay(pose);
}

void bent(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.bend = shot.random().uniform(0.05, 0.1);
    shot.lay(pose);
    shot.seen.whole = false;
}

void far(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.fill = shot.random().uniform(0.2, 0.3);
    pose.aside = {shot.random().uniform(-0.3, 0.3), shot.random().uniform(-0.25, 0.25)};
    shot.lay(pose);
}

void close(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.fill = shot.random().uniform(1.25, 1.5);
    shot.lay(pose);
    shot.seen.whole = false;
}

/// The page hangs over an edge of the picture by a fifth to a half.
void cut(Shot& shot) {
    Pose pose = careful(shot.random());
    const double out = shot.random().uniform(0.2, 0.45) * (shot.random().uniform(0, 2) ? 1 : -1);
    const Corners probe = placed({width_mm(shot.page), shot.page.picture.rows / shot.page.dots_per_mm}, 6.45, shot.scene.pixels().size(), pose);
    const double w = (probe[1].x - probe[0].x) / shot.scene.pixels().cols, h = (probe[3].y - probe[0].y) / shot.scene.pixels().rows;
    if (shot.random().uniform(0, 2)) pose.aside.x = (out > 0 ? 1 : -1) * (0.5 - w / 2) + out * w;
    else pose.aside.y = (out > 0 ? 1 : -1) * (0.5 - h / 2) + out * h;
    shot.lay(pose);
    shot.seen.whole = false;
}

/// The zone's right half is outside the picture.
void half_zone(Shot& shot) {
    Pose pose{.turn = shot.random().uniform(-3.0, 3.0), .fill = 0.85};
    const Corners probe = placed({width_mm(shot.page), shot.page.picture.rows / shot.page.dots_per_mm}, 6.45, shot.scene.pixels().size(), pose);
    const double w = (probe[1].x - probe[0].x) / shot.scene.pixels().cols;
    pose.aside.x = 0.5 - w / 2 + w * shot.random().uniform(0.4, 0.6);
    shot.lay(pose);
    shot.seen.whole = false;
}

void two(Shot& shot) {
    for (const double side : {-1.0, 1.0}) {
        Pose pose = careful(shot.random());
        pose.turn = shot.random().uniform(-25.0, 25.0);
        pose.fill = 0.42;
        pose.aside = {side * 0.25, shot.random().uniform(-0.05, 0.05)};
        shot.lay(pose);
    }
}

void on_screen(Shot& shot, Screen screen) {
    const Result<Seen> photograph = see(shot.page, "table", std::uint64_t(shot.random().uniform(0, 1 << 30)), {1600, 1000});
    const Corners& inside = photograph->pages[0];
    cv::Rect part = cv::boundingRect(std::vector<cv::Point2f>(inside.begin(), inside.end()));
    const int margin = shot.random().uniform(4, 80); // some attackers crop
    part = cv::Rect(part.x - margin, part.y - margin, part.width + 2 * margin, part.height + 2 * margin) & cv::Rect({}, photograph->picture.size());
    const Corners outer = lay_screen(shot.scene, photograph->picture(part), screen);
    const Corners from{cv::Point2f(0, 0), {float(part.width), 0}, {float(part.width), float(part.height)}, {0, float(part.height)}};
    std::vector<cv::Point2f> page;
    for (const cv::Point2f& corner : inside) page.push_back(corner - cv::Point2f(part.tl()));
    cv::perspectiveTransform(page, page, cv::getPerspectiveTransform(from.data(), outer.data()));
    shot.seen.pages.push_back({page[0], page[1], page[2], page[3]});
    shot.seen.on_screen = true;
    shot.lens = 0.3; // the screen's own pattern went through a lens already
}

void any_screen(Shot& shot) { on_screen(shot, Screen(shot.random().uniform(0, 3))); }

/// A laser copy without colours, cut out along the page's edge.
void grey_copy(Shot& shot) {
    cv::Mat copy, grey;
    cv::cvtColor(shot.page.picture, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, -1, 1.25, -30);
    cv::cvtColor(grey, copy, cv::COLOR_GRAY2BGR);
    shot.seen.pages.push_back(shot.scene.lay(copy, width_mm(shot.page), careful(shot.random())));
}

void hard(Shot& shot) {
    Pose pose = careful(shot.random());
    pose.turn = shot.random().uniform(0.0, 360.0);
    pose.tilt_x = shot.random().uniform(-18.0, 18.0);
    pose.tilt_y = shot.random().uniform(-18.0, 18.0);
    const Corners corners = shot.lay(pose);
    shot.scene.shadow(corners);
    shot.scene.dim(0.7);
    shot.lens = 1.0;
    shot.noise = 5;
    shot.quality = 70;
}

struct Entry {
    Condition condition;
    Act act;
};

const std::vector<Entry>& entries() {
    static const std::vector<Entry> all{
        {{"table", "laid down with care"}, [](Shot& shot) { shot.lay(); }},
        {{"rotated", "turned by any angle"}, rotated},
        {{"upside-down", "turned by half a turn"}, upside_down},
        {{"persp", "seen from aside, up to 28 degrees about each axis"}, perspective},
        {{"bent", "its middle lifted"}, bent},
        {{"shadow", "something shades a part of it"}, [](Shot& shot) { shot.scene.shadow(Corners(shot.lay())); }},
        {{"glare", "a lamp is mirrored in it"}, [](Shot& shot) { shot.scene.glare(Corners(shot.lay())); }},
        {{"blur", "out of focus"}, [](Shot& shot) { shot.lay(), shot.scene.blur(shot.random().uniform(2.2, 4.0)); }},
        {{"motion", "moved while it was taken"}, [](Shot& shot) { shot.lay(), shot.scene.smear(shot.random().uniform(13.0, 25.0)); }},
        {{"noise", "a noisy sensor"}, [](Shot& shot) { shot.lay(), shot.noise = shot.random().uniform(8.0, 14.0); }},
        {{"jpeg", "compressed to quality 25 to 45"}, [](Shot& shot) { shot.lay(), shot.quality = shot.random().uniform(25, 46); }},
        {{"dark", "an eighth to a quarter of the light"},
         [](Shot& shot) { shot.lay(), shot.scene.dim(shot.random().uniform(0.12, 0.25)), shot.noise = 3; }},
        {{"faded", "little contrast, a veil of light"}, [](Shot& shot) { shot.lay(), shot.scene.fade(0.35, 110); }},
        {{"far", "small, aside"}, far},
        {{"close", "larger than the picture"}, close},
        {{"cut", "over an edge of the picture"}, cut},
        {{"half-mrz", "half of its zone is outside the picture"}, half_zone},
        {{"two", "two of them"}, two},
        {{"fingers", "fingers over a corner"},
         [](Shot& shot) { shot.scene.fingers(Corners(shot.lay())), shot.seen.whole = false; }},
        {{"empty", "the table alone"}, [](Shot& shot) { shot.seen.whole = false; }},
        {{"hard", "turned, aside, in shadow, dim, soft, noisy and compressed"}, hard},
        {{"screen", "shown on a telephone, a tablet or a monitor"}, any_screen},
        {{"screen-telephone", "shown on a telephone"}, [](Shot& shot) { on_screen(shot, Screen::telephone); }},
        {{"screen-tablet", "shown on a tablet"}, [](Shot& shot) { on_screen(shot, Screen::tablet); }},
        {{"screen-monitor", "shown on a monitor"}, [](Shot& shot) { on_screen(shot, Screen::monitor); }},
        {{"copy", "a copy without colours, cut out"}, grey_copy},
    };
    return all;
}

}  // namespace

const std::vector<Condition>& conditions() {
    static const std::vector<Condition> all = [] {
        std::vector<Condition> list;
        for (const Entry& entry : entries()) list.push_back(entry.condition);
        return list;
    }();
    return all;
}

Result<Seen> see(const Page& page, std::string_view condition, std::uint64_t seed, cv::Size frame) {
    const auto at = std::ranges::find(entries(), condition, [](const Entry& entry) { return std::string_view(entry.condition.name); });
    if (at == entries().end()) {
        std::string list;
        for (const Condition& one : conditions()) list += (list.empty() ? "" : ", ") + std::string(one.name);
        return Error{Status::invalid, "there is no such condition; these are: " + list};
    }
    Shot shot{page, Scene(frame, seed), {}};
    at->act(shot);
    shot.scene.shade(shot.random().uniform(0.0, 0.25));
    shot.scene.blur(shot.lens);
    shot.seen.picture = shot.scene.take(shot.noise, shot.quality);
    return std::move(shot.seen);
}

}  // namespace pages
