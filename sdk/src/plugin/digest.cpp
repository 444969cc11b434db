// SPDX-License-Identifier: Apache-2.0
//
// Hashes a file in pieces.

#include "plugin/digest.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace cotejo {
namespace {

struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) close(number);
    }
};

std::string hexadecimal(const unsigned char* bytes, unsigned int size) {
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += "0123456789abcdef"[bytes[i] >> 4];
        text += "0123456789abcdef"[bytes[i] & 15];
    }
    return text;
}

Error unreadable(const std::filesystem::path& file, const char* why) {
    return {Status::failed, file.string() + ": cannot be read: " + why};
}

}  // namespace

Result<std::string> sha256_of(const std::filesystem::path& file) {
    const Descriptor input{open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    struct stat about{};
    if (input.number < 0 || fstat(input.number, &about) != 0)
        return unreadable(file, std::strerror(errno));
    if (!S_ISREG(about.st_mode)) return unreadable(file, "it is no regular file");

    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(),
                                                                       EVP_MD_CTX_free);
    if (!hash || EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) != 1)
        return unreadable(file, "SHA-256 is not available");
    std::array<char, 1 << 16> piece;
    for (;;) {
        const ssize_t got = read(input.number, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(file, std::strerror(errno));
        if (got == 0) break;
        EVP_DigestUpdate(hash.get(), piece.data(), static_cast<std::size_t>(got));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    EVP_DigestFinal_ex(hash.get(), digest.data(), &size);
    return hexadecimal(digest.data(), size);
}

}  // namespace cotejo
