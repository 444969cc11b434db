// SPDX-License-Identifier: Apache-2.0

#include "boarding.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace pages {

namespace {

int day_of_year(const std::string& iso) {
    int year = 2026;
    unsigned month = 1, day = 1;
    std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day);
    const auto first = std::chrono::sys_days(std::chrono::year(year) / 1 / 1);
    const auto that = std::chrono::sys_days(std::chrono::year(year) / int(month) / int(day));
    return int((that - first).count()) + 1;
}

std::string letters(std::string name) {
    name = transliterated(name);
    std::ranges::replace(name, '<', ' ');
    return name;
}

}  // namespace

std::string barcode_of(const Person& person) {
    const std::string name = letters(person.surname) + "/" + letters(person.given_names);
    const std::size_t digits = std::min<std::size_t>(2, person.flight.size());
    char text[96];
    std::snprintf(text, sizeof text, "M1%-20.20sE%-7.7s%3.3s%3.3s%-3.3s%04d %03dY%4.4s%04d 100", name.c_str(),
                  person.pnr.c_str(), person.from.c_str(), person.to.c_str(), person.flight.substr(0, digits).c_str(),
                  std::atoi(person.flight.substr(digits).c_str()), day_of_year(person.date),
                  ("0000" + person.seat).substr(person.seat.size()).c_str(), 1);
    return text;
}

}  // namespace pages
