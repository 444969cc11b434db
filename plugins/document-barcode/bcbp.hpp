// SPDX-License-Identifier: Apache-2.0
//
// BCBP: what a boarding pass's barcode says, IATA Resolution 792, versions 1 to 8.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace bcbp {

/// One flight of a pass, as written in kinds.h; "" where the pass is blank or masked, or has no such
/// field. One-character fields are as they stand, ' ' where blank or absent.
struct Leg {
    std::string flight;   ///< carrier and number without zeros: "AV9", "LH4010A"
    std::string day;      ///< day of the year without zeros: "326"; never blank
    std::string from, to; ///< IATA location identifiers; never blank
    std::string pnr;      ///< "" when blank or masked with X
    std::string seat;     ///< without zeros: "12A"; "" for a lap infant or without a seat
    std::string sequence; ///< check-in sequence without zeros
    std::string carrier;  ///< of the flight: "AV"
    char compartment = ' ';
    char status = ' '; ///< of the passenger: '1' checked in, ...
    std::string ticket_carrier, ticket;              ///< airline numeric code; document form and serial number
    char selectee = ' ', documents_verified = ' ';
    std::string marketing_carrier;
    std::string frequent_flyer_carrier, frequent_flyer;
    char id_or_agent = ' '; ///< ID/AD indicator: how the ticket is reduced
    std::string baggage;    ///< free allowance: "20K", "2PC"
    char fast_track = ' ';  ///< 'Y' or 'N'
    std::string private_use; ///< what the carrier likes, as it stands
};

/// The whole pass's conditional part.
struct Issue {
    int version = 0; ///< 0: the pass has no such part
    char description = ' ', check_in_source = ' ', issuance_source = ' ', document = ' ';
    std::string year_digit, day;       ///< of issue: "6", "325"; "" when blank
    std::string issuer;                ///< airline that issued the pass
    std::vector<std::string> bag_tags; ///< licence plates, 13 digits each, up to three
};

/// The security part.
struct Security {
    char type = ' ';
    std::string data; ///< as it stands
};

struct Pass {
    std::string name; ///< as printed, without the padding
    bool electronic_ticket = false;
    std::vector<Leg> legs;
    Issue issue;
    std::optional<Security> security;
    std::size_t signed_size = 0; ///< bytes from the beginning that a signature is over
    /// Conditional fields that break their form, by leg and name: they are left out above. A pass is
    /// no less sound for them, since nothing that lets somebody board stands there.
    std::vector<std::string> faults;
};

/// Says whether the bytes mean to be a boarding pass: 'M', a digit, and a first leg's length.
bool looks_like_one(std::string_view bytes);

/// Reads a whole pass and checks every mandatory field, every size against what is there, and the
/// security part. Status::refused names the first thing that is wrong by field and leg, never by
/// what stands there.
cotejo::Result<Pass> parse(std::string_view bytes);

}  // namespace bcbp
