// SPDX-License-Identifier: Apache-2.0

#include "reading.hpp"

#include <algorithm>

#include "hindrance.hpp"

namespace zone {

namespace {

constexpr int kSides[] = {640, 1280}; // the second only where the first finds nothing
constexpr float kFewest = 12;  // letters in a line that may be part of a zone
constexpr float kAnother = 0.4f; // beside a zone that was read, what is to be another has this share of its weight
constexpr std::size_t kMostZones = 3;
constexpr float kLetters = 2; // worth of a grid that lies over letters

Zone on_page(Zone zone, const Cut& cut) {
    const float step = cv::norm(cv::Vec2f(cut.home(0, 0), cut.home(1, 0)));
    for (Line& line : zone.lines) {
        line.left = cut.to_page(line.left);
        line.right = cut.to_page(line.right);
        line.pitch *= step;
    }
    return zone;
}

std::vector<Zone> find(const Cut& cut, Networks& networks) {
    std::vector<Zone> zones = find_zones(networks.locate(cut.grey));
    for (Zone& zone : zones) zone = on_page(std::move(zone), cut);
    std::erase_if(zones, [](const Zone& zone) {
        return std::ranges::none_of(zone.lines, [](const Line& line) { return line.letters() >= kFewest; });
    });
    return zones;
}

/// Looks at a zone again, nearer and straight.
Zone again(const Page& page, const Zone& zone, Networks& networks) {
    const std::vector<Zone> nearer = find(page.around(zone), networks);
    return nearer.empty() ? zone : nearer.front();
}

Zone turned(Zone zone) {
    std::ranges::reverse(zone.lines);
    for (Line& line : zone.lines) std::swap(line.left, line.right);
    return zone;
}

/// Reads a zone as its direction says and, where no letters stand in that direction, the other way round.
Attempt either_way(const Page& page, const Zone& zone, Networks& networks) {
    Attempt ahead = attempt(page, zone, networks);
    if (ahead.reading || ahead.worth > kLetters) return ahead;
    Attempt back = attempt(page, turned(zone), networks);
    return back.reading || back.worth > ahead.worth ? back : ahead;
}

/// Reads a zone as it was seen from afar and, if need be, as it is seen nearer.
Attempt read(const Page& page, const Zone& zone, Networks& networks) {
    Attempt afar = either_way(page, zone, networks);
    if (afar.reading) return afar;
    Attempt near = either_way(page, again(page, zone, networks), networks);
    return near.reading || near.worth > afar.worth ? near : afar;
}

}  // namespace

Look look_for_zone(const cv::Mat& grey, Networks& networks, const std::function<bool()>& stop) {
    const Page page(grey);
    std::vector<Zone> zones;
    std::vector<Attempt> tried;
    Look look;
    for (const int side : kSides) {
        if (stop()) break;
        if (side > kSides[0] && std::max(grey.cols, grey.rows) * 2 <= kSides[0]) break;
        std::vector<Zone> found = find(page.whole(side), networks);
        if (found.size() > kMostZones) found.resize(kMostZones);
        for (const Zone& zone : found) {
            if (look.reading && zone.weight() < kAnother * found.front().weight()) continue;
            zones.push_back(zone);
            tried.push_back(read(page, zone, networks));
            if (!tried.back().reading) continue;
            if (look.reading && look.reading->mrz.lines != tried.back().reading->mrz.lines)
                return {Sight::several, std::nullopt, "two machine readable zones are in the picture"};
            look.reading = tried.back().reading;
        }
        if (look.reading) break;
    }
    if (look.reading) look.sight = Sight::read;
    else look = hindrance(page, zones, tried);
    return look;
}

}  // namespace zone
