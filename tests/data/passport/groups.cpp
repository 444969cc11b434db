// SPDX-License-Identifier: Apache-2.0

#include "passport/groups.hpp"

#include "passport/der.hpp"

namespace passport {

namespace {

using emrtd::text;
using emrtd::tlv;

Bytes joined(const std::vector<Bytes>& parts) {
    Bytes all;
    for (const Bytes& part : parts) all = emrtd::join({all, part});
    return all;
}

}  // namespace

std::uint32_t tag_of(int group) {
    constexpr std::uint8_t kTags[] = {0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                      0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
    return group >= 1 && group <= 16 ? kTags[group - 1] : 0;
}

std::uint16_t file_of(int group) { return static_cast<std::uint16_t>(0x0100 + group); }

Bytes com(const std::vector<int>& groups, const std::string& lds) {
    Bytes tags;
    for (const int group : groups) tags.push_back(static_cast<std::uint8_t>(tag_of(group)));
    return tlv(0x60, {tlv(0x5F01, text(lds)), tlv(0x5F36, text("040000")), tlv(0x5C, tags)});
}

Bytes dg1(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line;
    return tlv(0x61, tlv(0x5F1F, text(all)));
}

Bytes dg2(View face_record) {
    const Bytes header = tlv(0xA1, {tlv(0x81, Bytes{0x02}), tlv(0x82, Bytes{0x00}),  // face; no subtype
                                    tlv(0x87, Bytes{0x01, 0x01}), tlv(0x88, Bytes{0x00, 0x08})}); // owner, type
    const Bytes one = tlv(0x7F60, {header, tlv(0x5F2E, face_record)});
    return tlv(0x75, tlv(0x7F61, {tlv(0x02, Bytes{0x01}), one}));
}

Bytes dg11(const Holder& holder) {
    Bytes tags{0x5F, 0x0E};
    Bytes values = tlv(0x5F0E, text(holder.full_name));
    const auto add = [&](std::uint32_t tag, const std::string& value) {
        if (value.empty()) return;
        tags = emrtd::join({tags, emrtd::number(tag, 2)});
        values = emrtd::join({values, tlv(tag, text(value))});
    };
    add(0x5F10, holder.personal_number);
    add(0x5F2B, holder.full_birth);
    add(0x5F11, holder.birth_place);
    return tlv(0x6B, {tlv(0x5C, tags), values});
}

Bytes dg12(const std::string& authority, const std::string& issued) {
    return tlv(0x6C, {tlv(0x5C, Bytes{0x5F, 0x19, 0x5F, 0x26}), tlv(0x5F19, text(authority)), tlv(0x5F26, text(issued))});
}

Bytes dg13(View inside) { return tlv(0x6D, inside); }
Bytes dg14(const std::vector<Bytes>& infos) { return tlv(0x6E, der::set(joined(infos))); }
Bytes dg15(View public_key) { return tlv(0x6F, public_key); }
Bytes card_access(const std::vector<Bytes>& infos) { return der::set(joined(infos)); }

Bytes pace_info(const std::string& protocol, unsigned parameters) {
    return der::sequence({der::oid(protocol), der::integer(2), der::integer(parameters)});
}

Bytes chip_key_info(const std::string& key_protocol, View public_key) {
    return der::sequence({der::oid(key_protocol), public_key});
}

Bytes chip_info(const std::string& protocol, unsigned version) {
    return der::sequence({der::oid(protocol), der::integer(version)});
}

Bytes active_info(const std::string& algorithm) {
    return der::sequence({der::oid("2.23.136.1.1.5"), der::integer(1), der::oid(algorithm)});
}

}  // namespace passport
