// SPDX-License-Identifier: Apache-2.0

#include "verdict.hpp"

namespace fields {

std::string_view name(Reason reason) {
    switch (reason) {
    case Reason::equal: return "equal";
    case Reason::transliterated: return "transliterated";
    case Reason::century: return "century";
    case Reason::incomplete: return "incomplete";
    case Reason::truncated: return "truncated";
    case Reason::two_surnames: return "two-surnames";
    case Reason::order: return "order";
    case Reason::misread: return "misread";
    case Reason::differs: return "differs";
    }
    return "";
}

}  // namespace fields
