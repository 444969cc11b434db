// SPDX-License-Identifier: Apache-2.0
//
// Sequences that no camera took: a program hands them to the kiosk in a camera's place.

#include "species.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "cotejo/hints.h"

namespace attacks {

namespace {

/// One live frame of the victim, with its noise.
cv::Mat still_of(const Case& given) { return bona_fide(given.victim, {}, given.seed + 500).frames.front(); }

/// A still picture that is shifted, turned and enlarged as the steps want.
Take zoom_and_pan(const Case& given) {
    const cv::Mat still = still_of(given);
    const std::vector<Place> places = performed(given.steps, given.seed);
    Take take;
    for (const Place& place : places) {
        cv::Mat move = cv::getRotationMatrix2D(cv::Point2f(320, 225), place.roll, place.size / places.front().size), frame;
        move.at<double>(0, 2) += place.middle.x - 320 + 2 * place.yaw;
        move.at<double>(1, 2) += place.middle.y - 225;
        cv::warpAffine(still, frame, move, kFrame, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        take.add(frame);
    }
    return take;
}

/// One frame, again and again.
Take frozen(const Case& given) {
    const cv::Mat still = still_of(given);
    Take take;
    for (std::size_t i = 0; i < performed(given.steps, given.seed).size(); ++i) take.add(still.clone());
    return take;
}

/// The right steps, recorded from a camera, each frame given twice at half the speed.
Take doubled(const Case& given) {
    const Take live = bona_fide(given.victim, given.steps, given.seed + 500);
    Take take;
    for (const cv::Mat& frame : live.frames)
        for (int again = 0; again < 2; ++again) take.add(frame.clone());
    return take;
}

/// Two seconds of somebody, to and fro, made brighter and darker so that no bytes are the same.
Take looped(const Case& given) {
    const Take live = bona_fide(given.victim, given.other, given.seed + 500);
    Take take;
    const std::size_t length = 20, frames = performed(given.steps, given.seed).size();
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t turn = i % (2 * length - 2), at = turn < length ? turn : 2 * length - 2 - turn;
        cv::Mat frame;
        live.frames[at].convertTo(frame, -1, 1 + 0.02 * std::sin(double(i)), 1.5 * std::cos(1.7 * double(i)));
        take.add(frame);
    }
    return take;
}

/// A still picture bent as a head's turn would bend it: right steps, no third dimension; noise added.
Take puppet(const Case& given) {
    const cv::Mat still = still_of(given);
    const std::vector<Place> places = performed(given.steps, given.seed);
    Sensor sensor(given.seed, {.blur = 0});
    Take take;
    cv::Mat map_x(kFrame, CV_32F), map_y(kFrame, CV_32F), frame;
    for (const Place& place : places) {
        const double shift = 0.9 * std::sin(place.yaw * CV_PI / 180) * 60, grown = place.size / places.front().size;
        for (int y = 0; y < kFrame.height; ++y)
            for (int x = 0; x < kFrame.width; ++x) {
                const double u = (x - place.middle.x) / grown / 110, v = (y - place.middle.y) / grown / 140;
                const double bump = std::exp(-(u * u + v * v));
                map_x.at<float>(y, x) = float(320 + u * 110 - shift * bump);
                map_y.at<float>(y, x) = float(225 + v * 140);
            }
        cv::remap(still, frame, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        take.add(sensor.shoot(frame));
    }
    return take;
}

/// The victim's head in three dimensions, made to do the steps, without a sensor's noise.
Take clean_puppet(const Case& given) {
    cv::Mat behind = room(given.seed);
    Take take;
    for (const Place& place : performed(given.steps, given.seed)) {
        cv::Mat frame = behind.clone();
        shoulders(frame, place.middle, place.size, given.seed);
        given.victim.over(frame, place);
        cv::GaussianBlur(frame, frame, {}, 1.0);
        take.add(frame);
    }
    return take;
}

/// The right steps under times that no camera has: all within milliseconds.
Take hurried(const Case& given) {
    Take take = bona_fide(given.victim, given.steps, given.seed + 500);
    for (std::size_t i = 0; i < take.times.size(); ++i) take.times[i] = take.times.front() + 100'000 * i;
    return take;
}

}  // namespace

std::span<const Species> injected() {
    static const std::vector<Species> all{
        {"inject-zoom", "a still picture, shifted, turned and enlarged", zoom_and_pan},
        {"inject-frozen", "one frame, repeated", frozen},
        {"inject-doubled", "the right steps, each frame twice", doubled},
        {"inject-loop", "two seconds to and fro, brightness changed", looped},
        {"inject-puppet-2d", "a still picture bent to follow the steps, noise added", puppet},
        {"inject-puppet-3d", "a rendered head that does the steps, without noise", clean_puppet},
        {"inject-hurried", "the right steps under impossible times", hurried},
    };
    return all;
}

}  // namespace attacks
