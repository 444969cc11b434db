// SPDX-License-Identifier: Apache-2.0
//
// The check digit of 9303-3 § 4.9.

#include "mrz/mrz.hpp"

namespace mrz {

char check_digit(std::string_view text) {
    constexpr int kWeights[] = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
        sum = (sum + value * kWeights[i % 3]) % 10;
    }
    return char('0' + sum);
}

}  // namespace mrz
