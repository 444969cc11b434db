// SPDX-License-Identifier: Apache-2.0

#include "species.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "cotejo/hints.h"
#include "sheet.hpp"

namespace attacks {

namespace {

/// What somebody does with a thing they hold up when they are asked: it cannot blink.
std::vector<Place> held(const Steps& steps, std::uint64_t seed) {
    std::vector<Place> places = performed(steps, seed);
    for (Place& place : places) place.closed = 0;
    return places;
}

template <class Thing>
Take take_of(const Thing& thing, const std::vector<Place>& places, std::uint64_t seed, Light light = {}) {
    Sensor sensor(seed, light);
    const cv::Mat behind = room(seed);
    Take take;
    for (const Place& place : places) {
        cv::Mat frame = behind.clone();
        thing(frame, place, take.frames.size());
        take.add(sensor.shoot(frame));
    }
    return take;
}

const Material kMatte{.black = 42, .white = 205, .saturation = 0.8, .border = 0.04};
constexpr double kPaperSize = 0.75; // the face on paper beside a live one

Take paper(const Case& given, Material material, std::vector<Place> places) {
    cv::Mat soft;
    cv::GaussianBlur(given.victim.texture(), soft, {}, 0.8);
    const Sheet sheet(soft, given.victim.face_middle(), given.victim.face_height(), material);
    for (Place& place : places) place.size *= kPaperSize;
    return take_of([&](cv::Mat& frame, const Place& place, std::size_t) { sheet.over(frame, place); }, places, given.seed);
}

Take matte_print(const Case& given) { return paper(given, kMatte, held(given.steps, given.seed)); }

Take glossy_print(const Case& given) {
    Material material = kMatte;
    material.black = 22, material.white = 232, material.saturation = 0.95, material.gloss = 120;
    return paper(given, material, held(given.steps, given.seed));
}

Take curved_print(const Case& given) {
    Material material = kMatte;
    material.bend = 0.5;
    return paper(given, material, held(given.steps, given.seed));
}

/// Real eyes behind holes: they blink, the paper does not turn a nose.
Take cut_out_eyes(const Case& given) {
    const std::vector<Place> places = performed(given.steps, given.seed);
    Take take;
    Sensor sensor(given.seed);
    const cv::Mat behind = room(given.seed);
    for (Place place : places) {
        cv::Mat texture = given.victim.texture().clone();
        const Place upright{.closed = place.closed, .size = given.victim.face_height(), .middle = given.victim.face_middle()};
        given.victim.over(texture, upright);
        cv::Mat soft;
        cv::GaussianBlur(texture, soft, {}, 0.8);
        place.size *= kPaperSize;
        cv::Mat frame = behind.clone();
        Sheet(soft, given.victim.face_middle(), given.victim.face_height(), kMatte).over(frame, place);
        take.add(sensor.shoot(frame));
    }
    return take;
}

/// A recording on a screen that is held up; `grown`: how large the recorded face looks beside a live one.
Take replay(const Case& given, const Steps& recorded, Material material, double grown, Light light = {}) {
    const Take before = bona_fide(given.victim, recorded, given.seed + 1000);
    std::vector<Place> places = performed({}, given.seed);
    while (places.size() < before.frames.size()) places.push_back(places[places.size() % 10]);
    const cv::Point2f middle(320, 228);
    return take_of(
        [&](cv::Mat& frame, Place place, std::size_t i) {
            place.size *= grown;
            Sheet(before.frames[std::min(i, before.frames.size() - 1)], middle, 175, material).over(frame, place);
        },
        std::vector<Place>(places.begin(), places.begin() + std::ptrdiff_t(before.frames.size())), given.seed, light);
}

const Material kScreen{.black = 16, .white = 235, .saturation = 0.95, .blue = 1.07, .grid = 0.12, .pitch = 1.37,
                           .border = 0.05, .border_colour = {12, 12, 12}};

Take phone_replay(const Case& given) {
    Material material = kScreen;
    material.pitch = 0.9, material.grid = 0.06;
    return replay(given, given.other, material, 0.55);
}

Take tablet_replay(const Case& given) { return replay(given, given.other, kScreen, 0.8); }

/// A screen so large that no edge of it is seen.
Take monitor_replay(const Case& given) {
    Material material = kScreen;
    material.pitch = 1.9, material.grid = 0.25;
    return replay(given, given.other, material, 1.15);
}

/// The recording shows, by luck, exactly what is asked now.
Take lucky_replay(const Case& given) { return replay(given, given.steps, kScreen, 0.8); }

Take dim_replay(const Case& given) {
    return replay(given, given.other, kScreen, 0.8, {.gain = 0.35, .noise = 4});
}

/// A head of the right shape with the face painted on: it turns and comes closer, and never blinks.
Take mask(const Case& given) { return live(given.victim, held(given.steps, given.seed), given.seed); }

/// An accomplice does what is asked; then the picture is held up for the best frame.
Take swapped(const Case& given) {
    Take take = bona_fide(given.attacker, given.steps, given.seed);
    take.frames.resize(take.frames.size() - 12);
    take.times.resize(take.frames.size());
    Material material = kMatte;
    material.black = 20, material.white = 235, material.saturation = 1, material.border = 0;
    std::vector<Place> places = performed({}, given.seed);
    for (Place& place : places) place.size /= kPaperSize;
    for (const cv::Mat& frame : paper(given, material, places).frames) take.add(frame);
    return take;
}

}  // namespace

Take live(const Head& person, const std::vector<Place>& places, std::uint64_t seed, Light light) {
    return take_of(
        [&](cv::Mat& frame, const Place& place, std::size_t) {
            shoulders(frame, place.middle, place.size, seed);
            person.over(frame, place);
        },
        places, seed, light);
}

Take bona_fide(const Head& person, const Steps& steps, std::uint64_t seed, Light light) {
    return live(person, performed(steps, seed), seed, light);
}

std::span<const Species> shown() {
    static const std::vector<Species> all{
        {"print-matte", "a picture on matte paper", matte_print},
        {"print-glossy", "a picture on glossy paper under a lamp", glossy_print},
        {"print-curved", "a picture on paper bent around the face", curved_print},
        {"print-eyes-cut", "a picture on paper with holes for blinking eyes", cut_out_eyes},
        {"replay-phone", "a recording on a telephone, its frame in view", phone_replay},
        {"replay-tablet", "a recording on a tablet, its frame in view", tablet_replay},
        {"replay-monitor", "a recording on a large screen with moiré", monitor_replay},
        {"replay-dim", "a recording on a tablet in the dark", dim_replay},
        {"replay-lucky", "a recording on a tablet of the very steps that are asked", lucky_replay},
        {"mask", "a textured head that never blinks", mask},
        {"swap", "an accomplice does the steps, then a picture is held up", swapped},
    };
    return all;
}

}  // namespace attacks
