// SPDX-License-Identifier: Apache-2.0

#include "lines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/imgproc.hpp>

namespace zone {

namespace {

constexpr float kFloor = -1; // score from which a cell counts as one of a line

/// One cell of the heat that lies in a line.
struct Cell {
    float x, y, weight;
    float u = 0, v = 0; // along and across the zone's direction
};

struct Cells {
    std::vector<Cell> all;
    float cosine = 0, sine = 0, pitch = 0; // means; direction of length 1, pitch in pixels
};

/// Gathers the cells of each zone: those nearer to each other than lines of one zone are.
std::vector<Cells> gather(const Heat& heat) {
    const cv::Mat mask = heat.core > kFloor;
    const double count = cv::countNonZero(mask);
    if (count < 12) return {};
    const double pitch = 8 * std::exp2(cv::mean(heat.pitch, mask)[0]) / Heat::kCell;
    const int reach = std::max(1, int(std::lround(1.7 * pitch)));
    cv::Mat grown, labels;
    cv::dilate(mask, grown, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * reach + 1, 2 * reach + 1}));
    std::vector<Cells> zones(std::size_t(cv::connectedComponents(grown, labels)));
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            if (!mask.at<uchar>(y, x)) continue;
            Cells& zone = zones[std::size_t(labels.at<int>(y, x))];
            const float weight = 1 / (1 + std::exp(-heat.core.at<float>(y, x)));
            zone.all.push_back({(float(x) + 0.5f) * Heat::kCell - 0.5f,
                                (float(y) + 0.5f) * Heat::kCell - 0.5f, weight});
            zone.cosine += weight * heat.cosine.at<float>(y, x);
            zone.sine += weight * heat.sine.at<float>(y, x);
            zone.pitch += heat.pitch.at<float>(y, x);
        }
    std::erase_if(zones, [](const Cells& zone) { return zone.all.size() < 12; });
    for (Cells& zone : zones) {
        const float length = std::hypot(zone.cosine, zone.sine) + 1e-6f;
        zone.cosine /= length;
        zone.sine /= length;
        zone.pitch = 8 * std::exp2(zone.pitch / float(zone.all.size()));
    }
    return zones;
}

void lay_along(Cells& zone, float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    for (Cell& cell : zone.all) {
        cell.u = cell.x * c + cell.y * s;
        cell.v = -cell.x * s + cell.y * c;
    }
}

/// The zone's cells counted by `v`, `bin` pixels each, from `least` on.
std::vector<float> profile(const Cells& zone, float least, float bin, int bins) {
    std::vector<float> counts(std::size_t(bins), 0.0f);
    for (const Cell& cell : zone.all) {
        const float at = (cell.v - least) / bin;
        const int low = int(at);
        if (low < 0 || low + 1 >= bins) continue;
        counts[std::size_t(low)] += cell.weight * (1 - (at - float(low)));
        counts[std::size_t(low) + 1] += cell.weight * (at - float(low));
    }
    return counts;
}

std::pair<float, float> reach_across(const Cells& zone) {
    const auto [low, high] = std::minmax_element(
        zone.all.begin(), zone.all.end(), [](const Cell& a, const Cell& b) { return a.v < b.v; });
    return {low->v, high->v};
}

/// The angle in which the zone is longest, on the side of the direction that the locator gave.
float long_axis(const Cells& zone) {
    double w = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (const Cell& cell : zone.all) w += cell.weight, x += cell.weight * cell.x, y += cell.weight * cell.y;
    x /= w;
    y /= w;
    for (const Cell& cell : zone.all) {
        xx += cell.weight * (cell.x - x) * (cell.x - x);
        xy += cell.weight * (cell.x - x) * (cell.y - y);
        yy += cell.weight * (cell.y - y) * (cell.y - y);
    }
    const float axis = float(0.5 * std::atan2(2 * xy, xx - yy));
    const float along = std::cos(axis) * zone.cosine + std::sin(axis) * zone.sine;
    return along < 0 ? axis + float(CV_PI) : axis;
}

/// Turns the zone to where its lines are sharpest.
void straighten(Cells& zone) {
    const float middle = long_axis(zone);
    const float bin = 0.25f * zone.pitch;
    float best = -1, best_angle = middle;
    for (int step = -24; step <= 24; ++step) {
        const float angle = middle + 0.008f * float(step);
        lay_along(zone, angle);
        const auto [low, high] = reach_across(zone);
        const std::vector<float> counts = profile(zone, low - bin, bin, int((high - low) / bin) + 4);
        const float sharp = std::inner_product(counts.begin(), counts.end(), counts.begin(), 0.0f);
        if (sharp > best) best = sharp, best_angle = angle;
    }
    zone.cosine = std::cos(best_angle);
    zone.sine = std::sin(best_angle);
    lay_along(zone, best_angle);
}

