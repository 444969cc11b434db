// SPDX-License-Identifier: Apache-2.0
//
// A file that holds one secret and the first half of its SHA-256.

#include "keeping/key_file.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "cotejo/digest.hpp"
#include "keeping/disk.hpp"

namespace cotejo {
namespace {

constexpr std::size_t kCheck = 16;

struct Image {
    std::array<std::uint8_t, Secret::kSize + kCheck> bytes{};
    ~Image() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

}  // namespace

Result<void> write_key_file(const std::filesystem::path& file, const Secret& key) {
    Image image;
    const auto check = std::ranges::copy(key.bytes(), image.bytes.begin()).out;
    std::ranges::copy_n(sha256(key.bytes()).begin(), kCheck, check);
    return write_whole(file, image.bytes);
}

Result<Secret> read_key_file(const std::filesystem::path& file) {
    const OpenFile opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened && errno == ENOENT)
        return Error{Status::not_found, "there is no key file " + file.string()};
    if (!opened) return disk_error("cannot read", file, errno);
    Image image;
    const ssize_t got = ::read(opened.number(), image.bytes.data(), image.bytes.size());
    if (got < 0) return disk_error("cannot read", file, errno);
    const std::span whole(image.bytes);
    const Digest digest = sha256(whole.first<Secret::kSize>());
    if (got != static_cast<ssize_t>(image.bytes.size()) ||
        !std::ranges::equal(whole.subspan<Secret::kSize>(), std::span(digest).first(kCheck)))
        return Error{Status::refused, file.string() + " holds no whole key"};
    return Secret::copy(whole.first<Secret::kSize>());
}

}  // namespace cotejo
