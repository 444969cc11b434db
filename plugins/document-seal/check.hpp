// SPDX-License-Identifier: Apache-2.0
//
// Check: one question asked of a seal, answered in the words of BSI TR-03135.

#pragma once

#include <string>
#include <string_view>

namespace seal {

inline constexpr std::string_view kSuccessful = "successful", kFailed = "failed", kUndetermined = "undetermined",
                                  kNotSupported = "not-supported", kAborted = "aborted";

struct Check {
    std::string_view name;   ///< README.md lists them
    std::string_view result; ///< one of the five words above
    std::string_view reason; ///< a word; "" when it was successful

    bool holds() const { return result == kSuccessful; }
};

}  // namespace seal
