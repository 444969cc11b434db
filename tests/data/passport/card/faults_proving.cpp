// SPDX-License-Identifier: Apache-2.0
//
// Faults of chips that are copies, or that do not prove that they are none.

#include "passport/card/fault_row.hpp"

#include <openssl/rsa.h>

namespace passport::card {

namespace {

PrivateKey other_key(const PrivateKey& like) {
    if (!like) return like;
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(like.get(), nullptr);
    EVP_PKEY* made = nullptr;
    if (!EVP_PKEY_is_a(like.get(), "RSA")) {
        EVP_PKEY_keygen_init(context);
        EVP_PKEY_generate(context, &made);
    } else {
        made = EVP_RSA_gen(std::size_t(EVP_PKEY_get_bits(like.get())));
    }
    EVP_PKEY_CTX_free(context);
    return {made, EVP_PKEY_free};
}

constexpr Row kProving[] = {
    {"ca-clone", "is a copy: DG14's private key is not in it", "invalid", "chip-authentication",
     [](Fault& f) {
         f.holds = [](Chip& c) {
             for (ChipAuthenticationKey& known : c.chip_authentication) known.key = other_key(known.key);
         };
     }},
    {"ca-refused", "has a DG14 and says 6A80 to Chip Authentication", "invalid", "chip-authentication",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) {
             return e.secured && (e.command.ins == kManageSecurity || e.command.ins == kGeneralAuthenticate);
         }, 0x6A80);
     }},
    {"aa-clone", "is a copy: DG15's private key is not in it", "invalid", "active-authentication",
     [](Fault& f) { f.holds = [](Chip& c) { c.active_authentication = other_key(c.active_authentication); }; }},
    {"aa-refused", "has a DG15 and does not know INTERNAL AUTHENTICATE", "invalid", "active-authentication",
     [](Fault& f) { f.inside = refuse_instruction(kInternalAuthenticate, 0x6D00); }},
    {"aa-altered", "signs and turns one bit of the signature", "invalid", "active-authentication",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kInternalAuthenticate) spoil(e.response.data);
             return Then::answer;
         };
     }},
    {"aa-empty", "gives no signature and says that all is well", "invalid", "active-authentication",
     [](Fault& f) { f.inside = refuse_instruction(kInternalAuthenticate, emrtd::kDone); }},
};

}  // namespace

std::span<const Row> proving_faults() { return kProving; }

}  // namespace passport::card
