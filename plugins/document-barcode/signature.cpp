// SPDX-License-Identifier: Apache-2.0

#include "signature.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <openssl/evp.h>
#include <openssl/pem.h>

namespace bcbp {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace fs = std::filesystem;

namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

int value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

/// Decodes base64, padded or not; nothing when it is none.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
    while (!text.empty() && (text.back() == '=' || text.back() == ' ')) text.remove_suffix(1);
    if (text.empty() || text.size() % 4 == 1) return std::nullopt;
    std::vector<std::uint8_t> bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const int six = value(c);
        if (six < 0) return std::nullopt;
        bits = (bits << 6 | unsigned(six)) & 0xFFFF;
        if ((count += 6) < 8) continue;
        count -= 8;
        bytes.push_back(std::uint8_t(bits >> count));
    }
    return bytes;
}

/// The digest that goes with a key's strength.
const EVP_MD* digest(EVP_PKEY* key) { return EVP_PKEY_get_security_bits(key) > 160 ? EVP_sha384() : EVP_sha256(); }

bool verifies(EVP_PKEY* key, const std::vector<std::uint8_t>& signature, std::string_view text) {
    const std::unique_ptr<EVP_MD_CTX, Close> context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, digest(key), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                            reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
}

/// A DER sequence that fills the bytes: what both ECDSA and DSA sign with.
bool is_sequence(const std::vector<std::uint8_t>& bytes) {
    if (bytes.size() < 8 || bytes[0] != 0x30) return false;
    return bytes[1] < 0x80 ? bytes[1] + 2u == bytes.size() : bytes[1] == 0x81 && bytes[2] + 3u == bytes.size();
}

}  // namespace

void Keys::Free::operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }

Result<Keys> Keys::load(const std::string& folder) {
    Keys keys;
    if (folder.empty()) return keys;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path path = entry.path();
        if (path.extension() != ".pem") continue;
        const std::string name = path.filename().string();
        const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "r"));
        EVP_PKEY* key = file ? PEM_read_PUBKEY(file.get(), nullptr, nullptr, nullptr) : nullptr;
        const bool known = key && (EVP_PKEY_is_a(key, "EC") || EVP_PKEY_is_a(key, "DSA"));
        if (!known) {
            EVP_PKEY_free(key);
            return Error{Status::invalid, name + ": not a public key for ECDSA or DSA in PEM"};
        }
        keys.keys_.emplace(name.substr(0, name.find_first_of("-.")), key);
    }
    if (error) return Error{Status::invalid, "the folder of airlines' keys cannot be read: " + error.message()};
    return keys;
}

Check Keys::check(const Pass& pass, std::string_view bytes) const {
    if (!pass.security || pass.security->data.empty()) return {"undetermined", "no-signature"};
    if (pass.security->type != '1') return {"not-supported", "type"};
    const auto [first, last] = keys_.equal_range(pass.legs.front().carrier);
    if (first == last) return {"undetermined", "no-key"};
    const auto signature = from_base64(pass.security->data);
    if (!signature || !is_sequence(*signature)) return {"failed", "form"};
    const std::string_view text = bytes.substr(0, pass.signed_size);
    const bool good = std::any_of(first, last, [&](const auto& one) { return verifies(one.second.get(), *signature, text); });
    return good ? Check{"successful", ""} : Check{"failed", "signature"};
}

}  // namespace bcbp
