// SPDX-License-Identifier: Apache-2.0
//
// travel_facts: what a record with several legs says of this kiosk's flight.

#include <charconv>
#include <cstdlib>

#include "cotejo/entries.hpp"
#include "cotejo/kinds.h"
#include "keeping/epoch_keys.hpp"

namespace cotejo {
namespace {

using std::chrono::days;
using std::chrono::year;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.begin(), text.end(), value);
    return problem == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
}

std::optional<Day> day_of(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const auto y = number(date.substr(0, 4)), m = number(date.substr(5, 2)),
               d = number(date.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const std::chrono::year_month_day read{year(*y), std::chrono::month(unsigned(*m)),
                                           std::chrono::day(unsigned(*d))};
    return read.ok() ? std::optional(Day(read)) : std::nullopt;
}

/// The date of a day of the year, in the year that brings it nearest to `flight`.
std::optional<std::string> dated(std::string_view day_of_year, const Flight& flight) {
    const auto count = number(day_of_year);
    const auto near = day_of(flight.date);
    if (!count || !near || *count < 1 || *count > 366) return std::nullopt;
    const year here = std::chrono::year_month_day(*near).year();
    std::optional<Day> best;
    for (const year y : {here - std::chrono::years(1), here, here + std::chrono::years(1)}) {
        if (*count == 366 && !y.is_leap()) continue;
        const Day day = Day(y / 1 / 1) + days(*count - 1);
        if (!best || std::chrono::abs(day - *near) < std::chrono::abs(*best - *near)) best = day;
    }
    return best ? std::optional(iso(*best)) : std::nullopt;
}

std::optional<std::string> text(const std::vector<Fact>& facts, std::string_view name) {
    for (const Fact& fact : facts)
        if (fact.name == name) return fact.text;
    return std::nullopt;
}

/// Adds the date that a day of the year means, and holds flight and date against this flight's.
bool is_of(std::vector<Fact>& facts, const Flight& flight) {
    if (const auto day = text(facts, COTEJO_FACT_DAY); day && !text(facts, COTEJO_FACT_DATE)) {
        const auto date = dated(*day, flight);
        if (!date) return false;
        facts.push_back({COTEJO_FACT_DATE, date, 1.0});
    }
    return text(facts, COTEJO_FACT_FLIGHT).value_or(flight.number) == flight.number &&
           text(facts, COTEJO_FACT_DATE).value_or(flight.date) == flight.date;
}

/// The facts of the whole record and those of one leg, these without their prefix and before them.
std::vector<Fact> facts_of_leg(const Record& record, int leg) {
    const std::string prefix = "leg." + std::to_string(leg) + ".";
    std::vector<Fact> own, shared;
    for (const Fact& fact : record.facts()) {
        if (fact.name.starts_with(prefix))
            own.push_back({fact.name.substr(prefix.size()), fact.text, fact.value});
        else if (!fact.name.starts_with("leg."))
            shared.push_back(fact);
    }
    for (Fact& fact : shared)
        if (!text(own, fact.name)) own.push_back(std::move(fact));
    return own;
}

}  // namespace

std::optional<std::vector<Fact>> travel_facts(const Record& record, const Flight& flight) {
    const double legs = record.number(COTEJO_FACT_LEGS).value_or(0);
    if (legs < 1) {
        std::vector<Fact> facts = record.facts();
        return is_of(facts, flight) ? std::optional(std::move(facts)) : std::nullopt;
    }
    for (int leg = 1; leg <= legs && leg <= 32; ++leg)
        if (std::vector<Fact> facts = facts_of_leg(record, leg); is_of(facts, flight)) return facts;
    return std::nullopt;
}

}  // namespace cotejo
