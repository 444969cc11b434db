// SPDX-License-Identifier: Apache-2.0
//
// Takes UTF-8 apart into words and writes each in every way.

#include "letters.hpp"

#include "letter_tables.hpp"

#include <algorithm>
#include <cstdint>

namespace fields {

namespace {

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
    const Forms* known = forms_of(c);
    const bool plain = (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    if (!plain && !known) word.readable = false;
    for (std::size_t i = 0; i < kForms; ++i) {
        if (plain) word.forms[i] += char(c);
        else if (known) word.forms[i] += (*known)[i];
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
