// SPDX-License-Identifier: Apache-2.0
//
// Weighs every lawful zone against what was seen and takes the likeliest.

#include "mrz/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "mrz/codes.hpp"
#include "mrz/number.hpp"
#include "mrz/plan.hpp"

namespace mrz {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kNotSeen = 1e-6;    // how often a cell says nothing of what stands there
constexpr double kLongNumber = 0.02; // how usual a number of more than nine is where one may be
constexpr double kNegligible = 25.0; // nats
constexpr double kFillerSeen = 1e-3; // below it no long number is considered

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

double log_sum(std::span<const double> logs) {
    const double most = *std::ranges::max_element(logs);
    if (most == kNever) return kNever;
    double sum = 0.0;
    for (const double value : logs) sum += std::exp(value - most);
    return most + std::log(sum);
}

/// The cells that check digits cover, weighed for each length that the document number may have.
class Checked {
public:
    Checked(Format format, const Probabilities& cells) {
        const int tails = worth_a_look(format, cells) ? longest_tail(format) : 0;
        for (int tail = 0; tail <= tails; ++tail) {
            auto chain = std::make_unique<Chain>(checked_chain(format, tail));
            const double usual = tails == 0 ? 1.0 : tail == 0 ? 1 - kLongNumber : kLongNumber / tails;
            ways_.push_back({std::log(usual), std::move(chain), nullptr});
            ways_.back().solved = std::make_unique<Solved>(*ways_.back().chain, cells);
        }
        std::vector<double> totals;
        for (const Way& way : ways_) totals.push_back(way.log_usual + way.solved->log_total());
        log_total = log_sum(totals);
        for (const Way& way : ways_) consider(way);
    }

    double log_total = kNever, log_best = kNever, log_second = kNever;
    std::string best;
    const Chain& chain() const { return *ways_.front().chain; }

    /// How probable each character of the best text is.
    std::vector<double> confidence() const {
        std::vector<double> sum(best.size(), 0.0);
        for (const Way& way : ways_) {
            const double weight = std::exp(way.log_usual + way.solved->log_total() - log_total);
            if (!way.solved->lawful() || weight < 1e-9) continue;
            const std::vector<double> part = way.solved->probabilities(best);
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight * part[i];
        }
        return sum;
    }

private:
    struct Way {
        double log_usual;
        std::unique_ptr<Chain> chain;
        std::unique_ptr<Solved> solved;
    };

    /// Whether a filler may stand for the check digit of the document number.
    static bool worth_a_look(Format format, const Probabilities& cells) {
        const Place check = *place(format, Part::number_check);
        return cells[std::size_t(check.line)][std::size_t(check.column)][kFiller] > kFillerSeen;
    }

    void consider(const Way& way) {
        if (!way.solved->lawful()) return;
        const double likeliest = way.log_usual + way.solved->log_best();
        const double other = way.log_usual + way.solved->log_second();
        if (likeliest > log_best) {
            log_second = std::max(log_best, other);
            log_best = likeliest;
            best = way.solved->best();
        } else {
            log_second = std::max(log_second, likeliest);
        }
    }

