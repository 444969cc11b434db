// SPDX-License-Identifier: Apache-2.0
//
// Opens a chip as a reader: basic access control or PACE (ICAO 9303-11, 4.3 and 4.4), and the eMRTD application.

#pragma once

#include "chip.hpp"
#include "security_infos.hpp"

namespace emrtd {

/// What the document shows: its MRZ information (number, date of birth, date of expiry, each with its check digit),
/// its card access number, or both. "" where it does not.
struct Secrets {
    std::string mrz, can;
};

/// The best PACEInfo that is spoken here; null when there is none. ECDH before DH, AES before 3DES, chip
/// authentication mapping before others, and then in the chip's order.
const PaceInfo* choose(const SecurityInfos& infos);

/// What PACE leaves for chip authentication mapping (4.4.3.5): to be proved by the static key in
/// EF.CardSecurity.
struct ChipProof {
    std::shared_ptr<const Domain> domain;
    Bytes mapping_key; ///< the chip's public key of the mapping
    Bytes data;        ///< the chip's authentication data, decrypted
};

/// Carries PACE out and begins its session. Says how the chip can be proved when the mapping is chip
/// authentication mapping and the chip sent its data. Causes: key_refused; denied; garbled: the chip itself does
/// not know the password, or sends keys that are none; unsupported; the transport's.
Answer<std::optional<ChipProof>> open_by_pace(Chip& chip, const SecurityInfos& infos, const PaceInfo& how,
                                              const Secrets& secrets);

/// Selects the eMRTD application (9303-10, 3.10.1). Cause denied: the chip has none.
Answer<void> select_application(Chip& chip);

/// Carries basic access control out, after the application is selected, and begins its session; learns by the way
/// whether the chip takes extended lengths when `probe`. Causes: as above.
Answer<void> open_by_bac(Chip& chip, const std::string& mrz, bool probe);

}  // namespace emrtd
