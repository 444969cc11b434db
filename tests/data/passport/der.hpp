// SPDX-License-Identifier: Apache-2.0
//
// DER values (ITU-T X.690) by the names that standards use for them.

#pragma once

#include <ctime>
#include <string_view>

#include "emrtd/tlv.hpp"

namespace passport::der {

using emrtd::Bytes;
using emrtd::View;

inline Bytes sequence(std::initializer_list<View> parts) { return emrtd::tlv(0x30, parts); }
inline Bytes sequence(View inside) { return emrtd::tlv(0x30, inside); }
inline Bytes set(View inside) { return emrtd::tlv(0x31, inside); }
inline Bytes oid(std::string_view dotted) { return emrtd::tlv(0x06, emrtd::oid(dotted)); }
inline Bytes null() { return {0x05, 0x00}; }
inline Bytes boolean(bool value) { return {0x01, 0x01, static_cast<std::uint8_t>(value ? 0xFF : 0)}; }
inline Bytes integer(std::uint64_t value) { return emrtd::tlv_integer(emrtd::number(value, 8)); }
inline Bytes octets(View value) { return emrtd::tlv(0x04, value); }
inline Bytes printable(std::string_view value) { return emrtd::tlv(0x13, emrtd::text(value)); }
inline Bytes utf8(std::string_view value) { return emrtd::tlv(0x0C, emrtd::text(value)); }

/// A value inside a context-specific tag [number] EXPLICIT.
inline Bytes explicitly(unsigned number, View value) { return emrtd::tlv(0xA0 | number, value); }
/// A constructed value whose own tag is replaced by [number] IMPLICIT.
inline Bytes implicitly(unsigned number, View inside) { return emrtd::tlv(0xA0 | number, inside); }

/// A BIT STRING of whole bytes.
inline Bytes bits(View value) {
    constexpr std::uint8_t kNoneUnused[] = {0};
    return emrtd::tlv(0x03, {View(kNoneUnused), value});
}

/// UTCTime up to 2049 and GeneralizedTime after it (RFC 5280 § 4.1.2.5).
inline Bytes time(std::time_t moment) {
    std::tm parts{};
    gmtime_r(&moment, &parts);
    char text[32];
    const bool utc = parts.tm_year < 150;
    const std::size_t size = std::strftime(text, sizeof text, utc ? "%y%m%d%H%M%SZ" : "%Y%m%d%H%M%SZ", &parts);
    return emrtd::tlv(utc ? 0x17 : 0x18, emrtd::text({text, size}));
}

}  // namespace passport::der
