// SPDX-License-Identifier: Apache-2.0
//
// Data groups and EF.COM (ICAO 9303-10 § 4.6 and § 4.7), written.

#pragma once

#include <map>

#include "passport/holder.hpp"
#include "emrtd/tlv.hpp"

namespace passport {

using emrtd::Bytes;
using emrtd::View;

/// The tag of a data group, 1 to 16: 61, 75, 63, 76, 65, 66, 67, 68, 69, 6A, 6B, 6C, 6D, 6E, 6F, 70.
std::uint32_t tag_of(int group);
/// The identifier of its elementary file: 0101 to 0110.
std::uint16_t file_of(int group);

inline constexpr std::uint16_t kCom = 0x011E, kSod = 0x011D, kCardAccess = 0x011C;

/// EF.COM: version of the LDS ("0107", "0108"), of Unicode ("040000"), and the groups there are.
Bytes com(const std::vector<int>& groups, const std::string& lds = "0107");

Bytes dg1(const std::vector<std::string>& lines);
/// DG2 of one biometric template in CBEFF: the face record in 5F2E (§ 4.7.2).
Bytes dg2(View face_record);
/// DG11: full name, birth date, birth place and, where there is one, personal number.
Bytes dg11(const Holder& holder);
/// DG12: issuing authority and date of issue, YYYYMMDD.
Bytes dg12(const std::string& authority, const std::string& issued);
/// DG13: what a state likes.
Bytes dg13(View inside);
/// DG14: SecurityInfos, each of them a SEQUENCE. DG15: a SubjectPublicKeyInfo.
Bytes dg14(const std::vector<Bytes>& infos);
Bytes dg15(View public_key);

/// A PACEInfo for EF.CardAccess and DG14 (9303-11 § 9.2.1): protocol and standardised domain parameters.
Bytes pace_info(const std::string& protocol, unsigned parameters);
/// A ChipAuthenticationPublicKeyInfo and a ChipAuthenticationInfo (§ 9.2.5, § 9.2.6).
Bytes chip_key_info(const std::string& key_protocol, View public_key);
Bytes chip_info(const std::string& protocol, unsigned version = 1);
/// An ActiveAuthenticationInfo (§ 9.2.4), for ECDSA in the plain format.
Bytes active_info(const std::string& algorithm);
/// EF.CardAccess: SecurityInfos.
Bytes card_access(const std::vector<Bytes>& infos);

}  // namespace passport
