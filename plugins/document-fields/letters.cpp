// SPDX-License-Identifier: Apache-2.0
//
// Transliteration by the tables of ICAO 9303-3 § 6: A (Latin) and B (Cyrillic).

#include "letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace fields {

namespace {

/// How a letter is written: as the standard recommends, in the other way that it allows, without its
/// mark. Of Cyrillic: as the standard recommends, as it has it for Ukrainian, Belarusian and South
/// Slavic languages, and as passports had it before.
struct Letter {
    char32_t letter;
    std::array<std::string_view, 3> forms;
};

constexpr std::size_t kForms = 3;

constexpr Letter kLetters[] = {
    {U'À', {"A", "A", "A"}}, {U'Á', {"A", "A", "A"}}, {U'Â', {"A", "A", "A"}}, {U'Ã', {"A", "A", "A"}},
    {U'Ä', {"AE", "A", "A"}}, {U'Å', {"AA", "A", "A"}}, {U'Æ', {"AE", "AE", "A"}}, {U'Ç', {"C", "C", "C"}},
    {U'È', {"E", "E", "E"}}, {U'É', {"E", "E", "E"}}, {U'Ê', {"E", "E", "E"}}, {U'Ë', {"E", "E", "E"}},
    {U'Ì', {"I", "I", "I"}}, {U'Í', {"I", "I", "I"}}, {U'Î', {"I", "I", "I"}}, {U'Ï', {"I", "I", "I"}},
    {U'Ð', {"D", "D", "D"}}, {U'Ñ', {"N", "NXX", "N"}}, {U'Ò', {"O", "O", "O"}}, {U'Ó', {"O", "O", "O"}},
    {U'Ô', {"O", "O", "O"}}, {U'Õ', {"O", "O", "O"}}, {U'Ö', {"OE", "O", "O"}}, {U'Ø', {"OE", "OE", "O"}},
    {U'Ù', {"U", "U", "U"}}, {U'Ú', {"U", "U", "U"}}, {U'Û', {"U", "U", "U"}}, {U'Ü', {"UE", "UXX", "U"}},
    {U'Ý', {"Y", "Y", "Y"}}, {U'Þ', {"TH", "TH", "TH"}}, {U'ß', {"SS", "SS", "SS"}}, {U'ẞ', {"SS", "SS", "SS"}},
    {U'Ā', {"A", "A", "A"}}, {U'Ă', {"A", "A", "A"}}, {U'Ą', {"A", "A", "A"}}, {U'Ć', {"C", "C", "C"}},
    {U'Ĉ', {"C", "C", "C"}}, {U'Ċ', {"C", "C", "C"}}, {U'Č', {"C", "C", "C"}}, {U'Ď', {"D", "D", "D"}},
    {U'Đ', {"D", "D", "D"}}, {U'Ē', {"E", "E", "E"}}, {U'Ĕ', {"E", "E", "E"}}, {U'Ė', {"E", "E", "E"}},
    {U'Ę', {"E", "E", "E"}}, {U'Ě', {"E", "E", "E"}}, {U'Ĝ', {"G", "G", "G"}}, {U'Ğ', {"G", "G", "G"}},
    {U'Ġ', {"G", "G", "G"}}, {U'Ģ', {"G", "G", "G"}}, {U'Ĥ', {"H", "H", "H"}}, {U'Ħ', {"H", "H", "H"}},
    {U'Ĩ', {"I", "I", "I"}}, {U'Ī', {"I", "I", "I"}}, {U'Ĭ', {"I", "I", "I"}}, {U'Į', {"I", "I", "I"}},
    {U'İ', {"I", "I", "I"}}, {U'ı', {"I", "I", "I"}}, {U'Ĳ', {"IJ", "IJ", "IJ"}}, {U'Ĵ', {"J", "J", "J"}},
    {U'Ķ', {"K", "K", "K"}}, {U'Ĺ', {"L", "L", "L"}}, {U'Ļ', {"L", "L", "L"}}, {U'Ľ', {"L", "L", "L"}},
    {U'Ŀ', {"L", "L", "L"}}, {U'Ł', {"L", "L", "L"}}, {U'Ń', {"N", "N", "N"}}, {U'Ņ', {"N", "N", "N"}},
    {U'Ň', {"N", "N", "N"}}, {U'Ŋ', {"N", "N", "N"}}, {U'Ō', {"O", "O", "O"}}, {U'Ŏ', {"O", "O", "O"}},
    {U'Ő', {"O", "O", "O"}}, {U'Œ', {"OE", "OE", "O"}}, {U'Ŕ', {"R", "R", "R"}}, {U'Ŗ', {"R", "R", "R"}},
    {U'Ř', {"R", "R", "R"}}, {U'Ś', {"S", "S", "S"}}, {U'Ŝ', {"S", "S", "S"}}, {U'Ş', {"S", "S", "S"}},
    {U'Š', {"S", "S", "S"}}, {U'Ș', {"S", "S", "S"}}, {U'Ţ', {"T", "T", "T"}}, {U'Ť', {"T", "T", "T"}},
    {U'Ŧ', {"T", "T", "T"}}, {U'Ț', {"T", "T", "T"}}, {U'Ũ', {"U", "U", "U"}}, {U'Ū', {"U", "U", "U"}},
    {U'Ŭ', {"U", "U", "U"}}, {U'Ů', {"U", "U", "U"}}, {U'Ű', {"U", "U", "U"}}, {U'Ų', {"U", "U", "U"}},
    {U'Ŵ', {"W", "W", "W"}}, {U'Ŷ', {"Y", "Y", "Y"}}, {U'Ÿ', {"Y", "Y", "Y"}}, {U'Ź', {"Z", "Z", "Z"}},
    {U'Ż', {"Z", "Z", "Z"}}, {U'Ž', {"Z", "Z", "Z"}},
    {U'А', {"A", "A", "A"}}, {U'Б', {"B", "B", "B"}}, {U'В', {"V", "V", "V"}}, {U'Г', {"G", "H", "G"}},
    {U'Д', {"D", "D", "D"}}, {U'Е', {"E", "E", "E"}}, {U'Ё', {"E", "IO", "YO"}}, {U'Ж', {"ZH", "Z", "ZH"}},
    {U'З', {"Z", "Z", "Z"}}, {U'И', {"I", "Y", "I"}}, {U'Й', {"I", "I", "Y"}}, {U'К', {"K", "K", "K"}},
    {U'Л', {"L", "L", "L"}}, {U'М', {"M", "M", "M"}}, {U'Н', {"N", "N", "N"}}, {U'О', {"O", "O", "O"}},
    {U'П', {"P", "P", "P"}}, {U'Р', {"R", "R", "R"}}, {U'С', {"S", "S", "S"}}, {U'Т', {"T", "T", "T"}},
    {U'У', {"U", "U", "U"}}, {U'Ф', {"F", "F", "F"}}, {U'Х', {"KH", "H", "KH"}}, {U'Ц', {"TS", "C", "TS"}},
    {U'Ч', {"CH", "C", "CH"}}, {U'Ш', {"SH", "S", "SH"}}, {U'Щ', {"SHCH", "SHT", "SHCH"}},
    {U'Ъ', {"IE", "", ""}}, {U'Ы', {"Y", "Y", "Y"}}, {U'Ь', {"", "", ""}}, {U'Э', {"E", "E", "E"}},
    {U'Ю', {"IU", "IU", "YU"}}, {U'Я', {"IA", "IA", "YA"}}, {U'Ґ', {"G", "G", "G"}}, {U'Є', {"IE", "IE", "YE"}},
    {U'І', {"I", "I", "I"}}, {U'Ї', {"I", "I", "YI"}}, {U'Ў', {"U", "U", "U"}}, {U'Ђ', {"D", "D", "DJ"}},
    {U'Ѓ', {"G", "G", "GJ"}}, {U'Ѕ', {"DZ", "DZ", "DZ"}}, {U'Ј', {"J", "J", "J"}}, {U'Љ', {"LJ", "LJ", "LJ"}},
    {U'Њ', {"NJ", "NJ", "NJ"}}, {U'Ћ', {"C", "C", "C"}}, {U'Ќ', {"K", "K", "KJ"}}, {U'Џ', {"DZ", "DZ", "DZ"}},
};

const std::map<char32_t, const Letter*>& letters() {
    static const auto all = [] {
        std::map<char32_t, const Letter*> map;
        for (const Letter& letter : kLetters) map[letter.letter] = &letter;
        return map;
    }();
    return all;
}

/// Takes one code point; U+FFFD, and one byte, where the text is no UTF-8.
char32_t take(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
    const std::uint8_t first = byte(0);
    const std::size_t size = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    bool sound = size > 0 && text.size() >= size;
    for (std::size_t i = 1; sound && i < size; ++i) sound = (byte(i) & 0xC0) == 0x80;
    if (!sound) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    char32_t point = size == 1 ? first : first & (0xFF >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) point = (point << 6) | (byte(i) & 0x3F);
    text.remove_prefix(size);
    return point;
}

void put(std::string& text, char32_t point) {
    if (point < 0x80) {
        text += char(point);
    } else if (point < 0x800) {
        text += char(0xC0 | (point >> 6));
        text += char(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += char(0xE0 | (point >> 12));
        text += char(0x80 | ((point >> 6) & 0x3F));
        text += char(0x80 | (point & 0x3F));
    } else {
        text += char(0xF0 | (point >> 18));
        for (const int shift : {12, 6, 0}) text += char(0x80 | ((point >> shift) & 0x3F));
    }
}

char32_t capital(char32_t c) {
    if (c >= U'a' && c <= U'z') return c - 0x20;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
    if (c == 0xFF) return U'Ÿ';
    if ((c >= 0x100 && c <= 0x137 && c != U'ı') || (c >= 0x14A && c <= 0x177)) return c & ~char32_t(1);
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 ? c : c - 1;
    if (c == 0x219 || c == 0x21B) return c - 1;
    if (c >= 0x430 && c <= 0x44F) return c - 0x20;
    if (c >= 0x450 && c <= 0x45F) return c - 0x50;
    return c == 0x491 ? char32_t(0x490) : c;
}

/// A letter and the mark that follows it, as one where the two differ in transliteration.
char32_t marked(char32_t letter, char32_t mark) {
    if (mark == 0x303 && letter == U'N') return U'Ñ';
    if (mark == 0x308 && letter == U'A') return U'Ä';
    if (mark == 0x308 && letter == U'O') return U'Ö';
    if (mark == 0x308 && letter == U'U') return U'Ü';
    if (mark == 0x30A && letter == U'A') return U'Å';
    if (mark == 0x306 && letter == U'И') return U'Й';
    if (mark == 0x308 && letter == U'Е') return U'Ё';
    return letter;
}

bool is_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

bool parts(char32_t c) {
    return c == U' ' || c == U'-' || c == U',' || c == U'<' || c == U'/' || c == U'\t' || c == 0xA0 ||
           (c >= 0x2010 && c <= 0x2015);
}

bool left_out(char32_t c) {
    return c == U'\'' || c == U'.' || c == U'`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x2BC;
}

void add(Word& word, char32_t c) {
    put(word.raw, c);
    const auto known = letters().find(c);
    const bool plain = (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    if (!plain && known == letters().end()) word.readable = false;
    for (std::size_t i = 0; i < kForms; ++i) {
        if (plain) word.forms[i] += char(c);
        else if (known != letters().end()) word.forms[i] += known->second->forms[i];
    }
}

/// Writes what stands for one marked letter as the letter without its mark.
std::string skeleton(std::string_view text) {
    constexpr std::pair<std::string_view, char> kWritten[] = {
        {"NXX", 'N'}, {"UXX", 'U'}, {"AE", 'A'}, {"OE", 'O'}, {"UE", 'U'}, {"AA", 'A'}};
    std::string out;
    while (!text.empty()) {
        const auto found = std::ranges::find_if(kWritten, [&](auto& one) { return text.starts_with(one.first); });
        const bool is = found != std::end(kWritten);
        out += is ? found->second : text.front();
        text.remove_prefix(is ? found->first.size() : 1);
    }
    return out;
}

}  // namespace

std::vector<Word> words(std::string_view utf8) {
    std::vector<char32_t> points;
    while (!utf8.empty()) {
        const char32_t point = capital(take(utf8));
        if (!is_mark(point)) points.push_back(point);
        else if (!points.empty()) points.back() = marked(points.back(), point);
    }
    std::vector<Word> words;
    bool inside = false;
    for (const char32_t point : points) {
        if (left_out(point)) continue;
        if (parts(point)) {
            inside = false;
            continue;
        }
        if (!inside) words.push_back({{}, std::vector<std::string>(kForms), {}, true});
        inside = true;
        add(words.back(), point);
    }
    for (Word& word : words) word.skeleton = skeleton(word.forms.front());
    return words;
}

Word joined(const Word& first, const Word& second) {
    Word word{first.raw + second.raw, first.forms, {}, first.readable && second.readable};
    for (std::size_t i = 0; i < word.forms.size(); ++i) word.forms[i] += second.forms[i];
    word.skeleton = skeleton(word.forms.front());
    return word;
}

}  // namespace fields
