// SPDX-License-Identifier: Apache-2.0
//
// UseCase: which features a kind of document has in its seal, as a table.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "mrz/mrz.hpp"

namespace seal {

/// What a feature says.
enum class Means { zone, passport_number, entries, stay, text, opaque };

struct FeatureRule {
    std::uint8_t tag;
    Means means;
    bool required;
    std::size_t shortest, longest;         ///< bytes
    mrz::Format format = mrz::Format::td2; ///< of a zone
};

struct UseCase {
    std::string_view name;
    std::uint8_t definition, category; ///< the header's last two bytes
    std::span<const FeatureRule> rules;
    /// An extended key usage that allows a certificate to seal these, besides a list of document types:
    /// an object identifier, or "".
    std::string_view key_usage;
};

/// Finds a use case by the header's last two bytes; null when it is none of those known here.
const UseCase* use_case(std::uint8_t definition, std::uint8_t category);

}  // namespace seal
