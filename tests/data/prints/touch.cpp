// SPDX-License-Identifier: Apache-2.0
//
// A touch: the finger is turned, shifted, stretched, pressed and moistened by chance, and a part
// of it meets the glass.

#include "touch.hpp"

#include <algorithm>
#include <cmath>

#include "noise.hpp"
#include "random.hpp"
#include "waves.hpp"

namespace cotejo::prints {
namespace {

constexpr int kWidth = 288, kHeight = 360;

// All that chance decides about one touch. `care` 0 is an ordinary touch, 1 a perfect one.
struct Chance {
    Chance(Random& random, double care)
        : loose(1 - 0.75 * care),
          turn(loose * 0.20 * random.normal()),
          right(loose * 12 * random.normal()),
          down(loose * 14 * random.normal()),
          twist(loose * 0.05 * random.normal()),
          pull_right(loose * 3.0 * random.normal()),
          pull_down(loose * 3.5 * random.normal()),
          wide(random.between(160, 190)),
          tall(random.between(200, 240)),
          moisture(loose * 0.22 * random.normal()),
          dryness(0.15 + loose * random.between(0, 0.55)),
          grain(random.between(3, 9)),
          ink(random.between(140, 185)),
          paper(random.between(225, 245)),
          edge(random, 70),
          patch(random, 60),
          speck(random, 2.3, kWidth, kHeight),
          blotch(random, 6, kWidth, kHeight) {}

    double loose;
    double turn, right, down;             // radians, pixels: as the finger lies
    double twist, pull_right, pull_down;  // how the skin gives while its middle sticks
    double wide, tall;                    // half axes of what touches
    double moisture, dryness;
    double grain, ink, paper;
    Waves edge, patch;
    Noise speck, blotch;
};

struct Place {
    double x, y;
};

// The middle sticks to the glass and moves with it, the rim stays with the bone: in between the
// skin stretches (after Cappelli, Maio and Maltoni's model of skin).
Place stretched(const Chance& chance, Place p) {
    const double far = std::sqrt(p.x * p.x + p.y * p.y * 0.7) / 110;
    const double give = 1 / (1 + far * far * far * far);
    const double turn = chance.twist * give;
    return {p.x - turn * p.y + chance.pull_right * give, p.y + turn * p.x + chance.pull_down * give};
}

// How firmly a place touches: 1 well inside, below 0 not at all.
double contact(const Chance& chance, Place p) {
    const double u = p.x / chance.wide, v = p.y / chance.tall;
    const double rim = 1 - std::sqrt(u * u + v * v) + 0.08 * chance.edge.at(p.x, p.y);
    return std::clamp(rim * 7, -1.0, 1.0);
}

double darkness(const Skin& skin, const Chance& chance, Place p) {
    const double firm = contact(chance, p);
    if (firm <= 0) return 0;
    const double c = cosine(chance.turn), s = sine(chance.turn);
    const Place turned{p.x * c - p.y * s + chance.right, p.x * s + p.y * c + chance.down};
    const Place on_skin = stretched(chance, turned);
    const double height = skin.at(on_skin.x + skin.width / 2.0, on_skin.y + skin.height / 2.0);
    const double rough = chance.dryness * (chance.speck.at(p.x, p.y) + chance.blotch.at(p.x, p.y));
    const double wet = chance.moisture + 0.25 * chance.loose * chance.patch.at(p.x, p.y);
    return std::clamp(0.5 + 0.9 * (height + wet + rough - 0.6 * (1 - firm)), 0.0, 1.0);
}

}  // namespace

Print touch(const Skin& skin, std::uint64_t seed, std::uint32_t impression) {
    Random random(seed, 3 + std::uint64_t{impression});
    const Chance chance(random, impression == 0 ? 1 : 0);
    Print print{kWidth, kHeight, {}};
    print.pixels.reserve(std::size_t{kWidth} * kHeight);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const double dark = darkness(skin, chance, {x - kWidth / 2.0, y - kHeight / 2.0});
            const double gray = chance.paper - chance.ink * dark + chance.grain * (0.15 + dark) * random.normal();
            print.pixels.push_back(static_cast<std::uint8_t>(std::clamp(gray, 0.0, 255.0)));
        }
    return print;
}

}  // namespace cotejo::prints
