// SPDX-License-Identifier: Apache-2.0
//
// Secrets in OpenSSL's secure heap: locked, guarded, left out of core dumps, wiped.

#include "cotejo/secret.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <cstring>

namespace cotejo {
namespace {

constexpr std::size_t kHeapBytes = 256 * 1024;

// When the heap is full, or the limits allow no locked memory, ordinary memory is what there is.
std::uint8_t* room() {
    static const int ready = CRYPTO_secure_malloc_init(kHeapBytes, Secret::kSize);
    static_cast<void>(ready);
    auto* bytes = static_cast<std::uint8_t*>(OPENSSL_secure_zalloc(Secret::kSize));
    if (!bytes) bytes = static_cast<std::uint8_t*>(OPENSSL_zalloc(Secret::kSize));
    if (!bytes) std::abort();
    return bytes;
}

}  // namespace

Secret Secret::random() {
    Secret secret(room());
    // Without a generator there is no key worth having, and nothing to fall back on.
    if (RAND_priv_bytes(secret.bytes_.get(), kSize) != 1) std::abort();
    return secret;
}

Secret Secret::copy(std::span<const std::uint8_t, kSize> bytes) {
    Secret secret(room());
    std::memcpy(secret.bytes_.get(), bytes.data(), kSize);
    return secret;
}

Secret Secret::blank() { return Secret(room()); }

void Secret::Wipe::operator()(std::uint8_t* bytes) const {
    OPENSSL_secure_clear_free(bytes, kSize);
}

}  // namespace cotejo
