// SPDX-License-Identifier: Apache-2.0
//
// Sealing a record: "CTJ1", the key's id, nonce, tag, ciphertext.

#include "keeping/seal.hpp"

#include <algorithm>
#include <string_view>

#include "keeping/cipher.hpp"
#include "keeping/hmac.hpp"
#include "keeping/record_bytes.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kMagic = "CTJ1";
constexpr std::size_t kBound = kMagic.size() + sizeof(Reference::bytes);
constexpr std::size_t kHead = kBound + sizeof(Nonce) + sizeof(Tag);

Secret sealing_key(const RecordKey& key) { return derive(key.secret(), "cotejo seal"); }

}  // namespace

std::vector<std::uint8_t> seal(const Record& record, std::span<const LookupKey> keys,
                               const RecordKey& key) {
    const WipedBytes plain = write_record(record, keys);
    std::vector<std::uint8_t> sealed(kHead + plain.bytes.size());
    auto place = std::ranges::copy(kMagic, sealed.begin()).out;
    std::ranges::copy(key.id().bytes, place);
    Nonce nonce;
    Tag tag;
    const std::span whole(sealed);
    encrypt(sealing_key(key), whole.first(kBound), plain.bytes, nonce, whole.subspan(kHead), tag);
    std::ranges::copy(nonce, sealed.begin() + kBound);
    std::ranges::copy(tag, sealed.begin() + kBound + sizeof(Nonce));
    return sealed;
}

std::optional<Reference> sealed_for(std::span<const std::uint8_t> sealed) {
    if (sealed.size() < kHead || !std::ranges::equal(sealed.first(kMagic.size()), bytes_of(kMagic)))
        return std::nullopt;
    Reference id;
    std::ranges::copy(sealed.subspan(kMagic.size(), id.bytes.size()), id.bytes.begin());
    return id;
}

std::optional<Opened> open_sealed(std::span<const std::uint8_t> sealed, const RecordKey& key) {
    if (sealed_for(sealed) != key.id()) return std::nullopt;
    Nonce nonce;
    Tag tag;
    std::ranges::copy(sealed.subspan(kBound, nonce.size()), nonce.begin());
    std::ranges::copy(sealed.subspan(kBound + nonce.size(), tag.size()), tag.begin());
    WipedBytes plain;
    plain.bytes.resize(sealed.size() - kHead);
    if (!decrypt(sealing_key(key), sealed.first(kBound), nonce, sealed.subspan(kHead), tag,
                 plain.bytes))
        return std::nullopt;
    return read_record(plain.bytes);
}

}  // namespace cotejo
