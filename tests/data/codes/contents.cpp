// SPDX-License-Identifier: Apache-2.0
//
// What stands in the codes.

#include "codes.hpp"

#include <cstdio>

namespace codes {

namespace {

const std::string kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", kDigits = "0123456789";

int below(Random& random, int end) { return std::uniform_int_distribution<>(0, end - 1)(random); }

std::string some(Random& random, const std::string& from, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += from[std::size_t(below(random, int(from.size())))];
    return text;
}

std::string sized(const std::string& text) {
    char size[3];
    std::snprintf(size, sizeof size, "%02X", unsigned(text.size()));
    return size + text;
}

std::string number(int value, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*d", digits, value);
    return text;
}

std::string padded(std::string text, std::size_t size) {
    text.resize(size, ' ');
    return text;
}

}  // namespace

std::string boarding_pass(Random& random) {
    const auto day = [&] { return number(1 + below(random, 365), 3); };
    std::string pass = "M1" + padded(some(random, kLetters, 4 + below(random, 6)) + "/" + some(random, kLetters, 3 + below(random, 6)), 20);
    pass += "E" + some(random, kLetters + kDigits, 6) + " " + some(random, kLetters, 6) + "AV " + number(1 + below(random, 9999), 4);
    pass += " " + day() + "Y" + number(1 + below(random, 40), 3) + "A" + number(1 + below(random, 300), 4) + " 1";
    if (below(random, 5)) {
        std::string unique = "1W 6" + day() + "BAV ";
        if (below(random, 2)) unique += some(random, kDigits, 13);
        const std::string own = some(random, kDigits, 13) + "  AV AV " + padded(some(random, kDigits, 10), 16) + " 2PC";
        pass += sized(">6" + sized(unique) + sized(own));
    } else {
        pass += "00";
    }
    if (below(random, 2)) pass += "^1" + sized(some(random, kLetters + kDigits + "+/", 40 + below(random, 70)));
    return pass;
}

std::string cedula(Random& random) {
    std::string bytes(531, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { bytes.replace(at, text.size(), text); };
    put(0, "03" + some(random, kDigits, 8));
    put(24, "PubDSK_1");
    put(40, some(random, kDigits, 8) + "1" + some(random, kDigits, 9));
    for (const std::size_t at : {58u, 81u, 104u, 127u}) put(at, some(random, kLetters, 3 + below(random, 8)));
    put(150, std::string("0") + (below(random, 2) ? "F" : "M") + number(1940 + below(random, 60), 4) + number(1 + below(random, 12), 2) +
                 number(1 + below(random, 28), 2) + "05001" + "0O+");
    for (std::size_t at = 168; at < bytes.size(); ++at) bytes[at] = char(below(random, 256));
    return bytes;
}

}  // namespace codes
