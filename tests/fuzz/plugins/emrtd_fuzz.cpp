// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as what chips send: data objects, APDUs, security infos, keys, signatures.

#include <cstdint>
#include <cstdlib>

#include "emrtd/active_authentication.hpp"
#include "emrtd/apdu.hpp"
#include "emrtd/channel.hpp"
#include "emrtd/security_infos.hpp"
#include "emrtd/tlv.hpp"

namespace {

using emrtd::View;

void demand(bool holds) {
    if (!holds) std::abort();
}

void look_at_objects(View bytes, int depth) {
    const auto all = emrtd::objects(bytes);
    if (!all) return demand(!all.error().what.empty());
    std::size_t sum = 0;
    for (const emrtd::Tlv& object : *all) {
        sum += object.whole.size();
        demand(*emrtd::size_of(object.whole) == object.whole.size());
        if (object.tag == 0x06) (void)emrtd::dotted(object.value);
        if (depth < 6) look_at_objects(object.value, depth + 1);
    }
    demand(sum == bytes.size());
}

void look_at_apdus(View bytes) {
    if (const auto command = emrtd::read_command(bytes)) {
        const auto again = emrtd::read_command(emrtd::write(*command));
        demand(again && again->data == command->data && again->le == command->le);
    }
    if (const auto response = emrtd::read_response(bytes)) {
        emrtd::SecureChannel channel(emrtd::Cipher::aes128, emrtd::text("a secret"));
        demand(!channel.unwrap(*response)); // nobody guesses a code
    }
}

void look_at_infos(View bytes) {
    if (const auto infos = emrtd::read_security_infos(bytes))
        for (const emrtd::ChipKeyInfo& key : infos->chip_keys) (void)emrtd::read_key(key.subject_public_key_info);
    if (const auto key = emrtd::read_key(bytes)) demand(key->domain && !key->element.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const View bytes(data, size);
    look_at_objects(bytes, 0);
    look_at_apdus(bytes);
    look_at_infos(bytes);
    const std::size_t half = size / 2;
    demand(!emrtd::verify_active(bytes.first(half), emrtd::text("nonce"), bytes.subspan(half), std::nullopt));
    return 0;
}
