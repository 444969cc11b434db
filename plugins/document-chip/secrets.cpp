// SPDX-License-Identifier: Apache-2.0
//
// The MRZ where there is one; the access number serves chips that offer PACE.

#include "secrets.hpp"

#include <algorithm>

#include "mrz/facts.hpp"

namespace chip {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::size_t kLeastDigits = 4, kMostDigits = 12; ///< of an access number; six in ICAO 9303-4

}  // namespace

Result<emrtd::Secrets> secrets_of(const cotejo::View& record) {
    emrtd::Secrets secrets;
    if (const auto number = record.text(COTEJO_FACT_ACCESS_NUMBER)) {
        const bool digits = std::ranges::all_of(*number, [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || number->size() < kLeastDigits || number->size() > kMostDigits)
            return Error{Status::refused, "access.number is no card access number: it must be 4 to 12 digits"};
        secrets.can = *number;
    }
    if (!record.text(COTEJO_FACT_LINE "1")) {
        if (!secrets.can.empty()) return secrets;
        return Error{Status::refused, "the record that unlocks the chip has neither line.1 nor access.number"};
    }
    const Result<mrz::Mrz> zone = mrz::from_record(record);
    if (!zone) return Error{Status::refused, "what unlocks the chip is no machine readable zone: " + zone.error().what};
    secrets.mrz = mrz::key(*zone).text();
    return secrets;
}

}  // namespace chip
