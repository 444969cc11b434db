// SPDX-License-Identifier: Apache-2.0
//
// DG11 and DG12: what a state says beyond the machine readable zone.

#include <algorithm>

#include "cotejo/kinds.h"
#include "lds/groups.hpp"

namespace lds {

namespace {

bool is_utf8(View bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::uint8_t first = bytes[i];
        const std::size_t more = first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2
                                 : first >= 0xF0 && first < 0xF5 ? 3 : 9;
        if (more > bytes.size() - i - 1) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((bytes[i + k] & 0xC0) != 0x80) return false;
        i += more + 1;
    }
    return true;
}

std::string utf8(View value) {
    if (is_utf8(value)) return {value.begin(), value.end()};
    std::string text;
    for (const std::uint8_t byte : value) {
        if (byte < 0x80) text += static_cast<char>(byte);
        else text += {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
    }
    return text;
}

/// YYYYMMDD, in eight digits or in four bytes of two (BCD), as ISO 8601; empty when it is neither.
std::string iso_date(View value) {
    std::string digits;
    if (value.size() == 4) digits = emrtd::hex(value);
    else digits.assign(value.begin(), value.end());
    const bool all = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() != 8 || !all) return "";
    const std::string year = digits.substr(0, 4), month = digits.substr(4, 2), day = digits.substr(6);
    if (month == "00") return year;
    if (month > "12" || day > "31") return "";
    return day == "00" ? year + "-" + month : year + "-" + month + "-" + day;
}

std::vector<std::string> split(const std::string& text, const std::string& at) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(at, from), text.size());
        if (end > from) parts.push_back(text.substr(from, end - from));
        from = end + at.size();
    }
    return parts;
}

std::string with_blanks(std::string text) {
    std::ranges::replace(text, '<', ' ');
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

/// A number's digits have no zeros before them; what is no number stays as it is.
std::string without_zeros(const std::string& text) {
    const bool number = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return number ? text.substr(std::min(text.find_first_not_of('0'), text.size())) : text;
}

Result<std::vector<emrtd::Tlv>> objects_of(View file, std::uint32_t tag, const char* name) {
    const Result<View> inside = whole_file(file, tag, name);
    if (!inside) return inside.error();
    Result<std::vector<emrtd::Tlv>> all = emrtd::objects(*inside);
    if (!all) return emrtd::refused(std::string(name) + ": " + all.error().what);
    return all;
}

}  // namespace

Result<Personal> read_dg11(View file) {
    const Result<std::vector<emrtd::Tlv>> all = objects_of(file, 0x6B, "DG11");
    if (!all) return all.error();
    Personal personal;
    for (const emrtd::Tlv& object : *all) {
        switch (object.tag) {
        case 0x5F0E: personal.full_name = utf8(object.value); break;
        case 0x5F0F: personal.other_names.push_back(utf8(object.value)); break;
        case 0x5F10: personal.personal_number = utf8(object.value); break;
        case 0x5F2B: personal.birth_date = iso_date(object.value); break;
        case 0x5F11: personal.birth_place = split(utf8(object.value), "<"); break;
        case 0xA0: { // 02 with their number, then each name
            const Result<std::vector<emrtd::Tlv>> names = emrtd::objects(object.value);
            if (!names) return emrtd::refused("DG11: " + names.error().what);
            for (const emrtd::Tlv& name : *names)
                if (name.tag == 0x5F0F) personal.other_names.push_back(utf8(name.value));
            break;
        }
        default: break;
        }
    }
    return personal;
}

Result<Issued> read_dg12(View file) {
    const Result<std::vector<emrtd::Tlv>> all = objects_of(file, 0x6C, "DG12");
    if (!all) return all.error();
    Issued issued;
    for (const emrtd::Tlv& object : *all) {
        if (object.tag == 0x5F19) issued.authority = with_blanks(utf8(object.value));
        if (object.tag == 0x5F26) issued.date = iso_date(object.value);
    }
    return issued;
}

void describe(const Personal& personal, cotejo::Draft& draft) {
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) draft.text(name, value);
    };
    const std::size_t gap = personal.full_name.find("<<");
    add(COTEJO_FACT_SURNAME, with_blanks(personal.full_name.substr(0, gap)));
    if (gap != std::string::npos) add(COTEJO_FACT_GIVEN_NAMES, with_blanks(personal.full_name.substr(gap + 2)));
    add(COTEJO_FACT_BIRTH_DATE, personal.birth_date);
    std::string place;
    for (const std::string& part : personal.birth_place) place += (place.empty() ? "" : ", ") + part;
    add(COTEJO_FACT_BIRTH_PLACE, place);
    add(COTEJO_FACT_PERSONAL_NUMBER, without_zeros(with_blanks(personal.personal_number)));
}

}  // namespace lds
