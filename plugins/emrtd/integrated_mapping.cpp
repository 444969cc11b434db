// SPDX-License-Identifier: Apache-2.0
//
// The pseudo-random function of the integrated mapping (ICAO 9303-11, 4.4.3.3.2, figure 2).

#include "pace.hpp"

namespace emrtd::pace {

Bytes pseudo_random(Cipher cipher, View s, View t, int bits) {
    const bool small = key_size(cipher) == 16;
    const Bytes c0 = from_hex(small ? "A668892A7C41E3CA739F40B057D85904"
                                    : "D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676");
    const Bytes c1 = from_hex(small ? "A4E136AC725F738B01C1F60217C188AD"
                                    : "54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517");
    const Bytes zero(block_size(cipher));
    Bytes key = encrypt(cipher, t, zero, s), all;
    while (all.size() * 8 < static_cast<std::size_t>(bits) + 64) {
        if (key.size() < key_size(cipher)) return {};
        key.resize(key_size(cipher)); // AES-192 uses 24 of the 32 bytes
        all = join({all, encrypt(cipher, key, zero, c1)});
        key = encrypt(cipher, key, zero, c0);
    }
    return all;
}

}  // namespace emrtd::pace
