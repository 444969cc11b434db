// SPDX-License-Identifier: Apache-2.0
//
// Weighs every lawful zone against what was seen and takes the likeliest.

#include "mrz/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "mrz/checked.hpp"
#include "mrz/codes.hpp"
#include "mrz/judge.hpp"
#include "mrz/plan.hpp"

namespace mrz {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kNotSeen = 1e-6;    // how often a cell says nothing of what stands there
constexpr double kNegligible = 25.0; // nats

using Seen = std::span<const std::vector<Cell>>;

std::array<double, kCharacters> probabilities(const Cell& cell) {
    std::array<double, kCharacters> out{};
    double most = kNever, sum = 0.0;
    for (const float value : cell)
        if (value > most && !std::isinf(value)) most = double(value);
    for (std::size_t c = 0; c < out.size(); ++c) {
        out[c] = std::isnan(cell[c]) || most == kNever ? 0.0 : std::exp(std::min(0.0, double(cell[c]) - most));
        sum += out[c];
    }
    for (double& value : out)
        value = (sum > 0 ? value / sum * (1 - kNotSeen) : (1 - kNotSeen) / kCharacters) + kNotSeen / kCharacters;
    return out;
}

Probabilities probabilities(Seen seen) {
    Probabilities out(seen.size());
    for (std::size_t line = 0; line < seen.size(); ++line)
        for (const Cell& cell : seen[line]) out[line].push_back(probabilities(cell));
    return out;
}

/// The formats of this size, with how usual each is.
std::vector<std::pair<Format, double>> formats_of(Seen seen) {
    const auto sized = [&](Format format) {
        return int(seen.size()) == rows(format) && std::ranges::all_of(seen, [&](const auto& line) {
                   return int(line.size()) == columns(format);
               });
    };
    std::vector<std::pair<Format, double>> formats;
    for (const auto& [format, usual] : {std::pair{Format::td1, 1.0}, {Format::td2, 0.8}, {Format::mrv_b, 0.2},
                                        {Format::td3, 0.8}, {Format::mrv_a, 0.2}})
        if (sized(format)) formats.emplace_back(format, usual);
    return formats;
}

/// All of a zone in one format.
struct Weighed {
    Format format;
    double log_total = kNever, log_best = kNever, log_second = kNever;
    std::vector<std::string> lines;
    std::vector<std::vector<double>> confidence;

    bool lawful() const { return log_best > kNever; }
};

class Weighing {
public:
    Weighing(Format format, const Probabilities& cells) : cells_(cells) {
        weighed_.format = format;
        weighed_.log_total = weighed_.log_best = 0.0;
        for (const auto& line : cells) {
            weighed_.lines.emplace_back(line.size(), '<');
            weighed_.confidence.emplace_back(line.size(), 0.0);
        }
    }

    Weighed all() && {
        for (const Part part : {Part::code, Part::names, Part::sex}) add(chain_of(weighed_.format, part));
        add_codes();
        const Checked checked(weighed_.format, cells_);
        put(checked.chain(), checked.best(), checked.confidence());
        join(checked.log_total(), checked.log_best(), checked.log_second());
        weighed_.log_second = weighed_.log_best - margin_;
        return std::move(weighed_);
    }

private:
    void add(const Chain& chain) {
        const Solved solved(chain, cells_);
        if (solved.lawful()) put(chain, solved.best(), solved.probabilities(solved.best()));
        join(solved.log_total(), solved.log_best(), solved.log_second());
    }

    void add_codes() {
        const Codes codes = read_codes(weighed_.format, cells_);
        put(chain_of(weighed_.format, Part::state), codes.state, std::vector(3, codes.state_probability));
        put(chain_of(weighed_.format, Part::nationality), codes.nationality,
            std::vector(3, codes.nationality_probability));
        join(codes.log_total, codes.log_best, codes.log_second);
    }

    void put(const Chain& chain, const std::string& text, const std::vector<double>& confidence) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto line = std::size_t(chain[i].line), column = std::size_t(chain[i].column);
            weighed_.lines[line][column] = text[i];
            weighed_.confidence[line][column] = confidence[i];
        }
    }

    void join(double total, double best, double second) {
        weighed_.log_total += total;
        weighed_.log_best += best;
        margin_ = std::min(margin_, best - second);
    }

    const Probabilities& cells_;
    Weighed weighed_;
    double margin_ = -kNever;
};

}  // namespace

Result<Reading> search(Seen seen, const Limits& limits) {
    const auto formats = formats_of(seen);
    if (formats.empty())
        return Error{Status::refused, "no machine readable zone has lines of so many characters"};
    const Probabilities cells = probabilities(seen);

    std::vector<double> codes;
    for (const auto& [format, usual] : formats)
        codes.push_back(std::log(usual) + Solved(chain_of(format, Part::code), cells).log_total());
    std::vector<Weighed> weighed;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        if (codes[i] < *std::ranges::max_element(codes) - kNegligible) continue;
        weighed.push_back(Weighing(formats[i].first, cells).all());
        for (double* value : {&weighed.back().log_total, &weighed.back().log_best, &weighed.back().log_second})
            *value += std::log(formats[i].second);
    }
    std::ranges::sort(weighed, std::greater<>(), &Weighed::log_best);
    Weighed& first = weighed.front();
    if (!first.lawful()) return Error{Status::refused, "no lawful zone can be read from this"};

    std::vector<double> totals;
    for (const Weighed& one : weighed) totals.push_back(one.log_total);
    const double log_total = log_sum(totals), share = std::exp(first.log_total - log_total);
    for (auto& line : first.confidence)
        for (double& value : line) value *= share;
    Result<Mrz> mrz = parse(first.lines);
    if (!mrz) return mrz.error();
    Reading reading{*std::move(mrz), std::move(first.confidence)};
    reading.probability = std::min(1.0, std::exp(first.log_best - log_total));
    const double other = weighed.size() > 1 ? weighed[1].log_best : kNever;
    reading.margin = first.log_best - std::max(first.log_second, other);
    judge(reading, cells, limits);
    return reading;
}

}  // namespace mrz
