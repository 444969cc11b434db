// SPDX-License-Identifier: Apache-2.0
//
// The number on a wristband or a charter's list, as a code carries it.

#pragma once

#include <regex>
#include <string>

#include "cotejo/result.hpp"

namespace list_number {

/// What a site's numbers look like.
class Pattern {
public:
    /// Takes an ECMAScript regular expression; a number must match it from end to end. "" matches
    /// nothing. Status::invalid: it is none.
    static cotejo::Result<Pattern> create(const std::string& pattern);

    /// Says whether the bytes, without blanks at their ends, are a number. More than 64 are none.
    bool matches(const std::string& bytes) const;

private:
    std::regex pattern_;
    bool none_ = true;
};

/// The bytes without blanks at their ends.
std::string trimmed(const std::string& bytes);

}  // namespace list_number
