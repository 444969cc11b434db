// SPDX-License-Identifier: Apache-2.0
//
// Recipe: all the choices of whoever seals a document, and of the state that lets them.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "passport/holder.hpp"
#include "passport/trust.hpp"
#include "seal/pack.hpp"

namespace seals {

struct Feature {
    std::uint8_t tag;
    Bytes value;
};

/// As it stands, a recipe makes a seal that is right in everything.
struct Recipe {
    // What the seal says.
    std::uint8_t version = 3; ///< the byte; the standard's version is one more
    std::string country = "UTO", signer = "UTSE", reference = "2A";
    std::string issued = "2021-03-02", signed_on = "2021-03-02"; ///< ISO 8601
    std::uint8_t definition = 0x5E, category = 0x03;
    std::vector<Feature> features;
    std::vector<std::string> printed; ///< the zone on the page
    std::string today = "2026-06-01"; ///< when it is looked at

    // Who signs, and who says so.
    std::string curve = "prime256v1";
    std::string digest = "SHA256";
    passport::Template certificate; ///< of the signer; the issuer's name is filled in
    passport::Name authority{"UT", "CSCA UTOPIA"};
    std::string authority_from = "2015-01-01", authority_to = "2085-01-01";
    bool known_certificate = true, trusted_authority = true;
    bool impostor = false; ///< the certificate is signed by another key under the authority's name
    bool listed = true;    ///< there is a revocation list
    std::vector<std::uint64_t> revoked;
    std::string list_from = "2026-05-01", list_to = "2089-06-30";

    // What is done to the bytes.
    std::function<void(Bytes&)> before_signing; ///< to header and message zone
    std::function<void(Bytes&)> after_signing;  ///< to the whole
};

/// A moment from ISO 8601: midnight, UTC.
std::time_t moment(const std::string& iso);

/// An emergency travel document's seal: one zone of 2 lines of 36 characters, of a person of ICAO's or as
/// it stands on a page of Utopia's.
Recipe emergency();
Recipe emergency_for(const std::vector<std::string>& zone);
/// A visa's: a zone of MRV-A, or of MRV-B, the stay, the passport's number.
Recipe visa_a();
Recipe visa_b();
/// A residence permit's by BSI TR-03137-1.
Recipe residence_permit();

/// The two lines of a visa, ICAO 9303-7, from a holder of any format.
std::vector<std::string> visa_lines(const passport::Holder& holder, std::size_t columns);

}  // namespace seals
