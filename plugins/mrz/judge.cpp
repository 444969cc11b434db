// SPDX-License-Identifier: Apache-2.0
//
// Judges a reading by its characters' probabilities and by what each cell says by itself.

#include "mrz/judge.hpp"

#include <algorithm>
#include <cmath>

#include "mrz/number.hpp"

namespace mrz {

namespace {

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

void judge(Reading& reading, const Probabilities& cells, const Limits& limits) {
    compare_with_cells(reading, cells);
    add_confidences(reading);
    reading.doubt = doubt(reading, cells, limits);
    reading.sure = reading.doubt.empty();
}

}  // namespace mrz
