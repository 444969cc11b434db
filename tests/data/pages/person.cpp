// SPDX-License-Identifier: Apache-2.0
//
// Invents people and writes their names in the alphabet of an MRZ.

#include "person.hpp"

#include <array>
#include <cstdio>
#include <map>
#include <string_view>

#include <opencv2/core.hpp>

namespace pages {

namespace {

constexpr std::array kSurnames{"ERIKSSON", "LÓPEZ GARCÍA", "DE LA HOZ", "PEÑA QUINTERO", "MÜLLER", "O'CONNOR", "SMITH-JONES",
                               "NUÑEZ DEL CASTILLO", "ZAPATA", "VAN DER BERG", "BJÖRK", "LI", "ECHEVERRY VÁSQUEZ", "ROJAS"};
constexpr std::array kGiven{"ANNA MARIA", "JOSÉ LUIS", "YENNY", "JEAN-PIERRE", "SOFÍA", "BO", "MARÍA FERNANDA", "ÁNGEL",
                            "KARL", "XIMENA DEL PILAR", "THOMAS", "ADA", "LUZ MARINA", "OLE"};
constexpr std::array kStates{"UTO", "COL", "ESP", "D", "MEX", "VEN", "ECU", "PER"};
constexpr std::string_view kNumber = "0123456789ABCDEFGHJKLMNPRTVWXYZ";

template <class List>
std::string one_of(const List& list, cv::RNG& random) {
    return list[std::size_t(random.uniform(0, int(list.size())))];
}

std::string date(cv::RNG& random, int first, int last) {
    char text[16];
    const int year = random.uniform(first, last + 1), month = random.uniform(1, 13), day = random.uniform(1, 29);
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return text;
}

std::string characters(cv::RNG& random, std::string_view alphabet, int count) {
    std::string text;
    while (count-- > 0) text += alphabet[std::size_t(random.uniform(0, int(alphabet.size())))];
    return text;
}

}  // namespace

Person invented(std::uint64_t seed) {
    cv::RNG random(seed * 0x9e3779b97f4a7c15u + 77);
    Person person;
    person.surname = one_of(kSurnames, random);
    person.given_names = one_of(kGiven, random);
    person.state = one_of(kStates, random);
    person.nationality = random.uniform(0, 5) ? person.state : one_of(kStates, random);
    person.number = characters(random, kNumber, random.uniform(7, 10));
    person.birth = date(random, 1940, 2012);
    person.expiry = date(random, 2027, 2035);
    person.issued = date(random, 2018, 2025);
    person.sex = std::array{"F", "M", "X"}[std::size_t(random.uniform(0, 20) ? random.uniform(0, 2) : 2)];
    if (random.uniform(0, 2)) person.personal_number = characters(random, "0123456789", 10);
    if (random.uniform(0, 2)) person.optional = characters(random, kNumber, random.uniform(4, 14));
    person.access_number = characters(random, "0123456789", 6);
    person.pnr = characters(random, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 6);
    person.seat = std::to_string(random.uniform(1, 40)) + char('A' + random.uniform(0, 6));
    return person;
}

std::string transliterated(const std::string& name) {
    static const std::map<std::string_view, std::string_view> letters{
        {"Á", "A"}, {"À", "A"}, {"Â", "A"}, {"Ã", "A"}, {"Ä", "AE"}, {"Å", "AA"}, {"Æ", "AE"}, {"Ç", "C"}, {"É", "E"},
        {"È", "E"}, {"Ê", "E"}, {"Ë", "E"}, {"Í", "I"}, {"Ì", "I"}, {"Î", "I"}, {"Ï", "I"}, {"Ñ", "N"}, {"Ó", "O"},
        {"Ò", "O"}, {"Ô", "O"}, {"Õ", "O"}, {"Ö", "OE"}, {"Ø", "OE"}, {"Ú", "U"}, {"Ù", "U"}, {"Û", "U"}, {"Ü", "UE"},
        {"Ý", "Y"}, {"ß", "SS"}};
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) text += c;
        else if (c == ' ' || c == '-') text += '<';
        else if (const auto at = letters.find(std::string_view(name).substr(i, 2)); at != letters.end()) {
            text += at->second;
            ++i;
        }
    }
    return text;
}

}  // namespace pages
