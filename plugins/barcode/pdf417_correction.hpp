// SPDX-License-Identifier: Apache-2.0
//
// Error correction of PDF417, ISO/IEC 15438 § 5.10: Reed-Solomon over the integers modulo 929.

#pragma once

#include <span>
#include <vector>

namespace barcode::pdf417 {

/// Corrects codewords of which the last `checks` are check words; `unknown` names those whose value is
/// not known, in any order, none twice. Two check words correct a wrong codeword, one an unknown one; one is kept to tell
/// whether the result is right. False, with the codewords as they were, when there are more.
bool correct(std::vector<int>& codewords, int checks, std::span<const int> unknown);

}  // namespace barcode::pdf417
