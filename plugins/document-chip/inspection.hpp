// SPDX-License-Identifier: Apache-2.0
//
// Inspection: one chip opened, read and made to prove itself, in the order of ICAO 9303-11, appendix J.1.

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "emrtd/access.hpp"
#include "emrtd/trouble.hpp"
#include "lds/files.hpp"
#include "lds/verdict.hpp"

namespace chip {

using emrtd::Answer;
using emrtd::Trouble;

struct Options {
    bool bac = true;                              ///< chips that offer no PACE may be opened by basic access control
    bool extended = true;                         ///< ask whether the chip takes extended lengths
    std::function<void(double)> progress;         ///< told how much of the chip is read, 0 to 1
};

/// What a chip gave and how it proved itself. The checks here say nothing of who signed the files.
struct Inspected {
    lds::Files files;
    std::string access;                           ///< how it was opened: "PACE-ECDH-GM-AES-128", "BAC"
    std::vector<lds::Check> checks;               ///< access, active-authentication, chip-authentication
    emrtd::Bytes card_security;                   ///< EF.CardSecurity, where the chip proved itself by its keys
};

/// Opens a powered card by what the document shows, reads EF.COM, EF.SOD and the data groups that these two list,
/// never DG3 or DG4, then has the chip prove that it is no copy: by EF.CardSecurity only where DG14 has no key. A chip that offers PACE is opened by PACE or not
/// at all. Causes: emrtd's; whatever else is wrong with the chip's data is data.
Answer<Inspected> inspect(emrtd::Transport& transport, const emrtd::Secrets& secrets, const Options& options);

}  // namespace chip
