// SPDX-License-Identifier: Apache-2.0
//
// Each SecurityInfo is an object identifier and what its protocol needs.

#include "security_infos.hpp"

#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::string_view kPace = "0.4.0.127.0.7.2.2.4.";
constexpr std::string_view kChipKeyDh = "0.4.0.127.0.7.2.2.1.1", kChipKeyEcdh = "0.4.0.127.0.7.2.2.1.2";
constexpr std::string_view kChipDh = "0.4.0.127.0.7.2.2.3.1.", kChipEcdh = "0.4.0.127.0.7.2.2.3.2.";
constexpr std::string_view kActive = "2.23.136.1.1.5";
constexpr std::string_view kPlainEcdsa = "0.4.0.127.0.7.1.1.4.1.", kX962Ecdsa = "1.2.840.10045.4.3.";

std::optional<std::uint64_t> whole_number(const std::vector<Tlv>& parts, std::size_t at) {
    if (at >= parts.size() || parts[at].tag != 0x02 || parts[at].value.empty() || parts[at].value.size() > 8)
        return std::nullopt;
    return number(parts[at].value);
}

void take_pace(SecurityInfos& into, const std::vector<Tlv>& parts) {
    const auto version = whole_number(parts, 1);
    if (!version) return; // PACEDomainParameterInfo
    into.offers_pace = true;
    if (const auto protocol = pace::protocol_of(parts[0].value))
        into.pace.push_back({*protocol, *version, whole_number(parts, 2)});
}

void take_chip_authentication(SecurityInfos& into, std::string_view oid, const std::vector<Tlv>& parts) {
    const char cipher = oid.back();
    if (oid.size() != kChipDh.size() + 1 || cipher < '1' || cipher > '4') return;
    into.chip_authentication.push_back(
        {copy(parts[0].value), oid.starts_with(kChipEcdh), static_cast<Cipher>(cipher - '1'), whole_number(parts, 2)});
}

/// What follows the two branches of ECDSA's identifiers: SHA-1 (plain alone), then SHA-224 to SHA-512.
std::optional<Hash> hash_of(const std::string& algorithm) {
    constexpr Hash kHashes[] = {Hash::sha1, Hash::sha224, Hash::sha256, Hash::sha384, Hash::sha512};
    const bool plain = algorithm.starts_with(kPlainEcdsa);
    if (!plain && !algorithm.starts_with(kX962Ecdsa)) return std::nullopt;
    const int last = algorithm.back() - (plain ? '1' : '0');
    return last >= 0 && last < 5 ? std::optional(kHashes[last]) : std::nullopt;
}

}  // namespace

Result<SecurityInfos> read_security_infos(View set) {
    const Result<Tlv> outer = take(set); // files may be padded behind it
    if (!outer) return outer.error();
    if (outer->tag != 0x31) return refused("security infos that are no SET");
    const Result<std::vector<Tlv>> all = objects(outer->value);
    if (!all) return all.error();
    SecurityInfos infos;
    for (const Tlv& info : *all) {
        const Result<std::vector<Tlv>> parts = objects(info.value);
        if (!parts) return parts.error();
        if (info.tag != 0x30 || parts->size() < 2 || parts->front().tag != 0x06)
            return refused("a security info that is no SEQUENCE of an identifier and its data");
        const std::string oid = dotted(parts->front().value);
        if (oid.starts_with(kPace)) take_pace(infos, *parts);
        else if (oid == kChipKeyDh || oid == kChipKeyEcdh)
            infos.chip_keys.push_back({oid == kChipKeyEcdh, copy((*parts)[1].whole), whole_number(*parts, 2)});
        else if (oid.starts_with(kChipDh) || oid.starts_with(kChipEcdh)) take_chip_authentication(infos, oid, *parts);
        else if (oid == kActive && parts->size() > 2) infos.active_hash = hash_of(dotted((*parts)[2].value));
    }
    return infos;
}

}  // namespace emrtd
