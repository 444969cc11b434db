// SPDX-License-Identifier: Apache-2.0
//
// Entries: who is on this flight's lists, found by what a traveller shows.

#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/keys.hpp"
#include "cotejo/kinds.h"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// The words of kinds.h that an entry may be found by: all that name a traveller or a flight.
inline constexpr std::array<std::string_view, 14> kFactsToFindBy{
    COTEJO_FACT_FLIGHT, COTEJO_FACT_DATE, COTEJO_FACT_DAY, COTEJO_FACT_PNR, COTEJO_FACT_SEAT,
    COTEJO_FACT_FROM, COTEJO_FACT_TO, COTEJO_FACT_NAME, COTEJO_FACT_SEQUENCE,
    COTEJO_FACT_DOCUMENT_STATE, COTEJO_FACT_DOCUMENT_NUMBER, COTEJO_FACT_DOCUMENT_EXPIRY,
    COTEJO_FACT_BIRTH_DATE, COTEJO_FACT_LIST_NUMBER};

/// Facts that together name one entry, such as {flight, date, pnr, seat}.
using KeyFacts = std::vector<std::string>;

/// The flight this kiosk serves.
struct Flight {
    std::string number; ///< "AV9"
    std::string date;   ///< ISO 8601
};

/// One entry found, and what its check-in is kept under.
struct FoundEntry {
    Record record;
    bool vouched = false; ///< its list came from a trusted source
    std::vector<LookupKey> keys;
};

/// Why there is no entry.
enum class NoEntry {
    unlisted,  ///< no key hits
    elsewhere, ///< for another flight or day
    doubtful,  ///< keys hit different entries, or one key several
};

/// Gives the facts of the leg of `flight` without their "leg.<n>." and with a `date` made of `day`,
/// the year being the one nearest to the flight's; a record without legs gives its own. Nothing when
/// no leg is of this flight and day.
std::optional<std::vector<Fact>> travel_facts(const Record& record, const Flight& flight);

/// The lists, sealed in memory under a key of this object alone: they are gone with it, and neither
/// swap nor a core dump shows them. Any thread may find; load() comes first.
class Entries {
public:
    /// `keys` makes the lookup keys and outlives this.
    Entries(const Keys& keys, std::vector<KeyFacts> key_facts, Flight flight);
    ~Entries();
    Entries(Entries&&) noexcept;
    Entries& operator=(Entries&&) noexcept;

    /// Adds the entries of one list, all or none. Status::invalid: an entry has no whole key; what counts which,
    /// from 1, and names the facts that lack.
    Result<void> add(std::span<const Record> entries, bool trusted);

    /// Finds the one entry that every whole key of the shown record names.
    Result<FoundEntry, NoEntry> find(const Record& shown) const;

    /// Finds the one entry that a gallery's key names. NoEntry::elsewhere: it names none of this flight.
    Result<FoundEntry, NoEntry> find(const LookupKey& key) const;

    /// The set of a gallery that this flight's travellers are in: "av9-2026-11-22".
    std::string set() const;

    std::size_t size() const;

    /// Opens the entry at a place, 0 to size() - 1, for who goes through them all; nothing when memory
    /// cannot be had or there is no such place.
    std::optional<FoundEntry> at(std::size_t place) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cotejo