/// Where lines lie across the zone: the profile's peaks.
std::vector<float> peaks(const Cells& zone) {
    const float bin = 0.2f * zone.pitch;
    const auto [low, high] = reach_across(zone);
    const float least = low - 4 * bin;
    cv::Mat counts(profile(zone, least, bin, int((high - low) / bin) + 10), true), smooth;
    cv::GaussianBlur(counts, smooth, {1, 7}, 0, 1.4, cv::BORDER_CONSTANT);
    double most = 0;
    cv::minMaxLoc(smooth, nullptr, &most);
    std::vector<float> found;
    for (int i = 1; i + 1 < smooth.rows; ++i) {
        const float here = smooth.at<float>(i);
        if (here < 0.2f * float(most) || here < smooth.at<float>(i - 1) || here <= smooth.at<float>(i + 1)) continue;
        found.push_back(least + float(i) * bin);
    }
    return found;
}

/// A line across: v = at + slope * u.
struct Fit {
    float at = 0, slope = 0;
    std::vector<const Cell*> cells;
    float v(float u) const { return at + slope * u; }
};

void fit(Fit& line) {
    double w = 0, u = 0, v = 0, uu = 0, uv = 0;
    for (const Cell* cell : line.cells) w += cell->weight, u += cell->weight * cell->u, v += cell->weight * cell->v;
    if (w <= 0) return;
    u /= w;
    v /= w;
    for (const Cell* cell : line.cells) {
        uu += cell->weight * (cell->u - u) * (cell->u - u);
        uv += cell->weight * (cell->u - u) * (cell->v - v);
    }
    line.slope = uu > 1 ? float(uv / uu) : 0;
    line.at = float(v - line.slope * u);
}

/// Keeps the longest run of cells without a gap of more than five letters.
void keep_longest(Fit& line, float pitch) {
    std::ranges::sort(line.cells, {}, &Cell::u);
    std::size_t best = 0, best_size = 0, start = 0;
    for (std::size_t i = 1; i <= line.cells.size(); ++i) {
        if (i < line.cells.size() && line.cells[i]->u - line.cells[i - 1]->u < 5 * pitch) continue;
        if (i - start > best_size) best = start, best_size = i - start;
        start = i;
    }
    line.cells = {line.cells.begin() + long(best), line.cells.begin() + long(best + best_size)};
}

std::vector<Fit> fit_lines(const Cells& zone) {
    std::vector<Fit> lines;
    for (const float peak : peaks(zone)) lines.push_back({peak, 0, {}});
    for (int round = 0; round < 3; ++round) {
        for (Fit& line : lines) line.cells.clear();
        for (const Cell& cell : zone.all) {
            Fit* nearest = nullptr;
            float least = 0.75f * zone.pitch;
            for (Fit& line : lines) {
                const float away = std::abs(line.v(cell.u) - cell.v);
                if (away < least) least = away, nearest = &line;
            }
            if (nearest) nearest->cells.push_back(&cell);
        }
        for (Fit& line : lines) {
            keep_longest(line, zone.pitch);
            fit(line);
        }
    }
    std::erase_if(lines, [](const Fit& line) { return line.cells.size() < 8; });
    return lines;
}

Line placed(const Fit& fitted, const Cells& zone) {
    const float half = Heat::kCell / 2.0f;
    const float first = fitted.cells.front()->u - half, last = fitted.cells.back()->u + half;
    const auto at = [&](float u) {
        const float v = fitted.v(u);
        return cv::Point2f(u * zone.cosine - v * zone.sine, u * zone.sine + v * zone.cosine);
    };
    float weight = 0;
    for (const Cell* cell : fitted.cells) weight += cell->weight;
    return {at(first), at(last), zone.pitch, weight};
}

}  // namespace

float Zone::weight() const {
    return std::accumulate(lines.begin(), lines.end(), 0.0f,
                           [](float sum, const Line& line) { return sum + line.weight; });
}

std::vector<Zone> find_zones(const Heat& heat) {
    std::vector<Zone> zones;
    for (Cells& cells : gather(heat)) {
        straighten(cells);
        Zone zone;
        for (const Fit& line : fit_lines(cells)) zone.lines.push_back(placed(line, cells));
        float longest = 0;
        for (const Line& line : zone.lines) longest = std::max(longest, line.length());
        std::erase_if(zone.lines, [&](const Line& line) { return line.length() < 0.35f * longest; });
        if (!zone.lines.empty()) zones.push_back(std::move(zone));
    }
    std::ranges::sort(zones, std::greater{}, &Zone::weight);
    return zones;
}

}  // namespace zone
