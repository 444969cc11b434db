// SPDX-License-Identifier: Apache-2.0
//
// Travellers: who is on the demo's flight. Invented, every one.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace cotejo::demo {

/// The flight they are on: carrier "AV", number 9, and the day.
struct Flight {
    std::string carrier;
    int number = 0;
    std::chrono::year_month_day date;
    std::string from = "BOG", to = "MAD";

    std::string designator() const { return carrier + std::to_string(number); }
    std::string iso_date() const;
    int day_of_year() const;
};

struct Traveller {
    std::string surname, given, pnr, seat;
    std::string portrait;     ///< a file of the sample pictures; "" for none
    std::uint64_t finger = 0; ///< seed of the synthetic finger; 0 for none
    std::string list_number;  ///< on a wristband
    std::string birth, sex, document; ///< ISO 8601; F, M; the passport's number
};

/// The day that everybody's passport ends: five years after the flight's.
std::string expiry(const Flight& flight);

/// The travellers in the order of the list. The first shows a pass and stands before the camera.
const std::vector<Traveller>& travellers();

}  // namespace cotejo::demo
