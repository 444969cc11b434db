// SPDX-License-Identifier: Apache-2.0
//
// Which files are read of an open chip, and in which order.

#pragma once

#include <functional>

#include "emrtd/chip.hpp"
#include "lds/files.hpp"

namespace chip {

/// Reads EF.COM, EF.SOD, DG1, DG2, DG11 to DG15: of the data groups those that EF.COM or EF.SOD lists. DG3 and DG4
/// are not among them, whatever the chip says. A file that is listed and not there is left out, for the hashes
/// to tell; so is one of DG11 to DG15 that the chip does not let be read.
emrtd::Answer<void> read_files(emrtd::Chip& chip, const std::function<void(double)>& progress, lds::Files& files);

}  // namespace chip
