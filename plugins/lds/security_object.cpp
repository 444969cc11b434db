// SPDX-License-Identifier: Apache-2.0

#include "lds/security_object.hpp"

#include "lds/groups.hpp"

namespace lds {

namespace {

constexpr const char* kType = "2.23.136.1.1.1";
constexpr std::uint32_t kSequence = 0x30, kInteger = 0x02, kOctets = 0x04, kOid = 0x06, kPrintable = 0x13;
constexpr std::size_t kMostSodBytes = 256u << 10;

int nid_of(View algorithm) {
    const std::optional<View> oid = emrtd::find(algorithm, kOid);
    return oid ? OBJ_txt2nid(emrtd::dotted(*oid).c_str()) : NID_undef;
}

/// A DataGroupHash: the number of a group, 1 to 16, and its hash.
std::optional<std::pair<int, View>> hash_in(const emrtd::Tlv& entry) {
    const auto parts = emrtd::objects(entry.value);
    if (entry.tag != kSequence || !parts || parts->size() != 2) return std::nullopt;
    const auto& [number, hash] = std::tie((*parts)[0], (*parts)[1]);
    if (number.tag != kInteger || number.value.size() != 1 || hash.tag != kOctets) return std::nullopt;
    const int group = number.value[0];
    if (!tag_of(group)) return std::nullopt;
    return std::pair{group, hash.value};
}

bool read_hashes(View inside, SecurityObject& object) {
    const auto entries = emrtd::objects(inside);
    if (!entries || entries->empty()) return false;
    for (const emrtd::Tlv& entry : *entries) {
        const auto found = hash_in(entry);
        if (!found || found->second.size() != std::size_t(EVP_MD_get_size(object.hash))) return false;
        if (!object.hashes.emplace(found->first, emrtd::copy(found->second)).second) return false;
    }
    return true;
}

bool read_versions(View inside, SecurityObject& object) {
    const auto parts = emrtd::objects(inside);
    if (!parts || parts->size() != 2) return false;
    for (const emrtd::Tlv& part : *parts)
        if (part.tag != kPrintable) return false;
    object.lds.assign((*parts)[0].value.begin(), (*parts)[0].value.end());
    object.unicode.assign((*parts)[1].value.begin(), (*parts)[1].value.end());
    return true;
}

}  // namespace

cotejo::Result<SecurityObject, Why> read_security_object(View content) {
    const Why malformed{"malformed"};
    const auto outer = emrtd::take(content);
    if (!outer || outer->tag != kSequence || !content.empty()) return malformed;
    const auto parts = emrtd::objects(outer->value);
    if (!parts || parts->size() < 3 || parts->size() > 4) return malformed;
    const emrtd::Tlv& version = (*parts)[0];
    const emrtd::Tlv& algorithm = (*parts)[1];
    if (version.tag != kInteger || version.value.size() != 1 || algorithm.tag != kSequence) return malformed;
    SecurityObject object;
    object.version = version.value[0];
    if (object.version > 1) return Why{"version"};
    object.hash = digest_of(nid_of(algorithm.value));
    if (!object.hash) return Why{"hash-algorithm"};
    if ((*parts)[2].tag != kSequence || !read_hashes((*parts)[2].value, object)) return malformed;
    if (parts->size() == 4 && object.version == 0) return malformed; // versions are version 1's
    if (parts->size() == 4 && ((*parts)[3].tag != kSequence || !read_versions((*parts)[3].value, object))) return malformed;
    return object;
}

cotejo::Result<SignedData, Why> read_sod(View file) {
    if (file.empty()) return Why{"missing"};
    if (file.size() > kMostSodBytes) return Why{"malformed"};
    const Result<View> inside = whole_file(file, 0x77, "EF.SOD");
    if (!inside) return Why{"malformed"};
    cotejo::Result<SignedData, Why> data = read_signed_data(*inside);
    if (data && data->type != kType) return Why{"content-type"};
    return data;
}

}  // namespace lds
