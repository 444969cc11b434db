// SPDX-License-Identifier: Apache-2.0

#include "country.hpp"

#include <algorithm>

#include "lds/countries.hpp"

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
    const std::string state = header.country.substr(0, header.country.find('<'));
    const std::string of_signer = signer ? country_of(signer) : header.signer.substr(0, 2);
    const auto same = lds::same_state(state, of_signer);
    if (!same) return {kName, kUndetermined, "unknown-state"};
    if (contents.zone.state.text != state) return {kName, kFailed, "state-not-the-zones"};
    if (!*same) return {kName, kFailed, "state-not-the-signers"};
    if (issuer && lds::same_state(state, country_of(issuer)) != true) return {kName, kFailed, "state-not-the-issuers"};
    return {kName, kSuccessful, ""};
}

}  // namespace seal
