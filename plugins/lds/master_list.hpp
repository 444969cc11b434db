// SPDX-License-Identifier: Apache-2.0
//
// Master lists: the CSCA certificates that one state vouches for (ICAO 9303-12 § 8).

#pragma once

#include <string>
#include <vector>

#include "lds/trust.hpp"

namespace lds {

struct MasterList {
    std::vector<Certificate> certificates; ///< CSCA and link certificates, in the list's order
    std::vector<std::string> passed_over;  ///< entries that are no CA's certificate, each with why
    Certificate signer;
    std::string country;                   ///< of the signer: "DE"
    std::optional<std::time_t> signed_at;
    bool by_pinned = false;                ///< trusted because of `pinned`, not of what is kept already
};

/// Reads a master list and verifies who signed it: a master list signer (extended key usage
/// 2.23.136.1.1.3) that is `pinned` itself, or whose certificate `pinned` or a CSCA of `trust` signed. `pinned`
/// may be null. The signer must be in its time when it signed, or at `now` where that is not said, and not
/// revoked. Nothing of the list is believed before that.
/// Status::refused: no master list, signed by nobody who is trusted, or wrongly; the error says what to do.
cotejo::Result<MasterList> read_master_list(View file, const Trust& trust, X509* pinned, std::time_t now);

/// Reads a CscaMasterList, the content of one, without asking who signed it.
cotejo::Result<MasterList> read_master_list_content(View content);

}  // namespace lds
