// SPDX-License-Identifier: Apache-2.0
//
// Draws and writes random zones.

#include "mrz/testing_zones.hpp"

#include <algorithm>
#include <cmath>

#include "mrz/layout.hpp"
#include "mrz/number.hpp"
#include "mrz/states.hpp"

namespace mrz::testing {

namespace {

int below(int count, Random& random) { return std::uniform_int_distribution<int>(0, count - 1)(random); }

bool chance(double share, Random& random) { return std::bernoulli_distribution(share)(random); }

std::string any_of(std::string_view characters, int count, Random& random) {
    std::string text;
    for (int i = 0; i < count; ++i) text += characters[std::size_t(below(int(characters.size()), random))];
    return text;
}

constexpr std::string_view kDigits = "0123456789", kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                           kBoth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

std::string two(int value) { return {char('0' + value / 10), char('0' + value % 10)}; }

std::string a_date(Random& random) {
    return two(below(100, random)) + two(1 + below(12, random)) + two(1 + below(28, random));
}

std::string birth(Random& random) {
    const std::string date = a_date(random);
    if (!chance(0.02, random)) return date;
    return chance(0.5, random) ? date.substr(0, 4) + "<<" : date.substr(0, 2) + "<<<<";
}

std::string name(int most_parts, Random& random) {
    std::string name;
    for (int parts = 1 + below(most_parts, random); parts > 0; --parts)
        name += (name.empty() ? "" : " ") + any_of(kLetters, 2 + below(8, random), random);
    return name;
}

std::string a_state(Random& random) {
    std::string code(states()[std::size_t(below(int(states().size()), random))]);
    return code.substr(0, code.find('<'));
}

void fill(std::vector<std::string>& lines, Format format, Part part, std::string text) {
    const auto where = place(format, part);
    if (!where) return;
    std::ranges::replace(text, ' ', '<');
    text.resize(std::size_t(where->count), '<');
    lines[std::size_t(where->line)].replace(std::size_t(where->column), text.size(), text);
}

}  // namespace

Wanted draw(Format format, Random& random) {
    Wanted wanted;
    wanted.format = format;
    const bool visa = format == Format::mrv_a || format == Format::mrv_b;
    wanted.code = visa ? "V" : format == Format::td3 ? "P" : any_of("IAC", 1, random);
    if (chance(0.4, random)) wanted.code += any_of("ABDEGLMNORST", 1, random);
    wanted.state = a_state(random);
    wanted.nationality = chance(0.7, random) ? wanted.state : a_state(random);
    const bool may_be_long = format == Format::td1 || format == Format::td2;
    const bool is_long = may_be_long && chance(0.2, random);
    wanted.number = any_of(chance(0.5, random) ? kDigits : kBoth, is_long ? 10 + below(4, random) : 6 + below(4, random), random);
    wanted.birth = birth(random);
    wanted.expiry = a_date(random);
    wanted.sex = any_of("MF", 1, random);
    if (chance(0.03, random)) wanted.sex = "<";
    if (chance(0.4, random)) wanted.optional = any_of(kBoth, 1 + below(is_long ? 1 : 7, random), random);
    if (chance(0.3, random)) wanted.optional_2 = any_of(kDigits, 1 + below(11, random), random);
    wanted.surname = name(2, random);
    wanted.given_names = chance(0.03, random) ? "" : name(2, random);
    return wanted;
}

std::vector<std::string> write(const Wanted& wanted) {
    const Format format = wanted.format;
    std::vector<std::string> lines(std::size_t(rows(format)), std::string(std::size_t(columns(format)), '<'));
    fill(lines, format, Part::code, wanted.code);
    fill(lines, format, Part::state, wanted.state);
    fill(lines, format, Part::nationality, wanted.nationality);
    fill(lines, format, Part::names, wanted.surname + (wanted.given_names.empty() ? "" : "<<" + wanted.given_names));
    fill(lines, format, Part::birth, wanted.birth);
    fill(lines, format, Part::expiry, wanted.expiry);
    fill(lines, format, Part::sex, wanted.sex);
    fill(lines, format, Part::number, wanted.number);
    std::string optional = wanted.optional;
    if (wanted.number.size() > 9)
        optional = wanted.number.substr(9) + check_digit(wanted.number) + (optional.empty() ? "" : "<" + optional);
    else
        fill(lines, format, Part::number_check, "0"); // a filler there means a long number
    fill(lines, format, Part::optional, optional);
    fill(lines, format, Part::optional_2, wanted.optional_2);
    correct(format, lines);
    return lines;
}

void correct(Format format, std::vector<std::string>& lines) {
    const auto put = [&](Part part, std::string_view over) {
        if (place(format, part)) fill(lines, format, part, std::string(1, check_digit(over)));
    };
    const bool is_long = read_number(format, lines).borrowed > 0;
    if (!is_long) put(Part::number_check, cut(lines, *place(format, Part::number)));
    put(Part::birth_check, cut(lines, *place(format, Part::birth)));
    put(Part::expiry_check, cut(lines, *place(format, Part::expiry)));
    put(Part::optional_check, cut(lines, *place(format, Part::optional)));
    put(Part::composite, joined(lines, composite_of(format)));
}

std::vector<std::vector<Cell>> seen(const std::vector<std::string>& lines, double unclear, Random& random) {
    std::vector<std::vector<Cell>> cells;
    for (const std::string& line : lines) {
        cells.emplace_back();
        for (const char c : line) {
            std::array<double, 37> shows;
            shows.fill(1e-7);
            double right = 1.0;
            if (chance(unclear, random)) {
                const double first = std::uniform_real_distribution<double>(0.5, 1.0)(random);
                right = chance(first, random) ? first : 1 - first;
            }
            shows[std::size_t(below(37, random))] += 1 - right;
            shows[kAlphabet.find(c)] += right;
            Cell& cell = cells.back().emplace_back();
            std::ranges::transform(shows, cell.begin(), [](double p) { return float(std::log(p)); });
        }
    }
    return cells;
}

}  // namespace mrz::testing
