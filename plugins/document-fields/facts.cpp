// SPDX-License-Identifier: Apache-2.0
//
// Reads what records say, leaves out what says nothing, and writes evidence down.

#include "facts.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace fields {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
using cotejo::View;

namespace {

constexpr std::size_t kLongest = 128; // bytes of a text that is shown
constexpr const char* kCheckedNumber = COTEJO_FACT_CHECK "digit.document-number";

constexpr std::array kTexts{
    COTEJO_FACT_NAME,         COTEJO_FACT_SURNAME,         COTEJO_FACT_GIVEN_NAMES,    COTEJO_FACT_BIRTH_DATE,
    COTEJO_FACT_BIRTH_SHORT,  COTEJO_FACT_SEX,             COTEJO_FACT_NATIONALITY,    COTEJO_FACT_DOCUMENT_STATE,
    COTEJO_FACT_DOCUMENT_NUMBER, COTEJO_FACT_DOCUMENT_EXPIRY, COTEJO_FACT_EXPIRY_SHORT, COTEJO_FACT_PERSONAL_NUMBER,
    COTEJO_FACT_DATE};

/// Of blanks, or of one character that masks all: "XXXX", "****", "000000". Two X may be initials of a name.
bool masked(std::string_view text) {
    std::string rest;
    for (const char c : text)
        if (c != ' ' && c != '<' && c != '/' && c != '-' && c != '.') rest += c;
    if (rest.empty()) return true;
    const bool one = rest.find_first_not_of(rest.front()) == rest.npos;
    return one && (rest.front() == '*' || rest.front() == '0' || (rest.front() == 'X' && rest.size() > 2));
}

/// Cuts at the start of a character, never inside one.
std::string shortened(std::string_view text) {
    if (text.size() <= kLongest) return std::string(text);
    std::size_t end = kLongest;
    while (end > 0 && (std::uint8_t(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end));
}

double sure(const cotejo_fact& fact) { return std::clamp(fact.value == fact.value ? fact.value : 0.0, 0.0, 1.0); }

void put_text(Source& source, const cotejo_fact& fact) {
    const auto known = std::ranges::find_if(kTexts, [&](const char* name) { return std::string_view(name) == fact.name; });
    const std::string_view name = fact.name;
    if (known != kTexts.end()) {
        const bool sex = name == COTEJO_FACT_SEX, state = name == COTEJO_FACT_NATIONALITY || name == COTEJO_FACT_DOCUMENT_STATE;
        if (sex || (state && std::string_view(fact.text) != "") || !masked(fact.text))
            source.said[*known] = {shortened(fact.text), sure(fact)};
    }
    if (name == kCheckedNumber) source.checked = std::string_view(fact.text) == "successful";
}

bool is_visa(const View& record) {
    const auto format = record.text(COTEJO_FACT_DOCUMENT_FORMAT);
    return format && format->starts_with("MRV");
}

/// A visa's number, expiry and state are its own; the passport that it stands in has others.
void take_passport_of_visa(Source& source, const View& record) {
    for (const char* fact : {COTEJO_FACT_DOCUMENT_NUMBER, COTEJO_FACT_DOCUMENT_STATE, COTEJO_FACT_DOCUMENT_EXPIRY,
                             COTEJO_FACT_EXPIRY_SHORT})
        source.said.erase(fact);
    source.checked = false;
    if (const auto number = record.text(COTEJO_FACT_PASSPORT_NUMBER); number && !masked(*number))
        source.said[COTEJO_FACT_DOCUMENT_NUMBER] = {shortened(*number), 1.0};
}

/// Two surnames apart, where the source does not have them together.
void join_surnames(Source& source, const View& record) {
    if (source.find(COTEJO_FACT_SURNAME)) return;
    std::string both;
    for (const char* fact : {COTEJO_FACT_SURNAME_1, COTEJO_FACT_SURNAME_2})
        if (const auto text = record.text(fact); text && !masked(*text))
            both += (both.empty() ? "" : " ") + std::string(*text);
    if (!both.empty()) source.said[COTEJO_FACT_SURNAME] = {shortened(both), 1.0};
}

/// Whether a source says anything besides the date of its flight.
bool says_something(const Source& source) {
    return std::ranges::any_of(source.said, [](const auto& one) { return one.first != COTEJO_FACT_DATE; });
}

}  // namespace

Result<Source> read(const View& record) {
    Source source;
    source.kind = record.text(COTEJO_FACT_SOURCE).value_or(record.kind());
    for (const cotejo_fact& fact : record.facts())
        if (fact.text) put_text(source, fact);
    source.cut = record.number(COTEJO_FACT_NAME_CUT).value_or(0.0) > 0;
    if (is_visa(record)) take_passport_of_visa(source, record);
    join_surnames(source, record);
    if (!says_something(source)) return Error{Status::refused, "the record says nothing of its holder"};
    return source;
}

Draft describe(const Source& source) {
    Draft draft;
    draft.text(COTEJO_FACT_SOURCE, source.kind);
    for (const auto& [name, said] : source.said) draft.text(name, said.text, said.sure);
    if (source.cut) draft.number(COTEJO_FACT_NAME_CUT, 1.0);
    if (source.checked) draft.text(kCheckedNumber, "successful");
    return draft;
}

void describe(const Evidence& evidence, Draft& draft) {
    for (std::size_t i = 0; i < evidence.kinds.size(); ++i)
        draft.text(std::string(COTEJO_FACT_SOURCE) + "." + std::to_string(i + 1), evidence.kinds[i]);
    for (const FieldEvidence& field : evidence.fields) {
        const std::string prefix = COTEJO_FACT_FIELD + field.name + ".";
        for (const auto& [source, said] : field.said) draft.text(prefix + std::to_string(source + 1), said.text, said.sure);
        if (!field.verdict) continue;
        draft.number(prefix + "agreement", field.verdict->agree ? 1.0 : 0.0);
        draft.number(prefix + "confidence", field.verdict->confidence);
        draft.text(prefix + "reason", std::string(name(field.verdict->reason)));
    }
}

}  // namespace fields
