// SPDX-License-Identifier: Apache-2.0
//
// Recipe: how a chip's data is made, and what goes wrong while it is.

#pragma once

#include <functional>

#include "passport/groups.hpp"
#include "passport/security.hpp"
#include "passport/trust.hpp"

namespace passport {

struct Passport;

/// The moment that tests call now: 2026-06-01 12:00:00 UTC.
inline constexpr std::time_t kNow = 1780315200;

/// Everything has a default that makes a good passport. All times are made from `now`: the country's CA is
/// three years old, the document signer one, the document half a year.
struct Recipe {
    Holder holder;
    Bytes portrait;                                     ///< JPEG or JPEG 2000; empty: drawn
    std::string country = "UT";                         ///< of the certificates: alpha-2
    Signing csca{.curve = "secp384r1", .digest = "SHA384"};
    Signing ds;
    std::string hash = "SHA256";                        ///< of the data groups
    int security_object = 0;                            ///< its version
    std::vector<int> groups{1, 2, 11};                  ///< of 1, 2, 11, 12, 13; 14 and 15 come by their content
    std::vector<Bytes> dg14;                            ///< SecurityInfos; empty: no DG14
    Bytes dg15;                                         ///< SubjectPublicKeyInfo; empty: no DG15
    std::vector<Bytes> card_access;                     ///< SecurityInfos; empty: no EF.CardAccess
    std::time_t now = kNow;
    bool signing_time = true;
    bool key_id_names_signer = false;

    // What changes on the way, in this order. Each may be empty.
    std::function<void(Template&)> change_csca;         ///< before the CSCA's certificate is signed
    std::function<void(Template&)> change_ds;           ///< before the document signer's certificate is
    std::function<void(std::map<int, Bytes>&)> change_groups; ///< before they are hashed
    std::function<void(SecurityObject&)> change_security_object; ///< before it is written
    std::function<void(SignedContent&, Passport&)> change_sod;   ///< before EF.SOD is signed
    std::function<void(Passport&)> change_passport;     ///< when all is done
};

/// A chip's files, who signed them, and what an inspection system that trusts the issuer has.
struct Passport {
    std::map<std::uint16_t, Bytes> files;               ///< by file identifier: 0101, 011E, ...
    std::vector<std::string> lines;                     ///< of the machine readable zone
    Party csca, ds;
    std::vector<Bytes> trusted;                         ///< certificates, DER
    std::vector<Bytes> revocation_lists;                ///< DER
    std::time_t now = kNow;
};

/// Makes it. The same recipe gives the same data, but for keys and for signatures, which hold random numbers.
Passport make(const Recipe& recipe);

/// The same with the named fault of faults.hpp done to it; an unknown name changes nothing.
Passport make(Recipe recipe, const std::string& fault);

/// A master list of all that is trusted, by a list signer of the passport's own CSCA.
Bytes master_list(const Passport& passport);

}  // namespace passport
