// SPDX-License-Identifier: Apache-2.0
//
// Keys from the MRZ, and the two messages in which each end shows that it has them.

#include "bac.hpp"

namespace emrtd::bac {

Keys keys_of(std::string_view mrz_information) {
    Bytes seed = digest(Hash::sha1, text(mrz_information));
    seed.resize(kKey);
    Keys keys{derive(Cipher::des3, seed, Use::encryption), derive(Cipher::des3, seed, Use::authentication)};
    wipe(seed);
    return keys;
}

Bytes cryptogram(const Keys& keys, const Halves& halves) {
    const Bytes zero(8);
    const Bytes hidden = encrypt(Cipher::des3, keys.encryption, zero, join({halves.own, halves.other, halves.key}));
    return join({hidden, mac(Cipher::des3, keys.authentication, hidden)});
}

Result<Halves> open(const Keys& keys, View cryptogram) {
    if (cryptogram.size() != kCryptogram) return refused("an answer of basic access control of no 40 bytes");
    const View hidden = cryptogram.first(32);
    if (!same(mac(Cipher::des3, keys.authentication, hidden), cryptogram.subspan(32)))
        return refused("a message of basic access control whose code is wrong");
    const Bytes zero(8);
    const Bytes shown = decrypt(Cipher::des3, keys.encryption, zero, hidden);
    if (shown.size() != 32) return refused("a message of basic access control that cannot be decrypted");
    const View all = shown;
    return Halves{copy(all.first(kNonce)), copy(all.subspan(kNonce, kNonce)), copy(all.subspan(2 * kNonce))};
}

SecureChannel channel(View key_of_reader, View key_of_chip, View nonce_of_chip, View nonce_of_reader) {
    Bytes seed(kKey);
    for (std::size_t i = 0; i < seed.size() && i < key_of_reader.size() && i < key_of_chip.size(); ++i)
        seed[i] = key_of_reader[i] ^ key_of_chip[i];
    SecureChannel begun(Cipher::des3, derive(Cipher::des3, seed, Use::encryption),
                        derive(Cipher::des3, seed, Use::authentication),
                        join({nonce_of_chip.last(4), nonce_of_reader.last(4)}));
    wipe(seed);
    return begun;
}

}  // namespace emrtd::bac
