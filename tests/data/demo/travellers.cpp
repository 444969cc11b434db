// SPDX-License-Identifier: Apache-2.0
//
// The demo's travellers and their flight.

#include "travellers.hpp"

#include <cstdio>

namespace cotejo::demo {

using namespace std::chrono;

std::string Flight::iso_date() const {
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()));
    return text;
}

int Flight::day_of_year() const {
    return int((sys_days(date) - sys_days(date.year() / January / 1)).count()) + 1;
}

const std::vector<Traveller>& travellers() {
    static const std::vector<Traveller> all{
        {"EJEMPLO", "ANA", "DEMO01", "12A", "obama.jpg", 1},
        {"EJEMPLO", "LUIS", "DEMO02", "12B", "biden.jpg", 2},
        {"MUESTRA", "EVA", "DEMO03", "14C", "", 3},
        {"MUESTRA", "JUAN", "DEMO04", "14D", "", 0},
    };
    return all;
}

}  // namespace cotejo::demo
