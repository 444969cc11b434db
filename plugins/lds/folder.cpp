// SPDX-License-Identifier: Apache-2.0
//
// The store's folder as whoever inspects sees it: files of two kinds.

#include <algorithm>
#include <fstream>

#include "lds/certificate.hpp"
#include "lds/store.hpp"

namespace lds {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostFileBytes = 256u << 20;

/// Gives what stands between the first BEGIN and END as DER; as it is where that is nothing.
Bytes der_of_pem(Bytes bytes) {
    constexpr std::string_view kBegin = "-----BEGIN";
    if (std::search(bytes.begin(), bytes.end(), kBegin.begin(), kBegin.end()) == bytes.end()) return bytes;
    const QuietErrors quiet;
    const std::unique_ptr<BIO, FreeBy<BIO_free_all>> in(BIO_new_mem_buf(bytes.data(), int(bytes.size())));
    char *name = nullptr, *header = nullptr;
    unsigned char* data = nullptr;
    long size = 0;
    if (PEM_read_bio(in.get(), &name, &header, &data, &size) != 1) return bytes;
    Bytes der(data, data + size);
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
    return der;
}

std::string short_hash(View hash) { return emrtd::hex(hash).substr(0, 16); }

std::string letters(std::string country) {
    std::erase_if(country, [](char c) { return c < 'A' || c > 'Z'; });
    return country.empty() ? "XX" : country;
}

}  // namespace

cotejo::Result<Bytes> read_file(const fs::path& file) {
    std::error_code problem;
    const std::uintmax_t size = fs::file_size(file, problem);
    std::ifstream in(file, std::ios::binary);
    if (problem || !in) return cotejo::Error{cotejo::Status::not_found, file.string() + ": cannot be read; is it there, and a file?"};
    if (size > kMostFileBytes) return emrtd::refused(file.string() + ": more than 256 MiB, which no list has");
    Bytes bytes(size);
    in.read(reinterpret_cast<char*>(bytes.data()), std::streamsize(size));
    bytes.resize(std::size_t(in.gcount()));
    return der_of_pem(std::move(bytes));
}

cotejo::Result<Trust> load_trust(const fs::path& folder) {
    std::error_code problem;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
        files.push_back(at->path());
    if (problem)
        return cotejo::Error{cotejo::Status::not_found, folder.string() + ": cannot be read; make it with cotejo-csca"};
    std::ranges::sort(files);
    Trust trust;
    for (const fs::path& file : files) {
        const bool is_certificate = file.extension() == ".cer", is_list = file.extension() == ".crl";
        if (!is_certificate && !is_list) continue;
        const cotejo::Result<Bytes> bytes = read_file(file);
        if (!bytes) return bytes.error();
        const cotejo::Result<void> taken = is_certificate ? trust.add_certificate(*bytes) : trust.add_revocation_list(*bytes);
        if (!taken) return emrtd::refused(file.string() + ": " + taken.error().what + "; take it out of the folder");
    }
    return trust;
}

std::string file_name(X509* certificate) {
    const std::string country = letters(country_of(X509_get_subject_name(certificate)));
    return country + "-" + fingerprint(certificate).substr(0, 16) + ".cer";
}

std::string file_name(X509_CRL* list) {
    std::uint8_t hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_NAME_digest(X509_CRL_get_issuer(list), EVP_sha256(), hash, &size);
    return letters(country_of(X509_CRL_get_issuer(list))) + "-" + short_hash(View(hash, size)) + ".crl";
}

}  // namespace lds
