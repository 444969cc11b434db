// SPDX-License-Identifier: Apache-2.0
//
// Chip: what a simulated passport's chip holds and what it can do, before anyone talks to it.

#pragma once

#include <map>
#include <memory>
#include <string>

#include <openssl/evp.h>

#include "emrtd/bytes.hpp"

namespace passport::card {

using emrtd::Bytes;
using PrivateKey = std::shared_ptr<EVP_PKEY>;

/// Identifiers of files, ICAO 9303-10 § 4.6 and 9303-11 § 9.2.11.
enum FileId : std::uint16_t {
    kCardAccess = 0x011C,
    kSod = 0x011D,
    kCardSecurity = 0x011D, ///< in the master file
    kCom = 0x011E,
    kDg1 = 0x0101,
    kDg2 = 0x0102,
    kDg3 = 0x0103,
    kDg4 = 0x0104,
    kDg11 = 0x010B,
    kDg12 = 0x010C,
    kDg13 = 0x010D,
    kDg14 = 0x010E,
    kDg15 = 0x010F,
};

/// One way of PACE that the chip accepts: a protocol's object identifier (9303-11 § 9.2.1) and the
/// number of its standardized domain parameters (§ 9.5.1).
struct PaceWay {
    std::string protocol;
    int parameters = 0;
};

/// One key of Chip Authentication: its protocol (9303-11 § 9.2.6), its number when it has one, -1 else.
struct ChipAuthenticationKey {
    std::string protocol;
    int id = -1;
    PrivateKey key;
};

/// How chips differ within what the standard allows, or nearly so.
struct Habits {
    bool extended_length = true;      ///< takes and gives more than 256 bytes at once
    std::size_t longest_reply = 0xFF00;  ///< bytes READ BINARY gives at most, before secure messaging
    bool odd_read_binary = true;      ///< knows READ BINARY with the odd instruction byte
    bool wants_parameters = false;    ///< 6A87 to MSE:Set AT of PACE without tag 84
    bool exact_le = false;            ///< 6Cxx where Le asks past a file's end
    bool warns_at_end = false;        ///< 6282 where Le asks past a file's end
};

struct Chip {
    Bytes atr = {0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x09};
    std::map<std::uint16_t, Bytes> master_files;  ///< EF.CardAccess: read by anybody; EF.CardSecurity: is not
    std::map<std::uint16_t, Bytes> files;         ///< the eMRTD application's
    std::string mrz_key;  ///< number, birth and expiry date, each with check digit; 9303-11 § 4.3.2
    std::string can;      ///< six digits; empty: the chip knows none
    bool bac = true;
    std::vector<PaceWay> pace;
    std::vector<ChipAuthenticationKey> chip_authentication;
    PrivateKey mapping_key;  ///< static key of PACE with chip authentication mapping, 9303-11 § 4.4.3.5
    PrivateKey active_authentication;     ///< RSA or EC
    std::string active_digest = "SHA256"; ///< what it signs with; "SHA1" to "SHA512"
    Habits habits;
};

}  // namespace passport::card
