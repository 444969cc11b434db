// SPDX-License-Identifier: Apache-2.0

#include "pdf417_bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "edges.hpp"

namespace barcode::pdf417 {

namespace {

constexpr std::array<float, 8> kStart{8, 1, 1, 1, 1, 1, 1, 3};
constexpr std::array<float, 9> kStop{7, 1, 1, 3, 1, 1, 1, 2, 1};
constexpr int kStep = 2;       // pixels between lines that are looked at
constexpr int kLeastHits = 5;  // lines that must cross a pattern
constexpr int kMostBars = 24;  // of one picture: a page of noise has none

/// Where one line crosses a pattern: places along the line.
struct Hit {
    float line = 0, outer = 0, wide_from = 0, wide_to = 0, inner = 0, module = 0;
};

/// Hits of neighbouring lines on one pattern.
struct Chain {
    std::vector<Hit> hits;
    bool stop = false, backward = false;
};

/// Says how many pixels a module has when the widths are the pattern's. Edges of like polarity are
/// compared, whose distance blur and ink spread leave alone.
template <std::size_t n>
std::optional<float> fits(std::span<const float> widths, const std::array<float, n>& pattern) {
    float size = 0, modules = 0;
    for (std::size_t i = 0; i < n; ++i) {
        size += widths[i];
        modules += pattern[i];
    }
    const float module = size / modules;
    if (module < 1.f) return std::nullopt;
    for (std::size_t i = 0; i + 1 < n; ++i)
        if (std::abs(widths[i] + widths[i + 1] - module * (pattern[i] + pattern[i + 1])) > .8f * module)
            return std::nullopt;
    return module;
}

/// Looks along one line's edges, given in the code's direction, for both patterns.
void look_along(const Edges& edges, float line, bool backward, std::vector<Chain>& chains) {
    const auto place = [&](std::size_t i) { return edges[backward ? edges.size() - 1 - i : i]; };
    std::array<float, 9> widths{};
    const auto add = [&](Hit hit, bool stop) {
        for (Chain& chain : chains) {
            const Hit& last = chain.hits.back();
            const float lines = hit.line - last.line;
            if (chain.stop != stop || chain.backward != backward || lines > 12 * kStep) continue;
            if (std::abs(hit.wide_from - last.wide_from) > .7f * hit.module + 1.3f * lines) continue;
            if (hit.module > 1.4f * last.module || last.module > 1.4f * hit.module) continue;
            if (lines > 0) chain.hits.push_back(hit);
            return;
        }
        chains.push_back({{hit}, stop, backward});
    };
    for (std::size_t i = 0; i + 8 < edges.size(); i += 2) { // the first of a pair goes to dark
        const float wide = std::abs(place(i + 1) - place(i));
        if (wide < 3.5f * std::abs(place(i + 2) - place(i + 1))) continue;
        const std::size_t known = std::min<std::size_t>(9, edges.size() - 1 - i);
        for (std::size_t j = 0; j < known; ++j) widths[j] = std::abs(place(i + j + 1) - place(i + j));
        if (const auto module = fits(widths, kStart))
            add({line, place(i), place(i), place(i + 1), place(i + 8), *module}, false);
        if (known < 9) continue;
        if (const auto module = fits(widths, kStop))
            add({line, place(i + 9), place(i), place(i + 1), place(i), *module}, true);
    }
}

/// Fits value = a + b line through the hits, leaving out the farthest.
struct Fit {
    float a = 0, b = 0;
    float at(float line) const { return a + b * line; }
};

template <class Value>
Fit fit(const std::vector<Hit>& hits, Value value) {
    Fit line;
    float allowed = 1e9f;
    for (int round = 0; round < 4; ++round) {
        double n = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (const Hit& hit : hits) {
            const double v = value(hit);
            if (round && std::abs(v - line.at(hit.line)) > allowed) continue;
            n += 1, x += hit.line, y += v, xx += double(hit.line) * hit.line, xy += hit.line * v;
        }
        const double spread = n * xx - x * x;
        if (n < 2 || spread <= 0) break;
        line.b = float((n * xy - x * y) / spread);
        line.a = float((y - line.b * x) / n);
        float sum = 0;
        for (const Hit& hit : hits) sum += std::abs(value(hit) - line.at(hit.line));
        allowed = std::max(.5f, 1.5f * sum / float(hits.size()));
    }
    return line;
}

float value_at(const cv::Mat& level, cv::Point2f p) {
    const int x = cvRound(p.x), y = cvRound(p.y);
    if (x < 0 || y < 0 || x >= level.cols || y >= level.rows) return -1;
    return float(level.at<std::uint8_t>(y, x));
}

/// Walks along a bar until it has been light, or outside, for half a module.
cv::Point2f walk(const cv::Mat& level, cv::Point2f from, cv::Point2f step, float module, bool& cut) {
    cv::Point2f end = from;
    float light = 0;
    cut = false;
    for (cv::Point2f p = from; light < .8f * module; p += step * .5f) {
        const float value = value_at(level, p);
        if (value < 0) {
            cut = true;
            return p;
        }
        if (value < 128) {
            light = 0;
            end = p;
        } else {
            light += .5f;
        }
    }
    return end + step * .25f;
}

/// Makes bars of a chain; `across` says that its lines were columns.
std::optional<Bars> bars_of(const cv::Mat& level, const Chain& chain, bool across) {
    const auto& hits = chain.hits;
    const auto point = [&](float line, float place) {
        return across ? cv::Point2f(line, place) : cv::Point2f(place, line);
    };
    const Fit centre = fit(hits, [](const Hit& hit) { return (hit.wide_from + hit.wide_to) / 2; });
    Bars bars;
    bars.stop = chain.stop;
    bars.hits = int(hits.size());
    std::vector<float> modules;
    for (const Hit& hit : hits) {
        if (std::abs((hit.wide_from + hit.wide_to) / 2 - centre.at(hit.line)) > hit.module) continue;
        modules.push_back(hit.module);
        bars.outer.push_back(point(hit.line, hit.outer));
        bars.inner.push_back(point(hit.line, hit.inner));
    }
    if (int(modules.size()) < kLeastHits) return std::nullopt;
    std::ranges::nth_element(modules, modules.begin() + std::ptrdiff_t(modules.size() / 2));
    bars.module = modules[modules.size() / 2];
    const float middle = hits[hits.size() / 2].line;
    bars.middle = point(middle, centre.at(middle));
    cv::Point2f step = point(1, centre.b);
    step *= 1.f / std::hypot(step.x, step.y);
    // Down the code is to the right of the way its bars are crossed.
    const cv::Point2f along = point(0, chain.backward ? -1.f : 1.f);
    if (along.x * step.y - along.y * step.x < 0) step = -step;
    const float module = bars.module / std::hypot(1.f, centre.b);
    bars.first = walk(level, bars.middle, -step, module, bars.first_cut);
    bars.last = walk(level, bars.middle, step, module, bars.last_cut);
    return bars;
}

void look_through(const cv::Mat& level, const cv::Mat& lines, bool across, std::vector<Bars>& all) {
    std::vector<Chain> open, done;
    Edges edges;
    for (int y = kStep / 2; y < lines.rows; y += kStep) {
        find_edges(lines.ptr<std::uint8_t>(y), lines.cols, edges);
        look_along(edges, float(y), false, open);
        look_along(edges, float(y), true, open);
        std::erase_if(open, [&](Chain& chain) {
            if (float(y) - chain.hits.back().line <= 12 * kStep) return false;
            if (int(chain.hits.size()) >= kLeastHits) done.push_back(std::move(chain));
            return true;
        });
    }
    std::ranges::move(open, std::back_inserter(done));
    for (const Chain& chain : done) {
        if (int(chain.hits.size()) < kLeastHits) continue;
        if (auto bars = bars_of(level, chain, across)) all.push_back(std::move(*bars));
    }
}

}  // namespace

std::vector<Bars> find_bars(const cv::Mat& level) {
    std::vector<Bars> all;
    look_through(level, level, false, all);
    cv::Mat columns;
    cv::transpose(level, columns);
    look_through(level, columns, true, all);
    std::ranges::sort(all, std::greater{}, &Bars::hits);
    if (all.size() > std::size_t(kMostBars)) all.resize(kMostBars);
    return all;
}

}  // namespace barcode::pdf417
