// SPDX-License-Identifier: Apache-2.0
//
// MSE:Set KAT for 3DES, MSE:Set AT and GENERAL AUTHENTICATE for AES.

#include "chip_authentication.hpp"

#include "elementary_file.hpp"
#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::uint8_t kManage = 0x22, kGeneralAuthenticate = 0x86, kSelect = 0xA4;

int rank(const ChipAuthenticationInfo& how) {
    return (how.cipher == Cipher::des3 ? 2 : 0) + (how.points ? 0 : 1);
}

/// A key without a protocol is used with 3DES, as documents before 2008 do (TR-03110).
ChipAuthenticationInfo unsaid(const ChipKeyInfo& key) {
    return {oid(key.points ? "0.4.0.127.0.7.2.2.3.2.1" : "0.4.0.127.0.7.2.2.3.1.1"), key.points, Cipher::des3, key.key};
}

std::vector<ChipAuthenticationInfo> ways_of(const SecurityInfos& infos, const ChipKeyInfo& key) {
    std::vector<ChipAuthenticationInfo> ways;
    for (const ChipAuthenticationInfo& how : infos.chip_authentication)
        if (how.points == key.points && (!how.key || !key.key || how.key == key.key)) ways.push_back(how);
    if (infos.chip_authentication.empty()) ways.push_back(unsaid(key));
    return ways;
}

Bytes reference(const ChipWay& way) {
    if (!way.name_key || !way.how.key) return {};
    const std::uint64_t id = *way.how.key;
    return tlv(0x84, number(id, id > 0xFFFF ? 4 : id > 0xFF ? 2 : 1));
}

Answer<void> expect(const Answer<Response>& response, const char* step) {
    if (!response) return response.error();
    if (response->done()) return {};
    return Trouble{Cause::denied, std::string("the chip answers ") + hex(response->sw) + " to " + step};
}

Answer<void> send_key(Chip& chip, const ChipWay& way, View mine) {
    if (way.how.cipher == Cipher::des3) {
        const Bytes data = join({tlv(0x91, mine), reference(way)});
        return expect(chip.send({0x00, kManage, 0x41, 0xA6, data, 0}), "MSE:Set KAT");
    }
    const Bytes data = join({tlv(0x80, way.how.oid), reference(way)});
    const Answer<void> set = expect(chip.send({0x00, kManage, 0x41, 0xA4, data, 0}), "MSE:Set AT");
    if (!set) return set.error();
    return expect(chip.send({0x00, kGeneralAuthenticate, 0x00, 0x00, tlv(0x7C, tlv(0x80, mine)), kShortLe}),
                  "GENERAL AUTHENTICATE");
}

}  // namespace

Result<ChipWay> choose_chip_way(const SecurityInfos& infos) {
    if (infos.chip_keys.empty()) return Error{Status::not_found, "the chip has no key of chip authentication"};
    Result<ChipWay> best = Error{Status::unsupported, "no key of chip authentication that is spoken here"};
    for (const ChipKeyInfo& info : infos.chip_keys) {
        const Result<DomainKey> key = read_key(info.subject_public_key_info);
        if (!key) {
            if (!best) best = key.error();
            continue;
        }
        for (ChipAuthenticationInfo& how : ways_of(infos, info)) {
            if (!how.key) how.key = info.key;
            if (!best || rank(how) < rank(best->how)) best = ChipWay{*key, how, infos.chip_keys.size() > 1};
        }
    }
    return best;
}

Answer<void> authenticate_chip(Chip& chip, const ChipWay& way) {
    const Domain& domain = *way.key.domain;
    const Bytes secret = domain.draw();
    const Result<Bytes> mine = domain.public_key(secret), shared = domain.agree(secret, way.key.element);
    if (!mine) return garbled(mine.error());
    if (!shared) return garbled(shared.error());
    if (const Answer<void> sent = send_key(chip, way, *mine); !sent) return sent.error();
    chip.protect(SecureChannel(way.how.cipher, domain.secret_of(*shared)));
    const Answer<Response> proof = chip.send({0x00, kSelect, 0x02, 0x0C, number(kCom, 2), 0});
    if (!proof) return proof.error();
    return {}; // whatever it answers, it answers by the new keys
}

Result<void> check_proof(const ChipProof& proof, const SecurityInfos& infos) {
    Error why{Status::not_found, "the chip has no static key in the group of its mapping"};
    for (const ChipKeyInfo& info : infos.chip_keys) {
        const Result<DomainKey> key = read_key(info.subject_public_key_info);
        if (!key || key->domain->generator() != proof.domain->generator()) continue;
        const Result<Bytes> proved = key->domain->agree(proof.data, key->element);
        if (proved && same(*proved, proof.mapping_key)) return {};
        why = refused("the chip does not have the static key that its issuer signed");
    }
    return why;
}

}  // namespace emrtd
