// SPDX-License-Identifier: Apache-2.0

#include "grid.hpp"

#include <algorithm>
#include <cmath>

#include "networks.hpp"

namespace zone {

namespace {

constexpr float kStepsALetter = float(Strip::kLetter) / Strip::kStep;
constexpr float kSure = 4; // beyond this more certainty that a letter stands somewhere counts nothing
constexpr float kRound = 0.01f; // how often 0 is taken for O, which in some fonts look alike, and O for 0
constexpr std::size_t kZero = 0, kLetterO = 24; // in kAlphabet
constexpr float kOutside = 1; // a letter that stands so surely beside a grid is left out by it
constexpr float kNoLetter = -0.5f; // odds below which no letter stands in a cell
constexpr float kClosest = 0.65f, kFarthest = 1.35f; // of neighbouring letters, in pitches: else one was seen twice or missed
constexpr float kDoubt = 2e-5f; // share of a cell's probability that is spread over all letters

/// How much more likely than not a letter stands at each step.
std::vector<float> presence(const cv::Mat& scores) {
    std::vector<float> odds;
    for (int t = 0; t < scores.rows; ++t) {
        const float blank = std::min(-1e-6f, scores.at<float>(t, Strip::kBlank));
        const float letter = std::log(std::max(1e-9f, 1 - std::exp(blank)));
        odds.push_back(std::clamp(letter - blank, -kSure, kSure));
    }
    return odds;
}

float between(const std::vector<float>& values, float at) {
    const int low = int(std::floor(at));
    const auto value = [&](int i) { return i < 0 || i >= int(values.size()) ? -kSure : values[std::size_t(i)]; };
    const float part = at - float(low);
    return value(low) * (1 - part) + value(low + 1) * part;
}

/// Where within a quarter of a letter the letter of a cell stands.
float settled(const std::vector<float>& odds, const Grid& grid, int cell) {
    float at = grid.at(cell), most = -1e9f;
    for (float aside = -1.0f; aside <= 1.0f; aside += 0.25f) {
        const float here = between(odds, grid.at(cell) + aside) - 0.5f * std::abs(aside);
        if (here > most) most = here, at = grid.at(cell) + aside;
    }
    return at;
}

/// How surely a letter stands just before the first cell or just after the last.
float outside(const std::vector<float>& odds, const Grid& grid) {
    return std::max(between(odds, grid.at(-1)), between(odds, grid.at(grid.count)));
}

/// What stands at each sixteenth of a step: grids are tried by the thousand.
class Fine {
public:
    explicit Fine(const std::vector<float>& odds) {
        for (int i = -kBeside * kParts; i < (int(odds.size()) + kBeside) * kParts; ++i)
            values_.push_back(between(odds, float(i) / kParts));
    }
    float operator()(float at) const {
        const int i = int((at + kBeside) * kParts + 0.5f);
        return i < 0 || i >= int(values_.size()) ? -kSure : values_[std::size_t(i)];
    }

private:
    static constexpr int kParts = 16, kBeside = 2;
    std::vector<float> values_;
};

float worth(const Fine& odds, const Grid& grid) {
    float sum = 0, at = grid.at(0);
    const float before = odds(grid.at(-1));
    for (int i = 0; i < grid.count; ++i) {
        const float next = grid.at(i + 1);
        sum += odds(at);
        if (i + 1 < grid.count) sum -= 0.5f * odds((at + next) / 2);
        at = next;
    }
    return (sum - std::max({0.0f, before, odds(at)})) / float(grid.count);
}

/// Tries the grids around one, in steps of a share of a letter, and keeps the best.
void improve(const Fine& odds, Grid& best, float first_reach, float first_step, float pitch_reach,
             int pitch_steps, float bend_reach, int bend_steps) {
    const Grid from = best;
    const float middle = from.first + from.pitch * float(from.count - 1) / 2;
    for (int b = -bend_steps; b <= bend_steps; ++b)
        for (int p = -pitch_steps; p <= pitch_steps; ++p)
            for (float shift = -first_reach; shift <= first_reach; shift += first_step) {
                Grid tried = from;
                tried.pitch = from.pitch * (1 + pitch_reach * float(p) / float(std::max(1, pitch_steps)));
                tried.first = middle + shift - tried.pitch * float(from.count - 1) / 2;
                tried.bend = from.bend + bend_reach * float(b) / float(std::max(1, bend_steps));
                tried.worth = worth(odds, tried);
                if (tried.worth > best.worth) best = tried;
            }
}

}  // namespace

Grid lay_grid(const cv::Mat& scores, int count) {
    const std::vector<float> odds = presence(scores);
    Grid grid;
    grid.count = count;
    grid.pitch = kStepsALetter;
    grid.first = float(scores.rows - 1) / 2 - grid.pitch * float(count - 1) / 2;
    std::vector<float> soft = odds; // wide enough for steps of half a letter's
    for (std::size_t t = 1; t + 1 < odds.size(); ++t) soft[t] = 0.25f * odds[t - 1] + 0.5f * odds[t] + 0.25f * odds[t + 1];
    const Fine fine(odds), fine_soft(soft);
    grid.worth = worth(fine_soft, grid);
    const float bend = 6.0f / float(count * count); // at most 1.5 steps in the middle
    improve(fine_soft, grid, 9, 0.5f, 0.06f, 12, bend, 2);
    grid.worth = worth(fine, grid);
    Grid best = grid;
    best.worth = -1e9f;
    for (const int aside : {0, -1, 1, -2, 2}) { // near by, a whole letter off looks almost as good
        Grid tried = moved(grid, aside);
        tried.worth = worth(fine, tried);
        improve(fine, tried, 1, 0.25f, 0.006f, 4, bend / 4, 1);
        if (tried.worth > best.worth) best = tried;
    }
    return best;
}

bool holds_all(const cv::Mat& scores, const Grid& grid) {
    return outside(presence(scores), grid) < kOutside;
}

Grid moved(Grid grid, int letters) {
    grid.first += grid.pitch * float(letters);
    return grid;
}

bool is_even(const cv::Mat& scores, const Grid& grid) {
    const std::vector<float> odds = presence(scores);
    float before = 0;
    for (int i = 0; i < grid.count; ++i) {
        const float at = settled(odds, grid, i), gap = (at - before) / grid.pitch;
        if (between(odds, at) < kNoLetter || (i > 0 && (gap < kClosest || gap > kFarthest))) return false;
        before = at;
    }
    return true;
}

std::vector<mrz::Cell> cells(const cv::Mat& scores, const Grid& grid) {
    const std::vector<float> odds = presence(scores);
    std::vector<mrz::Cell> out;
    for (int i = 0; i < grid.count; ++i) {
        const float at = settled(odds, grid, i);
        const float within = std::clamp(at, 0.0f, float(scores.rows - 1));
        const int low = std::min(int(within), std::max(0, scores.rows - 2));
        const float part = within - float(low);
        const float* left = scores.ptr<float>(low);
        const float* right = scores.ptr<float>(std::min(low + 1, scores.rows - 1));
        // A step that sees no letter knows little of which it is: weigh the two by what they see.
        const float sees_left = (1 - part) * (1 - std::exp(left[Strip::kBlank])) + 1e-6f;
        const float sees_right = part * (1 - std::exp(right[Strip::kBlank])) + 1e-6f;
        mrz::Cell cell;
        float sum = 0;
        for (std::size_t c = 0; c < cell.size(); ++c) {
            cell[c] = std::exp((sees_left * left[c] + sees_right * right[c]) / (sees_left + sees_right));
            sum += cell[c];
        }
        const float zero = cell[kZero], letter = cell[kLetterO];
        cell[kZero] += kRound * (letter - zero);
        cell[kLetterO] += kRound * (zero - letter);
        for (float& p : cell)
            p = std::log((1 - kDoubt) * p / std::max(sum, 1e-12f) + kDoubt / float(cell.size()));
        out.push_back(cell);
    }
    return out;
}

}  // namespace zone
