// SPDX-License-Identifier: Apache-2.0
//
// One function for each format, field by field in the order of the standard's tables.

#include "zone.hpp"

namespace pages {

namespace {

std::string filled(std::string text, std::size_t length) {
    text.resize(length, '<');
    return text;
}

std::string with_digit(const std::string& field) { return field + check_digit(field); }

/// "1974-08-12" as 740812; what is missing is fillers.
std::string short_date(const std::string& iso) {
    std::string text;
    for (const std::size_t at : {2u, 5u, 8u}) text += at + 2 <= iso.size() ? iso.substr(at, 2) : "<<";
    return text;
}

std::string sex(const Person& person) { return person.sex == "X" ? "<" : person.sex; }

std::string names(const Person& person, std::size_t length) {
    std::string text = transliterated(person.surname);
    if (!person.given_names.empty()) text += "<<" + transliterated(person.given_names);
    return filled(text, length);
}

std::string first_line(const Person& person, const std::string& code, std::size_t length) {
    return filled(person.code.empty() ? code : person.code, 2) + filled(person.state, 3) + names(person, length - 5);
}

/// The second line up to its optional data, which TD2, TD3 and visas share.
std::string second_line(const Person& person) {
    return with_digit(filled(person.number, 9)) + filled(person.nationality, 3) + with_digit(short_date(person.birth)) +
           sex(person) + with_digit(short_date(person.expiry));
}

std::vector<std::string> td1(const Person& person) {
    const std::string start = filled(person.code.empty() ? "I" : person.code, 2) + filled(person.state, 3);
    std::string number = with_digit(filled(person.number, 9)), optional = person.optional;
    if (person.number.size() > 9) { // ICAO 9303-5 § 4.2.2.1, note j
        number = person.number.substr(0, 9) + '<';
        optional = person.number.substr(9) + check_digit(person.number) + '<' + person.optional;
    }
    const std::string first = start + number + filled(optional, 15);
    const std::string birth = with_digit(short_date(person.birth)), expiry = with_digit(short_date(person.expiry));
    const std::string second = filled(person.personal_number, 11);
    const char composite = check_digit(first.substr(5, 25) + birth + expiry + second);
    return {first, birth + sex(person) + expiry + filled(person.nationality, 3) + second + composite, names(person, 30)};
}

/// Everything that has check digits, and the optional data: what a composite digit covers.
char composite(const std::string& line) {
    return check_digit(line.substr(0, 10) + line.substr(13, 7) + line.substr(21));
}

std::vector<std::string> td2(const Person& person, const std::string& code) {
    const std::string line = second_line(person) + filled(person.personal_number, 7);
    return {first_line(person, code, 36), line + composite(line)};
}

std::vector<std::string> td3(const Person& person) {
    const std::string own = filled(person.personal_number, 14);
    const char digit = person.personal_number.empty() ? '<' : check_digit(own);
    const std::string line = second_line(person) + own + digit;
    return {first_line(person, "P", 44), line + composite(line)};
}

std::vector<std::string> visa(const Person& person, std::size_t length) {
    return {first_line(person, "V", length), filled(second_line(person) + person.personal_number, length)};
}

}  // namespace

char check_digit(std::string_view text) {
    constexpr int kWeights[] = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
        sum += value * kWeights[i % 3];
    }
    return char('0' + sum % 10);
}

std::vector<std::string> zone(Kind kind, const Person& person) {
    switch (kind) {
    case Kind::passport: return td3(person);
    case Kind::card_back: return td1(person);
    case Kind::td2: return td2(person, "I");
    case Kind::emergency: return td2(person, "PU");
    case Kind::visa_a: return visa(person, 44);
    case Kind::visa_b: return visa(person, 36);
    case Kind::card_front:
    case Kind::boarding_pass: break;
    }
    return {};
}

}  // namespace pages
