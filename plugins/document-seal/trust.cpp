// SPDX-License-Identifier: Apache-2.0
//
// The two folders, read once: files in the order of their names, each of bounded size.

#include "trust.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

#include <openssl/err.h>

namespace seal {

namespace fs = std::filesystem;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::uintmax_t kLargestFile = 16u << 20; // a revocation list of a large state has a few hundred KiB
constexpr std::size_t kMostFiles = 20000;

std::optional<std::string> contents_of(const fs::path& file) {
    std::error_code failed;
    const std::uintmax_t size = fs::file_size(file, failed);
    if (failed || size == 0 || size > kLargestFile) return std::nullopt;
    std::string bytes(std::size_t(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), std::streamsize(size))) return std::nullopt;
    return bytes;
}

/// Reads one DER object that fills a file from its first to its last byte.
template <class Pointer, class Decode>
Pointer whole(const fs::path& file, Decode decode) {
    const auto bytes = contents_of(file);
    if (!bytes) return nullptr;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes->data());
    const auto* end = at + bytes->size();
    Pointer object(decode(nullptr, &at, long(bytes->size())));
    ERR_clear_error();
    return at == end ? std::move(object) : nullptr;
}

Result<std::vector<fs::path>> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        if (files.size() == kMostFiles)
            return Error{Status::invalid, folder.string() + " holds more than " + std::to_string(kMostFiles) + " files"};
        files.push_back(at->path());
    }
    if (failed) return Error{Status::unavailable, folder.string() + " cannot be read: " + failed.message()};
    std::ranges::sort(files);
    return files;
}

Result<void> add(const fs::path& folder, std::vector<Certificate>& certificates, Trust& trust) {
    if (folder.empty()) return {};
    const Result<std::vector<fs::path>> files = files_of(folder);
    if (!files) return files.error();
    for (const fs::path& file : *files) {
        if (file.extension() == ".cer") {
            if (auto read = whole<Certificate>(file, d2i_X509)) certificates.push_back(std::move(read));
            else trust.skipped.push_back(file.string() + " is no X.509 certificate in DER");
        } else if (file.extension() == ".crl") {
            if (auto read = whole<RevocationList>(file, d2i_X509_CRL)) trust.lists.push_back(std::move(read));
            else trust.skipped.push_back(file.string() + " is no X.509 revocation list in DER");
        }
    }
    return {};
}

}  // namespace

Result<Trust> load_trust(const fs::path& authorities, const fs::path& signers) {
    Trust trust;
    if (const Result<void> read = add(authorities, trust.authorities, trust); !read) return read.error();
    if (const Result<void> read = add(signers, trust.signers, trust); !read) return read.error();
    return trust;
}

}  // namespace seal
