// SPDX-License-Identifier: Apache-2.0
//
// EF.SOD (ICAO 9303-10 § 4.6.2): the hashes of data groups, signed by a document signer.

#pragma once

#include <map>

#include "passport/signed_data.hpp"

namespace passport {

inline constexpr const char* kSecurityObjectType = "2.23.136.1.1.1";
inline constexpr const char* kMasterListType = "2.23.136.1.1.2";

/// An LDSSecurityObject and how it is written.
struct SecurityObject {
    int version = 0;                      ///< 0, or 1 with the versions of LDS and Unicode
    std::string hash = "SHA256";
    std::string lds = "0108", unicode = "040000"; ///< in version 1
    std::vector<std::pair<int, Bytes>> hashes; ///< group and hash, in this order
};

/// Hashes each of these groups.
std::vector<std::pair<int, Bytes>> hashes_of(const std::map<int, Bytes>& groups, const std::string& hash);

Bytes security_object(const SecurityObject& what);

/// EF.SOD round a ContentInfo: tag 77.
Bytes sod(View content_info);

}  // namespace passport