    std::vector<Way> ways_;
};

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
        put(checked.chain(), checked.best, checked.best.empty() ? std::vector<double>() : checked.confidence());
        join(checked.log_total, checked.log_best, checked.log_second);
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

/// How probable the characters of a part are: the least of them.
double least(const Reading& reading, Part part, std::size_t from = 0, std::size_t count = std::string::npos) {
    const auto place = mrz::place(reading.mrz.format, part);
    if (!place) return 1.0;
    const auto& line = reading.confidence[std::size_t(place->line)];
    double least = 1.0;
    for (std::size_t n = from; n < std::min(count == std::string::npos ? count : from + count,
                                            std::size_t(place->count)); ++n)
        least = std::min(least, line[std::size_t(place->column) + n]);
    return least;
}

/// How probable all the characters of a run of the names are, which nothing ties together.
double all_of_names(const Reading& reading, std::size_t from, std::size_t to) {
    const Place place = *mrz::place(reading.mrz.format, Part::names);
    double all = 1.0;
    for (std::size_t n = from; n < to; ++n)
        all *= reading.confidence[std::size_t(place.line)][std::size_t(place.column) + n];
    return all;
}

void add_confidences(Reading& reading) {
    Mrz& mrz = reading.mrz;
    const Number number = read_number(mrz.format, mrz.lines);
    const std::string_view names = cut(mrz.lines, *place(mrz.format, Part::names));
    const std::size_t split = std::min(names.find("<<"), names.size());
    mrz.code.confidence = least(reading, Part::code);
    mrz.state.confidence = least(reading, Part::state);
    mrz.number.confidence = std::min(least(reading, Part::number), number.borrowed
        ? least(reading, Part::optional, 0, number.borrowed) : least(reading, Part::number_check));
    mrz.nationality.confidence = least(reading, Part::nationality);
    mrz.birth.confidence = least(reading, Part::birth);
    mrz.expiry.confidence = least(reading, Part::expiry);
    mrz.sex.confidence = least(reading, Part::sex);
    mrz.surname.confidence = all_of_names(reading, 0, std::min(split + 2, names.size()));
    mrz.given_names.confidence = all_of_names(reading, split, names.size());
    mrz.optional.confidence = least(reading, Part::optional, number.borrowed);
    mrz.optional_2.confidence = least(reading, Part::optional_2);
    mrz.personal_number.confidence =
        mrz.format == Format::td3 ? mrz.optional.confidence : mrz.optional_2.confidence;
}

std::size_t index(char c) { return kAlphabet.find(c); }

/// What the cells by themselves say of the lines that were chosen.
void compare_with_cells(Reading& reading, const Probabilities& cells) {
    std::size_t count = 0;
    for (std::size_t line = 0; line < cells.size(); ++line)
        for (std::size_t column = 0; column < cells[line].size(); ++column, ++count) {
            const auto& cell = cells[line][column];
            const double chosen = std::log(cell[index(reading.mrz.lines[line][column])]);
            reading.score += chosen;
            reading.overruled += std::log(*std::ranges::max_element(cell)) - chosen;
        }
    reading.score /= double(count);
}

/// The least that a cell by itself says of the character that was chosen for it.
double least_alone(const Reading& reading, const Probabilities& cells) {
    double least = 1.0;
    for (std::size_t line = 0; line < cells.size(); ++line)
        for (std::size_t column = 0; column < cells[line].size(); ++column)
            least = std::min(least, cells[line][column][index(reading.mrz.lines[line][column])]);
    return least;
}

/// The part that is least sure measured by the limit for it; nothing when all keep to theirs.
std::optional<Part> unsure_part(const Reading& reading, const Limits& limits) {
    std::optional<Part> worst;
    double least_ratio = 1.0;
    for (const Place& place : places(reading.mrz.format)) {
        const double limit = place.part == Part::names ? limits.name : limits.character;
        const double ratio = least(reading, place.part) / limit;
        if (ratio < least_ratio) {
            least_ratio = ratio;
            worst = place.part;
        }
    }
    return worst;
}

std::string doubt(const Reading& reading, const Probabilities& cells, const Limits& limits) {
    if (const auto part = unsure_part(reading, limits))
        return "the " + std::string(name(*part)) + " cannot be read for sure";
    if (reading.probability < limits.reading) return "another reading is too probable";
    if (reading.overruled > limits.overruled) return "what was seen does not go together";
    if (!sound(reading.mrz) && least_alone(reading, cells) < limits.alone)
        return "the composite check digit is wrong and not all else is sure";
    return {};
}

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
    compare_with_cells(reading, cells);
    add_confidences(reading);
    reading.doubt = doubt(reading, cells, limits);
    reading.sure = reading.doubt.empty();
    return reading;
}

}  // namespace mrz
