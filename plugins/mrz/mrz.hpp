// SPDX-License-Identifier: Apache-2.0
//
// mrz: what a machine readable zone says, ICAO Doc 9303 parts 3 to 7.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace mrz {

/// The sizes of zones: 9303-5, -6, -4, and the two visas of -7.
enum class Format { td1, td2, td3, mrv_a, mrv_b };

/// "TD1", "TD2", "TD3", "MRV-A", "MRV-B".
std::string_view name(Format format);
/// How many lines a zone has, and how many characters each: 3 of 30, 2 of 36, 2 of 44.
int rows(Format format);
int columns(Format format);
/// Tells the format by the number of lines, their lengths, and the V that visas begin with; nothing
/// where no format is so.
std::optional<Format> format_of(std::span<const std::string> lines);

/// The check digit of 9303-3 § 4.9: weights 7, 3, 1 from the left, modulo 10; digits count as they
/// are, letters from A = 10, everything else as nothing.
char check_digit(std::string_view text);

/// What a field says, without fillers, and how sure its reader is, 0 to 1.
struct Field {
    std::string text;
    double confidence = 1.0;
};

/// Whether a check digit is right: "document-number", "birth-date", "expiry", "optional", "composite".
struct Check {
    std::string name;
    bool holds = false;
};

/// A zone whose every field has its form. "" is a field that the format has not or that is blank.
struct Mrz {
    Format format = Format::td3;
    std::vector<std::string> lines; ///< as read, fillers and all
    Field code;          ///< "P", "ID", "VA"
    Field state;         ///< issuing state or organization, 9303-3 § 5: "COL", "D", "UNO"
    Field number;        ///< of the document; a long one (9303-5 § 4.2.2.1) joined
    Field nationality;   ///< 9303-3 § 5
    Field birth, expiry; ///< YYMMDD, '<' where unknown; "" when all of it is
    Field sex;           ///< "F", "M", "X" (unspecified)
    Field surname;       ///< primary identifier, its parts apart by one space
    Field given_names;   ///< secondary identifier, "" when there is none
    Field optional;      ///< optional data, without what belongs to a long number
    Field optional_2;    ///< TD1: the optional data of the second line
    Field personal_number; ///< TD3: optional data; Colombian TD1: the NUIP, without zeros before it
    bool names_cut = false; ///< names may be truncated, 9303-3 § 4.6
    std::vector<Check> checks; ///< those that the format has, in the order of `Check`
};

/// Reads a zone. Status::refused names the line, column and field that breaks its form, never what
/// stands there. A wrong check digit is data, not an error.
cotejo::Result<Mrz> parse(std::span<const std::string> lines);

/// Says whether every check digit is right.
bool sound(const Mrz& mrz);

/// What a chip's access keys are derived from, 9303-11 § 4.3.2 and § 4.4.4.1.
struct Key {
    std::string number; ///< at least nine characters, filled up with '<'
    std::string birth, expiry; ///< YYMMDD
    /// Number, birth and expiry, each with its check digit behind it.
    std::string text() const;
};

/// Takes a zone's key. Its check digits are computed, not taken from the zone.
Key key(const Mrz& mrz);
/// Makes a key of what somebody typed: `number` without fillers, dates as YYMMDD.
Key key(std::string_view number, std::string_view birth, std::string_view expiry);

}  // namespace mrz
