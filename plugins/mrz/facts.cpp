// SPDX-License-Identifier: Apache-2.0
//
// Which field is which fact: one table, read in both directions.

#include "mrz/facts.hpp"

#include <array>

namespace mrz {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

struct Fact {
    const char* name;
    Field Mrz::*field;
};

constexpr std::array kFacts{
    Fact{COTEJO_FACT_DOCUMENT_CODE, &Mrz::code},
    Fact{COTEJO_FACT_DOCUMENT_STATE, &Mrz::state},
    Fact{COTEJO_FACT_DOCUMENT_NUMBER, &Mrz::number},
    Fact{COTEJO_FACT_NATIONALITY, &Mrz::nationality},
    Fact{COTEJO_FACT_BIRTH_SHORT, &Mrz::birth},
    Fact{COTEJO_FACT_EXPIRY_SHORT, &Mrz::expiry},
    Fact{COTEJO_FACT_SEX, &Mrz::sex},
    Fact{COTEJO_FACT_SURNAME, &Mrz::surname},
    Fact{COTEJO_FACT_GIVEN_NAMES, &Mrz::given_names},
    Fact{COTEJO_FACT_OPTIONAL, &Mrz::optional},
    Fact{COTEJO_FACT_OPTIONAL ".2", &Mrz::optional_2},
    Fact{COTEJO_FACT_PERSONAL_NUMBER, &Mrz::personal_number},
};

constexpr const char* kCheckDigit = COTEJO_FACT_CHECK "digit."; // check.expiry is whether it is past

std::string line_name(std::size_t number) { return COTEJO_FACT_LINE + std::to_string(number); }

/// How sure a text's reader is: the number beside it, 1 where it says none.
double sure(const cotejo::View& record, std::string_view name) {
    for (const cotejo_fact& fact : record.facts())
        if (fact.text && name == fact.name) return fact.value;
    return 1.0;
}

}  // namespace

void describe(const Mrz& mrz, Draft& draft) {
    for (std::size_t i = 0; i < mrz.lines.size(); ++i) draft.text(line_name(i + 1), mrz.lines[i]);
    draft.text(COTEJO_FACT_DOCUMENT_FORMAT, std::string(name(mrz.format)));
    for (const Fact& fact : kFacts)
        if (const Field& field = mrz.*fact.field; !field.text.empty())
            draft.text(fact.name, field.text, field.confidence);
    if (mrz.names_cut) draft.number(COTEJO_FACT_NAME_CUT, 1.0);
    for (const Check& check : mrz.checks)
        draft.text(std::string(kCheckDigit) + check.name, check.holds ? "successful" : "failed");
}

Result<Mrz> from_record(const cotejo::View& record) {
    std::vector<std::string> lines;
    while (const auto line = record.text(line_name(lines.size() + 1))) lines.emplace_back(*line);
    if (lines.empty()) return Error{Status::refused, "the record has no lines of a machine readable zone"};
    Result<Mrz> mrz = parse(lines);
    if (!mrz) return mrz;
    for (const Fact& fact : kFacts) ((*mrz).*fact.field).confidence = sure(record, fact.name);
    return mrz;
}

}  // namespace mrz
