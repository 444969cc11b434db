// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_gate.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace cotejo::kiosk {
namespace {

// 256 random bits in hexadecimal; "" without randomness.
std::string secret() {
    std::array<unsigned char, 32> bits;
    if (RAND_bytes(bits.data(), bits.size()) != 1) return "";
    std::string text;
    for (const unsigned char byte : bits) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    OPENSSL_cleanse(bits.data(), bits.size());
    return text;
}

bool same(std::string_view a, std::string_view b) {
    return !a.empty() && a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::optional<std::string> Gate::exchange(std::string_view token) {
    if (!same(token_, token)) return std::nullopt;
    std::string cookie = secret();
    if (cookie.empty()) return std::nullopt;
    token_.clear();
    cookie_ = std::move(cookie);
    return cookie_name_ + "=" + cookie_ + "; Path=/; HttpOnly; SameSite=Strict";
}

bool Gate::admits(std::string_view cookies) const {
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        std::string_view one = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (!one.starts_with(cookie_name_ + "=")) continue;
        if (same(cookie_, one.substr(cookie_name_.size() + 1))) return true;
    }
    return false;
}

Result<void> Gate::renew() {
    token_ = secret();
    if (token_.empty())
        return Error{Status::failed, "the page's start token needs random bytes; there are none"};
    return {};
}

Result<Gate> Gate::create(std::uint16_t port) {
    Gate gate(port);
    if (auto made = gate.renew(); !made) return made.error();
    return gate;
}

std::string Gate::address() const { return "http://" + authority_ + "/#" + token_; }

// Cookies know no ports, so the name carries it: two kiosks on one machine do not disturb each other.
Gate::Gate(std::uint16_t port)
    : authority_("127.0.0.1:" + std::to_string(port)),
      cookie_name_("cotejo-" + std::to_string(port)) {}

}  // namespace cotejo::kiosk
