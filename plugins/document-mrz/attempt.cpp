// SPDX-License-Identifier: Apache-2.0

#include "attempt.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "grid.hpp"

namespace zone {

namespace {

/// A size that zones have: 9303-5, -6, -4 and -7.
struct Size {
    int rows, columns;
};
constexpr std::array<Size, 3> kSizes{{{3, 30}, {2, 36}, {2, 44}}};
constexpr float kClear = 3.0f; // worth of a grid that needs no other beside it
constexpr float kLetters = 2.5f; // worth from which a grid is searched: real lines have 4 and more
constexpr float kAnotherRowCount = 0.15f; // counts against a size as much as a length wrong by this, as log

/// One line as the reader saw it.
struct Row {
    Line line;
    cv::Mat scores;
    Grid grid;
};

const Line& longest(const Zone& zone) {
    return *std::ranges::max_element(zone.lines, {}, &Line::length);
}

/// Gives a line the ends of another, as far as it goes straight on.
Line with_ends_of(Line line, const Line& other) {
    const cv::Point2f along = (line.right - line.left) / std::max(1.0f, line.length());
    const cv::Point2f start = line.left;
    line.left = start + along * (other.left - start).dot(along);
    line.right = start + along * (other.right - start).dot(along);
    return line;
}

Line shifted(Line line, cv::Point2f by) {
    line.left += by;
    line.right += by;
    return line;
}

/// The zone's lines with those that may have been missed at its edges.
std::vector<Line> with_missing(const Zone& zone, Size size) {
    std::vector<Line> lines;
    const Line& best = longest(zone);
    for (const Line& line : zone.lines)
        lines.push_back(line.length() < 0.94f * best.length() ? with_ends_of(line, best) : line);
    if (int(lines.size()) >= size.rows) return lines;
    const cv::Point2f along = (best.right - best.left) / best.length();
    cv::Point2f step = cv::Point2f(-along.y, along.x) * (2.45f * best.pitch);
    if (lines.size() >= 2) {
        const cv::Point2f all = (lines.back().left + lines.back().right - lines.front().left - lines.front().right) * 0.5f;
        step = all / float(lines.size() - 1);
        if (cv::norm(step) > 3.2 * best.pitch) { // one in the middle
            step *= 0.5f;
            lines.insert(lines.begin() + 1, shifted(lines.front(), step));
        }
    }
    lines.insert(lines.begin(), shifted(lines.front(), -step));
    lines.push_back(shifted(lines.back(), step));
    return lines;
}

std::vector<Row> look(const Page& page, const Zone& zone, Size size, Networks& networks) {
    std::vector<Row> rows;
    std::vector<cv::Mat> strips;
    for (const Line& line : with_missing(zone, size)) {
        rows.push_back({line, {}, {}});
        strips.push_back(page.strip(rows.back().line, size.columns).grey);
    }
    const std::vector<cv::Mat> scores = networks.read(strips);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].scores = scores[i];
        rows[i].grid = lay_grid(scores[i], size.columns);
    }
    return rows;
}

float worth(std::span<const Row> rows) {
    return std::accumulate(rows.begin(), rows.end(), 0.0f,
                           [](float sum, const Row& row) { return sum + row.grid.worth; }) / float(rows.size());
}

/// The neighbouring rows of a size's number in which letters stand most clearly.
std::span<const Row> clearest(std::span<const Row> rows, int count) {
    std::span<const Row> best = rows.first(std::size_t(count));
    for (std::size_t i = 1; i + std::size_t(count) <= rows.size(); ++i)
        if (worth(rows.subspan(i, std::size_t(count))) > worth(best)) best = rows.subspan(i, std::size_t(count));
    return best;
}

using Lines = std::vector<std::vector<mrz::Cell>>;

/// How likely a reading is, for the choice between grids: its letters' confidence.
double sureness(const mrz::Reading& reading) {
    double sum = 0;
    for (const std::vector<double>& line : reading.confidence)
        for (const double confidence : line) sum += confidence;
    return sum;
}

/// Reads rows; where that is unsure, lines moved by one letter are tried, which glare at an edge may ask for.
void search(std::span<const Row> rows, Attempt& out) {
    const auto cells_of = [&](std::size_t i, int by) { return cells(rows[i].scores, moved(rows[i].grid, by)); };
    Lines straight;
    for (std::size_t i = 0; i < rows.size(); ++i) straight.push_back(cells_of(i, 0));
    bool even = true;
    for (const Row& row : rows) even = even && is_even(row.scores, row.grid);
    const auto keep = [&](const Lines& lines) {
        if (!even) {
            out.doubt = "the letters do not stand in an even row";
            return;
        }
        cotejo::Result<mrz::Reading> reading = mrz::search(lines);
        if (!reading) out.doubt = reading.error().what;
        else if (!reading->sure) out.doubt = reading->doubt;
        else if (!out.reading || sureness(*reading) > sureness(*out.reading)) out.reading = std::move(*reading);
    };
    const auto holds = [&](std::size_t i, int by) { return holds_all(rows[i].scores, moved(rows[i].grid, by)); };
    std::size_t whole = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) whole += holds(i, 0);
    out.doubt = "letters stand beside the zone";
    if (whole == rows.size()) keep(straight);
    if (out.reading || whole + 1 < rows.size()) return;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const int by : {-1, 1}) {
            if (!holds(i, by) || (whole < rows.size() && holds(i, 0))) continue;
            Lines lines = straight;
            lines[i] = cells_of(i, by);
            keep(lines);
        }
}

/// The sizes a zone may have, the likelier first by its length and number of lines.
std::vector<Size> likely(const Zone& zone) {
    std::vector<Size> sizes(kSizes.begin(), kSizes.end());
    const auto against = [&](const Size& size) {
        const bool fits = int(zone.lines.size()) >= 3 ? size.rows == 3 : size.rows == 2;
        return std::abs(std::log(longest(zone).letters() / float(size.columns))) + (fits ? 0 : kAnotherRowCount);
    };
    std::ranges::sort(sizes, {}, against);
    return sizes;
}

/// The size whose grid fits the longest line best.
Size size_of(const Page& page, const Zone& zone, Networks& networks) {
    Size best = kSizes[0];
    float most = -1e9f;
    for (const Size& size : likely(zone)) {
        const cv::Mat strip = page.strip(longest(zone), size.columns).grey;
        const float here = lay_grid(networks.read({strip})[0], size.columns).worth;
        if (here > most) most = here, best = size;
        if (here > kClear) break;
    }
    return best;
}

}  // namespace

Attempt attempt(const Page& page, const Zone& zone, Networks& networks) {
    Attempt out;
    out.rows = int(zone.lines.size());
    const Size size = size_of(page, zone, networks);
    const std::vector<Row> rows = look(page, zone, size, networks);
    out.letters = longest(zone).letters();
    out.doubt = "too few lines";
    if (int(rows.size()) < size.rows) return out;
    const std::span<const Row> best = clearest(rows, size.rows);
    out.worth = worth(best);
    out.doubt = "no letters stand there";
    if (out.worth > kLetters) search(best, out);
    return out;
}

}  // namespace zone
