// SPDX-License-Identifier: Apache-2.0
//
// Signed data like EF.SOD's, of another type and without a tag around it.

#include "card_security.hpp"

#include "lds/certificate.hpp"
#include "lds/chain.hpp"
#include "lds/signed_data.hpp"

namespace chip {

using lds::Check;
using lds::Outcome;

namespace {

constexpr const char* kName = "card-security";
constexpr std::string_view kSecurityObject = "0.4.0.127.0.7.3.2.1"; ///< id-SecurityObject

Check ended(const lds::Why& why) { return {kName, why.outcome, why.reason}; }

bool is_for_signing(X509* certificate) {
    X509_check_purpose(certificate, -1, 0); // fills in the flags
    const std::uint32_t flags = X509_get_extension_flags(certificate);
    return !(flags & EXFLAG_CA) && (flags & EXFLAG_KUSAGE) && (X509_get_key_usage(certificate) & KU_DIGITAL_SIGNATURE);
}

}  // namespace

cotejo::Result<emrtd::SecurityInfos> infos_of_card_security(emrtd::View file) {
    const auto data = lds::read_signed_data(file);
    if (!data) return emrtd::refused("EF.CardSecurity is no signed data: " + data.error().reason);
    if (data->type != kSecurityObject) return emrtd::refused("EF.CardSecurity holds something else than security infos");
    return emrtd::read_security_infos(data->content);
}

Check check_card_security(emrtd::View file, const lds::Trust& trust, std::time_t now) {
    const lds::QuietErrors quiet;
    auto data = lds::read_signed_data(file);
    if (!data) return ended(data.error());
    if (data->type != kSecurityObject) return {kName, Outcome::failed, "content-type"};
    const auto signers = lds::verify_signatures(*data);
    if (!signers) return ended(signers.error());
    X509* signer = signers->front().certificate.get();
    const auto chain = lds::find_chain(trust, signer, now);
    if (!chain) return ended(chain.error());
    if (!is_for_signing(signer)) return {kName, Outcome::failed, "key-usage"};
    if (lds::when(signer, now) != 0) return {kName, Outcome::failed, lds::when(signer, now) < 0 ? "not-yet-valid" : "expired"};
    return {kName, Outcome::successful, ""};
}

}  // namespace chip
