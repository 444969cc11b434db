// SPDX-License-Identifier: Apache-2.0
//
// listing.txt: a line for each thing the store remembers, its parts apart by tabs.
//
//   list         <country>  <when it was signed, ISO 8601, or ->
//   certificate  <file>     <sources, apart by commas>   <last day>   <subject>
//   removed      <file>

#include <fstream>
#include <sstream>

#include <unistd.h>

#include "lds/certificate.hpp"
#include "lds/store.hpp"

namespace lds {

namespace {

namespace fs = std::filesystem;

constexpr const char* kListing = "listing.txt";

std::string iso(std::time_t moment, const char* form) {
    std::tm parts{};
    char text[32] = "";
    gmtime_r(&moment, &parts);
    std::strftime(text, sizeof text, form, &parts);
    return text;
}

std::time_t moment_of(const std::string& text) {
    std::tm parts{};
    return strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) ? timegm(&parts) : 0;
}

std::vector<std::string> split(const std::string& line, char at) {
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, at);) parts.push_back(part);
    return parts;
}

/// Writes beside and renames, so that nobody sees half a file.
bool write_whole(const fs::path& file, View bytes) {
    const fs::path beside = file.string() + ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
        if (!out.flush()) return false;
    }
    std::error_code problem;
    fs::rename(beside, file, problem);
    return !problem;
}

Bytes der_of(X509_CRL* list) {
    unsigned char* der = nullptr;
    const int size = i2d_X509_CRL(list, &der);
    Bytes bytes(der, der + (size > 0 ? size : 0));
    OPENSSL_free(der);
    return bytes;
}

}  // namespace

cotejo::Result<void> Store::read_listing() {
    std::ifstream in(folder_ / kListing);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::vector<std::string> parts = split(line, '\t');
        if (parts.empty()) continue;
        if (parts[0] == "list" && parts.size() == 3) {
            imports_[parts[1]] = moment_of(parts[2]);
        } else if (parts[0] == "certificate" && parts.size() >= 3) {
            const auto kept = certificates_.find(parts[1]);
            if (kept == certificates_.end()) continue; // its file was taken away
            for (const std::string& source : split(parts[2], ',')) kept->second.sources.insert(source);
        } else if (parts[0] == "removed" && parts.size() == 2) {
            removed_.insert(parts[1]);
        } else {
            return emrtd::refused((folder_ / kListing).string() + ": line " + std::to_string(number) +
                                  " is none of the store's; mend it, or remove the file and import again");
        }
    }
    return {};
}

cotejo::Result<void> Store::save() const {
    std::ostringstream listing;
    for (const auto& [country, when] : imports_)
        listing << "list\t" << country << '\t' << (when ? iso(when, "%Y-%m-%dT%H:%M:%SZ") : "-") << '\n';
    for (const auto& [file, kept] : certificates_) {
        std::string sources;
        for (const std::string& source : kept.sources) sources += (sources.empty() ? "" : ",") + source;
        const auto to = seconds_of(X509_get0_notAfter(kept.certificate.get()));
        listing << "certificate\t" << file << '\t' << sources << '\t' << iso(to.value_or(0), "%Y-%m-%d") << '\t'
                << text_of(X509_get_subject_name(kept.certificate.get())) << '\n';
    }
    for (const std::string& file : removed_) listing << "removed\t" << file << '\n';
    const auto cannot = [&] {
        return cotejo::Error{cotejo::Status::failed, folder_.string() + ": cannot be written; is there room, and the right?"};
    };
    for (const auto& [file, kept] : certificates_)
        if (!write_whole(folder_ / file, lds::der_of(kept.certificate.get()))) return cannot();
    for (const auto& [file, list] : lists_)
        if (!write_whole(folder_ / file, der_of(list.get()))) return cannot();
    const std::string text = listing.str();
    if (!write_whole(folder_ / kListing, emrtd::text(text))) return cannot();
    std::error_code problem;
    std::vector<fs::path> gone;
    for (fs::directory_iterator at(folder_, problem), end; !problem && at != end; at.increment(problem)) {
        const std::string file = at->path().filename();
        const bool ours = at->path().extension() == ".cer" || at->path().extension() == ".crl";
        if (ours && !certificates_.contains(file) && !lists_.contains(file)) gone.push_back(at->path());
    }
    for (const fs::path& file : gone) fs::remove(file, problem);
    return {};
}

}  // namespace lds
