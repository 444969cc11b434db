// SPDX-License-Identifier: Apache-2.0
//
// The tables of ICAO 9303-3 § 6: A for Latin letters, B for Cyrillic ones.

#include "letter_tables.hpp"

#include <map>

namespace fields {

namespace {

struct Latin {
    char32_t letter;
    std::array<std::string_view, 3> forms; ///< recommended, the other way allowed, without its mark; one if all are
};

constexpr Latin kLatin[] = {
    {U'À', {"A"}}, {U'Á', {"A"}}, {U'Â', {"A"}}, {U'Ã', {"A"}}, {U'Ä', {"AE", "A", "A"}},
    {U'Å', {"AA", "A", "A"}}, {U'Æ', {"AE", "AE", "A"}}, {U'Ç', {"C"}}, {U'È', {"E"}}, {U'É', {"E"}},
    {U'Ê', {"E"}}, {U'Ë', {"E"}}, {U'Ì', {"I"}}, {U'Í', {"I"}}, {U'Î', {"I"}}, {U'Ï', {"I"}}, {U'Ð', {"D"}},
    {U'Ñ', {"N", "NXX", "N"}}, {U'Ò', {"O"}}, {U'Ó', {"O"}}, {U'Ô', {"O"}}, {U'Õ', {"O"}},
    {U'Ö', {"OE", "O", "O"}}, {U'Ø', {"OE", "OE", "O"}}, {U'Ù', {"U"}}, {U'Ú', {"U"}}, {U'Û', {"U"}},
    {U'Ü', {"UE", "UXX", "U"}}, {U'Ý', {"Y"}}, {U'Þ', {"TH"}}, {U'ß', {"SS"}}, {U'ẞ', {"SS"}},
    {U'Ā', {"A"}}, {U'Ă', {"A"}}, {U'Ą', {"A"}}, {U'Ć', {"C"}}, {U'Ĉ', {"C"}}, {U'Ċ', {"C"}}, {U'Č', {"C"}},
    {U'Ď', {"D"}}, {U'Đ', {"D"}}, {U'Ē', {"E"}}, {U'Ĕ', {"E"}}, {U'Ė', {"E"}}, {U'Ę', {"E"}}, {U'Ě', {"E"}},
    {U'Ĝ', {"G"}}, {U'Ğ', {"G"}}, {U'Ġ', {"G"}}, {U'Ģ', {"G"}}, {U'Ĥ', {"H"}}, {U'Ħ', {"H"}}, {U'Ĩ', {"I"}},
    {U'Ī', {"I"}}, {U'Ĭ', {"I"}}, {U'Į', {"I"}}, {U'İ', {"I"}}, {U'ı', {"I"}}, {U'Ĳ', {"IJ"}},
    {U'Ĵ', {"J"}}, {U'Ķ', {"K"}}, {U'Ĺ', {"L"}}, {U'Ļ', {"L"}}, {U'Ľ', {"L"}}, {U'Ŀ', {"L"}}, {U'Ł', {"L"}},
    {U'Ń', {"N"}}, {U'Ņ', {"N"}}, {U'Ň', {"N"}}, {U'Ŋ', {"N"}}, {U'Ō', {"O"}}, {U'Ŏ', {"O"}}, {U'Ő', {"O"}},
    {U'Œ', {"OE", "OE", "O"}}, {U'Ŕ', {"R"}}, {U'Ŗ', {"R"}}, {U'Ř', {"R"}}, {U'Ś', {"S"}}, {U'Ŝ', {"S"}},
    {U'Ş', {"S"}}, {U'Š', {"S"}}, {U'Ș', {"S"}}, {U'Ţ', {"T"}}, {U'Ť', {"T"}}, {U'Ŧ', {"T"}}, {U'Ț', {"T"}},
    {U'Ũ', {"U"}}, {U'Ū', {"U"}}, {U'Ŭ', {"U"}}, {U'Ů', {"U"}}, {U'Ű', {"U"}}, {U'Ų', {"U"}}, {U'Ŵ', {"W"}},
    {U'Ŷ', {"Y"}}, {U'Ÿ', {"Y"}}, {U'Ź', {"Z"}}, {U'Ż', {"Z"}}, {U'Ž', {"Z"}},
};

/// As recommended; then, where they differ, Ukrainian, Belarusian, Serbian and Macedonian by the standard's
/// own notes, Bulgarian as that state writes it, and Russian as passports had it before.
struct Cyrillic {
    char32_t letter;
    Forms forms;
};

constexpr Forms all(std::string_view form) { return {form, form, form, form, form, form, form}; }

constexpr Cyrillic kCyrillic[] = {
    {U'Ё', {"E", "E", "IO", "E", "E", "E", "YO"}}, {U'Ђ', {"D", "D", "D", "D", "D", "D", "DJ"}},
    {U'Ѓ', {"G", "G", "G", "G", "GJ", "G", "G"}}, {U'Є', {"IE", "IE", "IE", "IE", "IE", "IE", "YE"}},
    {U'Ѕ', all("DZ")}, {U'І', all("I")}, {U'Ї', {"I", "I", "I", "I", "I", "I", "YI"}}, {U'Ј', all("J")},
    {U'Љ', all("LJ")}, {U'Њ', all("NJ")}, {U'Ћ', all("C")}, {U'Ќ', {"K", "K", "K", "K", "KJ", "K", "K"}},
    {U'Ў', all("U")}, {U'Џ', {"DZ", "DZ", "DZ", "DZ", "DJ", "DZ", "DZ"}}, {U'А', all("A")},
    {U'Б', all("B")}, {U'В', all("V")}, {U'Г', {"G", "H", "H", "H", "G", "G", "G"}}, {U'Д', all("D")},
    {U'Е', all("E")}, {U'Ж', {"ZH", "ZH", "ZH", "Z", "ZH", "ZH", "ZH"}}, {U'З', all("Z")},
    {U'И', {"I", "Y", "I", "I", "I", "I", "I"}}, {U'Й', {"I", "I", "I", "I", "I", "Y", "Y"}},
    {U'К', all("K")}, {U'Л', all("L")}, {U'М', all("M")}, {U'Н', all("N")}, {U'О', all("O")},
    {U'П', all("P")}, {U'Р', all("R")}, {U'С', all("S")}, {U'Т', all("T")}, {U'У', all("U")},
    {U'Ф', all("F")}, {U'Х', {"KH", "KH", "KH", "H", "H", "H", "KH"}},
    {U'Ц', {"TS", "TS", "TS", "C", "C", "TS", "TS"}}, {U'Ч', {"CH", "CH", "CH", "C", "CH", "CH", "CH"}},
    {U'Ш', {"SH", "SH", "SH", "S", "SH", "SH", "SH"}},
    {U'Щ', {"SHCH", "SHCH", "SHCH", "SHCH", "SHCH", "SHT", "SHCH"}},
    {U'Ъ', {"IE", "IE", "IE", "IE", "IE", "A", ""}}, {U'Ы', all("Y")},
    {U'Ь', {"", "", "", "", "", "Y", ""}}, {U'Э', all("E")},
    {U'Ю', {"IU", "IU", "IU", "IU", "IU", "YU", "YU"}}, {U'Я', {"IA", "IA", "IA", "IA", "IA", "YA", "YA"}},
    {U'Ґ', all("G")},
};

Forms spread(const Latin& latin) {
    if (latin.forms[1].empty()) return all(latin.forms[0]);
    Forms forms = all(latin.forms[2]);
    forms[0] = latin.forms[0];
    forms[1] = latin.forms[1];
    return forms;
}

}  // namespace

const Forms* forms_of(char32_t capital) {
    static const auto letters = [] {
        std::map<char32_t, Forms> map;
        for (const Latin& latin : kLatin) map[latin.letter] = spread(latin);
        for (const Cyrillic& cyrillic : kCyrillic) map[cyrillic.letter] = cyrillic.forms;
        return map;
    }();
    const auto at = letters.find(capital);
    return at == letters.end() ? nullptr : &at->second;
}

}  // namespace fields
