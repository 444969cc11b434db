// SPDX-License-Identifier: Apache-2.0

#include "kiosk/veil.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace cotejo::kiosk {
namespace {

constexpr double kRoom = 1.0;   // of the subject's box at each side: hair, shoulders, a step aside
constexpr double kAround = 0.5; // of another's box: they move while the next frame is judged

/// Pixels from left, top up to right, bottom, without those.
struct Pixels {
    int left, top, right, bottom;

    bool holds(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
    bool holds(const Pixels& inner) const {
        return holds(inner.left, inner.top) && holds(inner.right - 1, inner.bottom - 1);
    }
    bool meets(const Pixels& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

Pixels pixels(const Area& area, const Canvas& canvas) {
    const auto to = [](double value, int size) {
        return int(std::lround(std::clamp(value, 0.0, 1.0) * size));
    };
    return {to(area.x, canvas.width), to(area.y, canvas.height),
            to(area.x + area.width, canvas.width), to(area.y + area.height, canvas.height)};
}

class Veil {
public:
    Veil(Canvas canvas, const Places& places) : canvas_(canvas) {
        if (places.subject) {
            subject_ = pixels(*places.subject, canvas);
            keep_ = pixels(places.subject->grown(kRoom), canvas);
        }
        tile_ = std::max(1, canvas.width / 16);
        for (const Area& other : places.others) {
            others_.push_back(pixels(other.grown(kAround), canvas));
            tile_ = std::max(tile_, int(std::min(other.width, 1.0) * canvas.width / 3));
        }
    }

    void draw() {
        for (int y = 0; y < canvas_.height; y += tile_)
            for (int x = 0; x < canvas_.width; x += tile_)
                cover({x, y, std::min(x + tile_, canvas_.width), std::min(y + tile_, canvas_.height)});
    }

private:
    using Colour = std::array<std::uint8_t, 4>;

    std::uint8_t* at(int x, int y) const {
        return canvas_.data + std::ptrdiff_t(y) * canvas_.stride + x * canvas_.channels;
    }

    void cover(const Pixels& tile) {
        const bool near = std::ranges::any_of(others_, [&](auto& other) { return other.meets(tile); });
        if (!near && keep_.holds(tile)) return;
        const Colour mean = mean_of(tile);
        if (!keep_.meets(tile)) return fill(tile, mean);
        for (int y = tile.top; y < tile.bottom; ++y)
            for (int x = tile.left; x < tile.right; ++x)
                if (hidden(x, y)) std::copy_n(mean.begin(), canvas_.channels, at(x, y));
    }

    void fill(const Pixels& tile, const Colour& mean) const {
        std::uint8_t* first = at(tile.left, tile.top);
        const int row = (tile.right - tile.left) * canvas_.channels;
        for (int i = 0; i < row; i += canvas_.channels)
            std::copy_n(mean.begin(), canvas_.channels, first + i);
        for (int y = tile.top + 1; y < tile.bottom; ++y) std::copy_n(first, row, at(tile.left, y));
    }

    bool hidden(int x, int y) const {
        if (!keep_.holds(x, y)) return true;
        return !subject_.holds(x, y) &&
               std::ranges::any_of(others_, [&](auto& other) { return other.holds(x, y); });
    }

    /// Of every third pixel in every third row: as good a mean, at a ninth of the cost.
    Colour mean_of(const Pixels& tile) const {
        std::array<unsigned, 4> sums{};
        unsigned count = 0;
        for (int y = tile.top; y < tile.bottom; y += 3)
            for (int x = tile.left; x < tile.right; x += 3, ++count)
                for (int c = 0; c < canvas_.channels; ++c) sums[std::size_t(c)] += at(x, y)[c];
        Colour mean{};
        for (std::size_t c = 0; c < mean.size(); ++c) mean[c] = std::uint8_t(sums[c] / count);
        return mean;
    }

    Canvas canvas_;
    Pixels subject_{0, 0, 0, 0};
    Pixels keep_{0, 0, 1 << 30, 1 << 30}; // everything, while nobody is known to be the subject
    std::vector<Pixels> others_;
    int tile_ = 1;
};

}  // namespace

void veil(Canvas canvas, const Places& places) { Veil(canvas, places).draw(); }

}  // namespace cotejo::kiosk
