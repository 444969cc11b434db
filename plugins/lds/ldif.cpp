// SPDX-License-Identifier: Apache-2.0

#include "lds/ldif.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <openssl/evp.h>

namespace lds {

namespace {

bool same_name(std::string_view one, std::string_view other) {
    one = one.substr(0, one.find(';'));
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
}

emrtd::Bytes decoded(const std::string& base64) {
    if (base64.empty() || base64.size() % 4) return {};
    emrtd::Bytes bytes(base64.size() / 4 * 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(base64.data()), int(base64.size()));
    const auto fill = std::count(base64.end() - 2, base64.end(), '=');
    if (size < fill) return {};
    bytes.resize(std::size_t(size - fill));
    return bytes;
}

/// Takes a line with those that go on from it, each after one blank (RFC 2849, note 2).
std::string take_line(std::string_view& rest) {
    std::string line;
    do {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view part = rest.substr(0, end);
        if (part.ends_with('\r')) part.remove_suffix(1);
        if (!line.empty()) part.remove_prefix(1);
        line += part;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    } while (!line.empty() && rest.starts_with(' '));
    return line;
}

}  // namespace

bool is_ldif(emrtd::View bytes) {
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 4096));
    while (!rest.empty()) {
        const std::string line = take_line(rest);
        if (line.starts_with("version:") || line.starts_with("dn:")) return true;
        if (!line.empty() && line[0] != '#') return false;
    }
    return false;
}

std::vector<emrtd::Bytes> ldif_values(emrtd::View bytes, std::span<const std::string_view> names) {
    std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::vector<emrtd::Bytes> values;
    while (!rest.empty()) {
        const std::string line = take_line(rest);
        const std::size_t colons = line.find("::");
        if (colons == std::string::npos) continue;
        const std::string_view name = std::string_view(line).substr(0, colons);
        if (std::none_of(names.begin(), names.end(), [&](std::string_view one) { return same_name(name, one); })) continue;
        const std::size_t start = line.find_first_not_of(' ', colons + 2);
        emrtd::Bytes value = decoded(start == std::string::npos ? "" : line.substr(start));
        if (!value.empty()) values.push_back(std::move(value));
    }
    return values;
}

}  // namespace lds
