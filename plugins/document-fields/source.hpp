// SPDX-License-Identifier: Apache-2.0
//
// Source: what one document or list entry says of its holder, in one form.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "cotejo/kinds.h"

namespace fields {

/// A text, and how sure its reader is, 0 to 1.
struct Said {
    std::string text;
    double sure = 1.0;
};

struct Source {
    std::string kind;                 ///< of the record it was made from: "document.mrz"
    std::map<std::string, Said> said; ///< by the facts of kinds.h; blank and masked ones are left out
    bool cut = false;                 ///< names may be truncated
    bool checked = false;             ///< a check digit over the document number holds

    /// A text; nullptr where the source says nothing.
    const Said* find(std::string_view fact) const {
        const auto at = said.find(std::string(fact));
        return at == said.end() ? nullptr : &at->second;
    }
};

}  // namespace fields
