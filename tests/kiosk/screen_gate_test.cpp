// SPDX-License-Identifier: Apache-2.0

#include "kiosk/web_screen_gate.hpp"

#include <gtest/gtest.h>

namespace cotejo::kiosk {
namespace {

std::string token_of(const Gate& gate) {
    const std::string address = gate.address();
    return address.substr(address.find('#') + 1);
}

std::string cookie_of(const std::string& line) { return line.substr(0, line.find(';')); }

TEST(Gate, TakesItsTokenOnce) {
    Gate gate = *Gate::create(1234);
    const std::string token = token_of(gate);
    EXPECT_GE(token.size(), 32u);
    EXPECT_FALSE(gate.exchange("")) << "nothing is no token";
    EXPECT_FALSE(gate.exchange(token.substr(1) + "x"));
    const auto line = gate.exchange(token);
    ASSERT_TRUE(line);
    EXPECT_NE(line->find("; HttpOnly"), std::string::npos);
    EXPECT_NE(line->find("; SameSite=Strict"), std::string::npos);
    EXPECT_FALSE(gate.exchange(token));
    EXPECT_FALSE(gate.exchange("")) << "a used token leaves no empty one behind";
}

TEST(Gate, AdmitsOnlyTheCookieItGaveLast) {
    Gate gate = *Gate::create(1234);
    EXPECT_FALSE(gate.admits(""));
    EXPECT_FALSE(gate.admits("cotejo-1234="));
    const std::string first = cookie_of(*gate.exchange(token_of(gate)));
    EXPECT_TRUE(gate.admits(first));
    EXPECT_TRUE(gate.admits("a=b; " + first));
    EXPECT_FALSE(gate.admits(first + "0"));
    EXPECT_FALSE(gate.admits("x" + first));
    ASSERT_TRUE(gate.renew());
    EXPECT_TRUE(gate.admits(first)) << "until the new token is used";
    ASSERT_TRUE(gate.exchange(token_of(gate)));
    EXPECT_FALSE(gate.admits(first));
}

TEST(Gate, KnowsItsOwnHostAndOriginOnly) {
    const Gate gate = *Gate::create(1234);
    EXPECT_TRUE(gate.host_is_ours("127.0.0.1:1234"));
    for (const char* host : {"", "127.0.0.1", "127.0.0.1:1235", "localhost:1234", "evil.example:1234"})
        EXPECT_FALSE(gate.host_is_ours(host)) << host;
    EXPECT_TRUE(gate.origin_is_ours("http://127.0.0.1:1234"));
    for (const char* origin : {"", "null", "https://127.0.0.1:1234", "http://127.0.0.1:1234.evil.example"})
        EXPECT_FALSE(gate.origin_is_ours(origin)) << origin;
}

}  // namespace
}  // namespace cotejo::kiosk
