// SPDX-License-Identifier: Apache-2.0
//
// Basic access control from the reader's end: GET CHALLENGE, EXTERNAL AUTHENTICATE.

#include "access.hpp"
#include "bac.hpp"

namespace emrtd {

namespace {

constexpr std::uint8_t kSelect = 0xA4, kGetChallenge = 0x84, kExternalAuthenticate = 0x82;

Trouble denied(const char* step, std::uint16_t sw) {
    return {Cause::denied, std::string("the chip answers ") + hex(sw) + " to " + step};
}

/// Status words by which a chip says that it does not know the key.
bool refuses_key(std::uint16_t sw) {
    return sw >> 8 == 0x63 || sw == kNotSatisfied || sw == 0x6985 || sw == 0x6983 || sw == kWrongSecureMessage;
}

Answer<Bytes> challenge_of(Chip& chip, bool probe) {
    Command get{0x00, kGetChallenge, 0x00, 0x00, {}, bac::kNonce, probe};
    Answer<Response> response = chip.send(get);
    if (!response) return response.error();
    if (probe) chip.set_extended(response->done() && response->data.size() == bac::kNonce);
    if (probe && !chip.extended()) {
        get.extended = false;
        response = chip.send(get);
        if (!response) return response.error();
    }
    if (!response->done()) return denied("GET CHALLENGE", response->sw);
    if (response->data.size() != bac::kNonce) return Trouble{Cause::garbled, "a challenge of no eight bytes"};
    return std::move(response->data);
}

}  // namespace

Answer<void> select_application(Chip& chip) {
    const Answer<Response> selected = chip.send({0x00, kSelect, 0x04, 0x0C, from_hex("A0000002471001"), 0});
    if (!selected) return selected.error();
    if (selected->done()) return {};
    return Trouble{Cause::denied, "the chip answers " + hex(selected->sw) + " to selecting the eMRTD application"};
}

Answer<void> open_by_bac(Chip& chip, const std::string& mrz, bool probe) {
    const Answer<Bytes> challenge = challenge_of(chip, probe);
    if (!challenge) return challenge.error();
    const bac::Keys keys = bac::keys_of(mrz);
    bac::Halves mine{random_bytes(bac::kNonce), *challenge, random_bytes(bac::kKey)};
    if (mine.own.empty() || mine.key.empty()) return garbled(Error{Status::failed, "no random numbers"});
    const Answer<Response> response = chip.send(
        {0x00, kExternalAuthenticate, 0x00, 0x00, bac::cryptogram(keys, mine), bac::kCryptogram});
    if (!response) return response.error();
    if (refuses_key(response->sw))
        return Trouble{Cause::key_refused, "the chip answers " + hex(response->sw) + " to the key of its MRZ"};
    if (!response->done()) return denied("EXTERNAL AUTHENTICATE", response->sw);
    const Result<bac::Halves> theirs = bac::open(keys, response->data);
    if (!theirs) return garbled(theirs.error());
    if (!same(theirs->own, *challenge) || !same(theirs->other, mine.own))
        return Trouble{Cause::garbled, "the chip authenticates with another's nonces"};
    chip.protect(bac::channel(mine.key, theirs->key, *challenge, mine.own));
    wipe(mine.key);
    return {};
}

}  // namespace emrtd
