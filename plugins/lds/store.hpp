// SPDX-License-Identifier: Apache-2.0
//
// Store: the folder of CSCA certificates and revocation lists that an operator keeps.
//
// Certificates are <country>-<16 digits of SHA-256>.cer and lists <country>-<16 digits>.crl, both DER;
// listing.txt says where each came from. Whoever inspects needs load_trust and never the listing.

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lds/master_list.hpp"

namespace lds {

/// Reads a whole file of at most 256 MiB; PEM is made DER. Status::not_found: it cannot be read; refused: too
/// large. The error names the file.
cotejo::Result<Bytes> read_file(const std::filesystem::path& file);

/// Reads every .cer and .crl of a folder. Status::not_found: there is no such folder; refused: a file is
/// not what its name says; the error names it and says what to do.
cotejo::Result<Trust> load_trust(const std::filesystem::path& folder);

/// A certificate kept, and who vouched for it: "DE" for the master list of that country, "hand".
struct Kept {
    Certificate certificate;
    std::set<std::string> sources;
};

/// What an import changed, by file name.
struct Imported {
    std::string country;
    std::vector<std::string> added, removed, passed_over;
    std::size_t kept = 0;
};

class Store {
public:
    /// Opens a folder, which is made if it is not there. Files an operator put there count as added by hand.
    /// Errors as of load_trust; Status::failed: the folder cannot be made.
    static cotejo::Result<Store> open(const std::filesystem::path& folder);

    /// Takes a verified master list: what it has is added, what only an earlier list of the same country had
    /// is removed. What remove() took away stays away. Status::refused: see read_master_list; or a list of
    /// that country that was signed later is here already; or none is, and the list is not by `pinned`.
    cotejo::Result<Imported> import(View list, X509* pinned, std::time_t now);

    /// Takes one certificate, by hand. Gives its file's name. Status::refused: not a CA's.
    cotejo::Result<std::string> add(View certificate);

    /// Removes what is named by its file or by the first digits, 8 at least, of its SHA-256, and remembers
    /// that. Gives the file's name. Status::not_found: nothing has that name; refused: more than one has.
    cotejo::Result<std::string> remove(const std::string& name);

    /// Takes a revocation list that a CSCA kept here signed, in place of an earlier one of the same
    /// issuer. Gives its file's name. Status::refused: none, not signed by one of these, or older.
    cotejo::Result<std::string> add_revocation_list(View list, std::time_t now);

    /// Writes all to the folder, each file whole or not at all. Status::failed: the disk would not.
    cotejo::Result<void> save() const;

    const std::map<std::string, Kept>& certificates() const { return certificates_; }
    const std::map<std::string, RevocationList>& revocation_lists() const { return lists_; }
    /// When each country's list that was taken last was signed; 0 where it did not say.
    const std::map<std::string, std::time_t>& imports() const { return imports_; }
    Trust trust() const;

private:
    explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}
    cotejo::Result<void> read_listing();

    std::filesystem::path folder_;
    std::map<std::string, Kept> certificates_; ///< by file name
    std::map<std::string, RevocationList> lists_;
    std::map<std::string, std::time_t> imports_;
    std::set<std::string> removed_;            ///< file names that stay away
};

/// The name under which a certificate or a list is kept.
std::string file_name(X509* certificate);
std::string file_name(X509_CRL* list);

}  // namespace lds
