// SPDX-License-Identifier: Apache-2.0

#include "facts.hpp"

#include "cotejo/kinds.h"

namespace facts {

using cotejo::Draft;

namespace {

Draft bytes_of(std::string_view bytes) {
    Draft draft;
    draft.format = COTEJO_FORMAT_BYTES;
    draft.data.assign(bytes.begin(), bytes.end());
    return draft;
}

void add(Draft& draft, std::string name, const std::string& text) {
    if (!text.empty()) draft.text(std::move(name), text);
}

/// Names a leg's texts as kinds.h does; what the pass leaves blank is left out.
void add_leg(Draft& draft, const bcbp::Leg& leg, std::size_t number) {
    const std::string prefix = "leg." + std::to_string(number) + ".";
    add(draft, prefix + COTEJO_FACT_FLIGHT, leg.flight);
    add(draft, prefix + COTEJO_FACT_DAY, leg.day);
    add(draft, prefix + COTEJO_FACT_FROM, leg.from);
    add(draft, prefix + COTEJO_FACT_TO, leg.to);
    add(draft, prefix + COTEJO_FACT_PNR, leg.pnr);
    add(draft, prefix + COTEJO_FACT_SEAT, leg.seat);
    add(draft, prefix + COTEJO_FACT_SEQUENCE, leg.sequence);
}

void add_check(Draft& draft, const std::string& name, const bcbp::Check& check) {
    draft.text(COTEJO_FACT_CHECK + name, check.result);
    add(draft, COTEJO_FACT_CHECK + name + ".reason", check.reason);
}

std::string joined(const std::string& one, const std::string& other) {
    return one.empty() || other.empty() ? one + other : one + " " + other;
}

}  // namespace

Draft of(const bcbp::Pass& pass, const bcbp::Check& signature, std::string_view bytes) {
    Draft draft = bytes_of(bytes);
    draft.text(COTEJO_FACT_NAME, pass.name).number(COTEJO_FACT_LEGS, double(pass.legs.size()));
    for (std::size_t i = 0; i < pass.legs.size(); ++i) add_leg(draft, pass.legs[i], i + 1);
    add_check(draft, "signature", signature);
    add_check(draft, "conditional-fields",
              pass.faults.empty() ? bcbp::Check{"successful", ""} : bcbp::Check{"failed", pass.faults.front()});
    return draft;
}

Draft of(const cedula::Cedula& cedula, std::string_view bytes) {
    Draft draft = bytes_of(bytes.substr(0, cedula.size));
    draft.text(COTEJO_FACT_PERSONAL_NUMBER, cedula.number);
    add(draft, COTEJO_FACT_SURNAME_1, cedula.surname_1);
    add(draft, COTEJO_FACT_SURNAME_2, cedula.surname_2);
    add(draft, COTEJO_FACT_SURNAME, joined(cedula.surname_1, cedula.surname_2));
    add(draft, COTEJO_FACT_GIVEN_NAMES, joined(cedula.name_1, cedula.name_2));
    draft.text(COTEJO_FACT_SEX, cedula.sex).text(COTEJO_FACT_BIRTH_DATE, cedula.birth_date);
    draft.text(COTEJO_FACT_BIRTH_PLACE, cedula.birth_place);
    return draft;
}

Draft of(const std::string& list_number) {
    Draft draft;
    draft.text(COTEJO_FACT_LIST_NUMBER, list_number);
    return draft;
}

}  // namespace facts
