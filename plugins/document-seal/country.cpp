// SPDX-License-Identifier: Apache-2.0

#include "country.hpp"

#include <algorithm>

#include "states.hpp"

namespace seal {

namespace {

std::string only(X509* certificate, int nid) {
    X509_NAME* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, nid, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(subject, nid, at) >= 0) return "";
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0) return "";
    std::string value(reinterpret_cast<const char*>(text), std::size_t(size));
    OPENSSL_free(text);
    std::ranges::transform(value, value.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return value;
}

}  // namespace

std::string country_of(X509* certificate) { return only(certificate, NID_countryName); }
std::string name_of(X509* certificate) { return only(certificate, NID_commonName); }

Check check_state(const Header& header, const Contents& contents, X509* signer, X509* issuer) {
    constexpr std::string_view kName = "state";
    const auto letters = two_letters(header.country);
    if (!letters) return {kName, kUndetermined, "unknown-state"};
    if (two_letters(contents.zone.state.text) != letters) return {kName, kFailed, "state-not-the-zones"};
    if (signer && country_of(signer) != *letters) return {kName, kFailed, "state-not-the-signers"};
    if (issuer && country_of(issuer) != *letters) return {kName, kFailed, "state-not-the-issuers"};
    return {kName, kSuccessful, ""};
}

}  // namespace seal
