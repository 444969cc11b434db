// SPDX-License-Identifier: Apache-2.0
//
// Basic Access Control from the card's end, ICAO 9303-11 § 4.3.

#include "emrtd/bac.hpp"

#include "passport/card/access.hpp"

namespace passport::card {

using emrtd::Command;
using emrtd::Response;
namespace bac = emrtd::bac;

namespace {

Response sw(std::uint16_t word) { return {{}, word}; }

}  // namespace

Response Access::get_challenge(const Command& command, bool in_application) {
    if (!chip_.bac || !in_application) return sw(emrtd::kNotSatisfied);
    if (command.le != bac::kNonce) return sw(emrtd::kWrongLength);
    challenge_ = emrtd::random_bytes(bac::kNonce);
    return {challenge_, emrtd::kDone};
}

Response Access::external_authenticate(const Command& command) {
    const Bytes challenge = std::exchange(challenge_, {}); // good for one try
    if (challenge.empty()) return sw(emrtd::kNotSatisfied);
    if (command.data.size() != bac::kCryptogram) return sw(emrtd::kWrongLength);
    const bac::Keys keys = bac::keys_of(chip_.mrz_key);
    const cotejo::Result<bac::Halves> theirs = bac::open(keys, command.data);
    if (!theirs || !emrtd::same(theirs->other, challenge)) return sw(emrtd::kRefusedKey);

    const Bytes half = emrtd::random_bytes(bac::kKey);
    next_.emplace(bac::channel(theirs->key, half, challenge, theirs->own));
    ++done_.bac;
    return {bac::cryptogram(keys, {challenge, theirs->own, half}), emrtd::kDone};
}

}  // namespace passport::card
