// SPDX-License-Identifier: Apache-2.0
//
// Reads a zone: its form character by character, then its fields, then its check digits.

#include "mrz/layout.hpp"
#include "mrz/names.hpp"
#include "mrz/number.hpp"

#include <algorithm>

namespace mrz {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

using Lines = std::span<const std::string>;

Error wrong(std::string what) { return Error{Status::refused, std::move(what)}; }

/// Says which line has which length, where no format is so.
Error no_format(Lines lines) {
    std::string lengths;
    for (const std::string& line : lines.first(std::min<std::size_t>(lines.size(), 4)))
        lengths += (lengths.empty() ? "" : ", ") + std::to_string(line.size());
    return wrong("no machine readable zone has " + std::to_string(lines.size()) +
                 " lines of these lengths: " + (lengths.empty() ? "none" : lengths) +
                 "; there are 3 of 30, 2 of 36 and 2 of 44");
}

Result<void> check_form(Format format, Lines lines) {
    for (const Place& place : places(format)) {
        const std::string_view text = cut(lines, place);
        for (int n = 0; n < place.count; ++n)
            if (!may_stand(place.part, format, n, text[std::size_t(n)]))
                return wrong("line " + std::to_string(place.line + 1) + ", column " +
                             std::to_string(place.column + n + 1) + ": the " +
                             std::string(name(place.part)) + " cannot have this character");
    }
    return {};
}

std::string without(std::string_view text, char unwanted) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out), [=](char c) { return c != unwanted; });
    return out;
}

/// YYMMDD, or "" when nothing of it is known.
std::string date(std::string_view text) {
    return without(text, '<').empty() ? std::string() : std::string(text);
}

/// A blank field may have '<' for its check digit, which is 0 then.
bool holds(std::string_view text, char check) {
    if (check == '<') return without(text, '<').empty();
    return check == check_digit(text);
}

/// What numbers a person: the optional data of a TD3 by its name (9303-4 § 4.2.2.2), and where
/// Colombia puts the NUIP of its digital cédula.
std::string personal_number(const Mrz& mrz) {
    if (mrz.format == Format::td3) return without(mrz.optional.text, ' ');
    if (mrz.format != Format::td1 || mrz.state.text != "COL") return {};
    const std::string& text = mrz.optional_2.text;
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? text.substr(std::min(text.find_first_not_of('0'), text.size())) : "";
}

void read_checks(Mrz& mrz, const Number& number) {
    const auto text = [&](Part part) { return cut(mrz.lines, *place(mrz.format, part)); };
    const auto add = [&](const char* name, std::string_view over, char check) {
        mrz.checks.push_back({name, holds(over, check)});
    };
    add("document-number", number.text, number.check);
    add("birth-date", text(Part::birth), text(Part::birth_check).front());
    add("expiry", text(Part::expiry), text(Part::expiry_check).front());
    if (mrz.format == Format::td3)
        add("optional", text(Part::optional), text(Part::optional_check).front());
    if (const auto over = composite_of(mrz.format); !over.empty())
        add("composite", joined(mrz.lines, over), text(Part::composite).front());
}

}  // namespace

Result<Mrz> parse(Lines lines) {
    const std::optional<Format> format = format_of(lines);
    if (!format) return no_format(lines);
    if (const Result<void> fits = check_form(*format, lines); !fits) return fits.error();

    Mrz mrz;
    mrz.format = *format;
    mrz.lines.assign(lines.begin(), lines.end());
    const auto text = [&](Part part) {
        const auto found = place(mrz.format, part);
        return found ? cut(mrz.lines, *found) : std::string_view();
    };
    const Number number = read_number(mrz.format, mrz.lines);
    mrz.code.text = without_fillers(text(Part::code));
    mrz.state.text = without(text(Part::state), '<');
    mrz.number.text = without(number.text, '<');
    mrz.nationality.text = without(text(Part::nationality), '<');
    mrz.birth.text = date(text(Part::birth));
    mrz.expiry.text = date(text(Part::expiry));
    mrz.sex.text = text(Part::sex) == "<" ? "X" : std::string(text(Part::sex));
    Names names = read_names(text(Part::names));
    mrz.surname.text = std::move(names.surname);
    mrz.given_names.text = std::move(names.given_names);
    mrz.names_cut = names.cut;
    mrz.optional.text = without_fillers(text(Part::optional).substr(number.borrowed));
    mrz.optional_2.text = without_fillers(text(Part::optional_2));
    mrz.personal_number.text = personal_number(mrz);
    read_checks(mrz, number);
    return mrz;
}

bool sound(const Mrz& mrz) { return std::ranges::all_of(mrz.checks, &Check::holds); }

}  // namespace mrz
