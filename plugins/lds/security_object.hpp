// SPDX-License-Identifier: Apache-2.0
//
// SecurityObject: the hashes of data groups that EF.SOD signs (ICAO 9303-10 § 4.6.2.3).

#pragma once

#include <map>

#include "lds/signed_data.hpp"

namespace lds {

struct SecurityObject {
    int version = 0;
    const EVP_MD* hash = nullptr;
    std::map<int, Bytes> hashes;  ///< by data group, each as long as the hash
    std::string lds, unicode;     ///< in version 1: "0108", "040000"
};

/// Reads an LDSSecurityObject, version 0 or 1. Reasons: malformed, version, hash-algorithm.
cotejo::Result<SecurityObject, Why> read_security_object(View content);

/// Takes EF.SOD apart: tag 77, signed data of type id-icao-mrtd-security-ldsSecurityObject. Signatures
/// are not looked at. Reasons: missing, malformed, no-content, no-signer, content-type.
cotejo::Result<SignedData, Why> read_sod(View file);

}  // namespace lds
