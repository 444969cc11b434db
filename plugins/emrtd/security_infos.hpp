// SPDX-License-Identifier: Apache-2.0
//
// SecurityInfos: what a chip says in EF.CardAccess, EF.CardSecurity and DG14 that it can do (ICAO 9303-11, 9.2).

#pragma once

#include <optional>

#include "domain.hpp"
#include "pace.hpp"

namespace emrtd {

/// One PACEInfo whose protocol is spoken here.
struct PaceInfo {
    pace::Protocol protocol;
    std::uint64_t version = 0;
    std::optional<std::uint64_t> parameters; ///< identifier of its domain parameters
};

/// One ChipAuthenticationInfo.
struct ChipAuthenticationInfo {
    Bytes oid;
    bool points = false; ///< ECDH, not DH
    Cipher cipher = Cipher::des3;
    std::optional<std::uint64_t> key; ///< identifier of its key
};

/// One ChipAuthenticationPublicKeyInfo.
struct ChipKeyInfo {
    bool points = false;
    Bytes subject_public_key_info;
    std::optional<std::uint64_t> key;
};

struct SecurityInfos {
    std::vector<PaceInfo> pace;
    bool offers_pace = false; ///< true also when no PACEInfo is one that is spoken here
    std::vector<ChipAuthenticationInfo> chip_authentication;
    std::vector<ChipKeyInfo> chip_keys;
    std::optional<Hash> active_hash; ///< what an ECDSA key of active authentication signs with
};

/// Reads a SET of SecurityInfo; those of other protocols are passed over. Status::refused: damaged.
Result<SecurityInfos> read_security_infos(View set);

}  // namespace emrtd
