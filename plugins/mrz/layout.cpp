// SPDX-License-Identifier: Apache-2.0
//
// The five layouts: 9303-5 § 4.2.2, 9303-6 § 4.2.2, 9303-4 § 4.2.2, 9303-7 § 4.2.2 and § 5.2.2.

#include "mrz/layout.hpp"

#include <algorithm>
#include <array>

namespace mrz {

namespace {

using enum Part;

constexpr std::array kTd1{
    Place{code, 0, 0, 2},          Place{state, 0, 2, 3},       Place{number, 0, 5, 9},
    Place{number_check, 0, 14, 1}, Place{optional, 0, 15, 15},
    Place{birth, 1, 0, 6},         Place{birth_check, 1, 6, 1}, Place{sex, 1, 7, 1},
    Place{expiry, 1, 8, 6},        Place{expiry_check, 1, 14, 1}, Place{nationality, 1, 15, 3},
    Place{optional_2, 1, 18, 11},  Place{composite, 1, 29, 1},
    Place{names, 2, 0, 30},
};
constexpr std::array kTd2{
    Place{code, 0, 0, 2},          Place{state, 0, 2, 3},         Place{names, 0, 5, 31},
    Place{number, 1, 0, 9},        Place{number_check, 1, 9, 1},  Place{nationality, 1, 10, 3},
    Place{birth, 1, 13, 6},        Place{birth_check, 1, 19, 1},  Place{sex, 1, 20, 1},
    Place{expiry, 1, 21, 6},       Place{expiry_check, 1, 27, 1}, Place{optional, 1, 28, 7},
    Place{composite, 1, 35, 1},
};
constexpr std::array kTd3{
    Place{code, 0, 0, 2},          Place{state, 0, 2, 3},         Place{names, 0, 5, 39},
    Place{number, 1, 0, 9},        Place{number_check, 1, 9, 1},  Place{nationality, 1, 10, 3},
    Place{birth, 1, 13, 6},        Place{birth_check, 1, 19, 1},  Place{sex, 1, 20, 1},
    Place{expiry, 1, 21, 6},       Place{expiry_check, 1, 27, 1}, Place{optional, 1, 28, 14},
    Place{optional_check, 1, 42, 1}, Place{composite, 1, 43, 1},
};
constexpr std::array kMrvA{
    Place{code, 0, 0, 2},          Place{state, 0, 2, 3},         Place{names, 0, 5, 39},
    Place{number, 1, 0, 9},        Place{number_check, 1, 9, 1},  Place{nationality, 1, 10, 3},
    Place{birth, 1, 13, 6},        Place{birth_check, 1, 19, 1},  Place{sex, 1, 20, 1},
    Place{expiry, 1, 21, 6},       Place{expiry_check, 1, 27, 1}, Place{optional, 1, 28, 16},
};
constexpr std::array kMrvB{
    Place{code, 0, 0, 2},          Place{state, 0, 2, 3},         Place{names, 0, 5, 31},
    Place{number, 1, 0, 9},        Place{number_check, 1, 9, 1},  Place{nationality, 1, 10, 3},
    Place{birth, 1, 13, 6},        Place{birth_check, 1, 19, 1},  Place{sex, 1, 20, 1},
    Place{expiry, 1, 21, 6},       Place{expiry_check, 1, 27, 1}, Place{optional, 1, 28, 8},
};

// The part of these is only the first that the run covers.
constexpr std::array kTd1Composite{Place{number, 0, 5, 25}, Place{birth, 1, 0, 7},
                                   Place{expiry, 1, 8, 7}, Place{optional_2, 1, 18, 11}};
constexpr std::array kTd2Composite{Place{number, 1, 0, 10}, Place{birth, 1, 13, 7},
                                   Place{expiry, 1, 21, 14}};
constexpr std::array kTd3Composite{Place{number, 1, 0, 10}, Place{birth, 1, 13, 7},
                                   Place{expiry, 1, 21, 22}};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }

/// The first letter of a document code: P for passports, V for visas, neither for the others'.
bool may_begin(Format format, char c) {
    switch (format) {
    case Format::td3: return letter(c) && c != 'V';
    case Format::mrv_a:
    case Format::mrv_b: return c == 'V';
    default: return letter(c) && c != 'V';
    }
}

}  // namespace

std::span<const Place> places(Format format) {
    switch (format) {
    case Format::td1: return kTd1;
    case Format::td2: return kTd2;
    case Format::td3: return kTd3;
    case Format::mrv_a: return kMrvA;
    case Format::mrv_b: return kMrvB;
    }
    return {};
}

std::optional<Place> place(Format format, Part part) {
    for (const Place& place : places(format))
        if (place.part == part) return place;
    return std::nullopt;
}

std::span<const Place> composite_of(Format format) {
    switch (format) {
    case Format::td1: return kTd1Composite;
    case Format::td2: return kTd2Composite;
    case Format::td3: return kTd3Composite;
    default: return {};
    }
}

std::string_view name(Part part) {
    switch (part) {
    case code: return "document code";
    case state: return "issuing state";
    case names: return "names";
    case number: return "document number";
    case number_check: return "check digit of the document number";
    case nationality: return "nationality";
    case birth: return "birth date";
    case birth_check: return "check digit of the birth date";
    case sex: return "sex";
    case expiry: return "date of expiry";
    case expiry_check: return "check digit of the date of expiry";
    case optional: return "optional data";
    case optional_check: return "check digit of the optional data";
    case optional_2: return "optional data of the second line";
    case composite: return "composite check digit";
    }
    return "";
}

bool may_stand(Part part, Format format, int n, char c) {
    switch (part) {
    case code: return n == 0 ? may_begin(format, c) : letter(c) || digit(c) || c == '<';
    case state: return letter(c) || digit(c) || (n > 0 && c == '<');
    case nationality: return letter(c) || digit(c) || c == '<';
    case names: return letter(c) || c == '<';
    case number:
    case optional:
    case optional_2: return letter(c) || digit(c) || c == '<';
    case number_check:
    case optional_check:
    case birth_check:
    case expiry_check:
    case composite:
    case birth:
    case expiry: return digit(c) || c == '<';
    case sex: return c == 'M' || c == 'F' || c == 'X' || c == '<';
    }
    return false;
}

std::string_view cut(std::span<const std::string> lines, const Place& place) {
    return std::string_view(lines[std::size_t(place.line)])
        .substr(std::size_t(place.column), std::size_t(place.count));
}

std::string joined(std::span<const std::string> lines, std::span<const Place> places) {
    std::string text;
    for (const Place& place : places) text += cut(lines, place);
    return text;
}

}  // namespace mrz
