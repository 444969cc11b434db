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

std::string expiry(const Flight& flight) {
    Flight later = flight;
    later.date = sys_days(flight.date) + days(5 * 365);
    return later.iso_date();
}

const std::vector<Traveller>& travellers() {
    static const std::vector<Traveller> all{
        {"EJEMPLO MUÑOZ", "ANDRES", "DEMO01", "12A", "obama.jpg", 1, "0001", "1985-03-14", "M", "XA100001"},
        {"EJEMPLO", "LUIS", "DEMO02", "12B", "biden.jpg", 2, "0002", "1979-11-02", "M", "XA100002"},
        {"MUESTRA", "EVA", "DEMO03", "14C", "", 3, "0003", "1992-07-30", "F", "XA100003"},
        {"MUESTRA", "JUAN", "DEMO04", "14D", "", 0, "0004", "2001-01-09", "M", "XA100004"},
    };
    return all;
}

}  // namespace cotejo::demo
