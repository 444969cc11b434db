// SPDX-License-Identifier: Apache-2.0
//
// Weighs every known code, and the likeliest unknown ones, in both places.

#include "mrz/codes.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "mrz/search.hpp"
#include "mrz/states.hpp"

namespace mrz {

namespace {

constexpr double kUnknown = 1e-3;
constexpr std::size_t kSize = 3;
using Three = std::array<std::array<double, kCharacters>, kSize>;

double same_usual(Format format) {
    switch (format) {
    case Format::td3: return 0.9;
    case Format::td1:
    case Format::td2: return 0.6;
    default: return 0.05;
    }
}

/// How usual a character is at the n-th place of a code that is not known.
double usual(std::size_t n, int c) {
    if (c == kFiller) return n == 0 ? 0.0 : 0.01;
    return c < 10 ? 0.02 / 10 : 0.97 / 26;
}

int character_of(char c) { return c == '<' ? kFiller : c <= '9' ? c - '0' : c - 'A' + 10; }

const double kKnown = (1 - kUnknown) / double(states().size()); // how usual each known code is

double usual(const std::string& code) {
    double unknown = kUnknown;
    for (std::size_t n = 0; n < kSize; ++n) unknown *= usual(n, character_of(code[n]));
    const bool known = std::ranges::find(states(), code) != states().end();
    return unknown + (known ? kKnown : 0.0);
}

/// One place of the two.
struct Side {
    Three cells;

    Side(const Probabilities& from, const Place& place) {
        for (std::size_t n = 0; n < kSize; ++n)
            cells[n] = from[std::size_t(place.line)][std::size_t(place.column) + n];
    }
    double seen(std::string_view code) const {
        double seen = 1.0;
        for (std::size_t n = 0; n < kSize; ++n) seen *= cells[n][std::size_t(character_of(code[n]))];
        return seen;
    }
    double total() const {
        double known = 0.0, unknown = kUnknown;
        for (const std::string_view code : states()) known += seen(code);
        for (std::size_t n = 0; n < kSize; ++n) {
            double sum = 0.0;
            for (int c = 0; c < kCharacters; ++c) sum += usual(n, c) * cells[n][std::size_t(c)];
            unknown *= sum;
        }
        return known * kKnown + unknown;
    }
};

/// The likeliest of the known codes, and the likeliest code of any kind.
std::set<std::string> candidates(const Side& side) {
    std::vector<std::pair<double, std::string_view>> known;
    known.reserve(states().size());
    for (const std::string_view code : states()) known.emplace_back(side.seen(code), code);
    constexpr long kMost = 4;
    std::partial_sort(known.begin(), known.begin() + kMost, known.end(), std::greater<>());
    std::set<std::string> codes;
    for (auto at = known.begin(); at != known.begin() + kMost; ++at) codes.emplace(at->second);
    std::string any;
    for (std::size_t n = 0; n < kSize; ++n) {
        int best = 10;
        for (int c = 0; c < kCharacters; ++c)
            if (usual(n, c) * side.cells[n][std::size_t(c)] > usual(n, best) * side.cells[n][std::size_t(best)])
                best = c;
        any += kAlphabet[std::size_t(best)];
    }
    codes.insert(any);
    return codes;
}

/// All pairs of one unknown code in both places.
double same_unknown(const Side& one, const Side& other) {
    double total = kUnknown;
    for (std::size_t n = 0; n < kSize; ++n) {
        double sum = 0.0;
        for (int c = 0; c < kCharacters; ++c)
            sum += usual(n, c) * one.cells[n][std::size_t(c)] * other.cells[n][std::size_t(c)];
        total *= sum;
    }
    return total;
}

}  // namespace

Codes read_codes(Format format, const Probabilities& cells) {
    const Side state(cells, *place(format, Part::state));
    const Side nationality(cells, *place(format, Part::nationality));
    const double same = same_usual(format);
    const double states_total = state.total(), nationalities_total = nationality.total();
    double both = same_unknown(state, nationality);
    for (const std::string_view code : states())
        both += kKnown * state.seen(code) * nationality.seen(code);
    const double total = same * both + (1 - same) * states_total * nationalities_total;

    Codes codes;
    double best = 0.0, second = 0.0;
    std::set<std::string> of_states = candidates(state);
    of_states.merge(candidates(nationality));
    std::vector<std::pair<std::string, double>> both_sides;
    for (const std::string& code : of_states) both_sides.emplace_back(code, usual(code));
    for (const auto& [s, usual_s] : both_sides) {
        const double seen_s = usual_s * state.seen(s);
        for (const auto& [n, usual_n] : both_sides) {
            const double follows = (s == n ? same : 0.0) + (1 - same) * usual_n;
            const double weight = seen_s * follows * nationality.seen(n);
            if (weight > best) {
                second = std::exchange(best, weight);
                codes.state = s;
                codes.nationality = n;
            } else {
                second = std::max(second, weight);
            }
        }
    }
    const auto alone = [&](const Side& one, const Side& other, const std::string& code, double others) {
        return usual(code) * one.seen(code) * (same * other.seen(code) + (1 - same) * others) / total;
    };
    codes.state_probability = std::min(1.0, alone(state, nationality, codes.state, nationalities_total));
    codes.nationality_probability =
        std::min(1.0, alone(nationality, state, codes.nationality, states_total));
    codes.log_total = std::log(total);
    codes.log_best = std::log(best);
    codes.log_second = std::log(second);
    return codes;
}

}  // namespace mrz
