// SPDX-License-Identifier: Apache-2.0
//
// Which documents a certificate may sign, ICAO 9303-12 § 7.1.1.6: a SEQUENCE of a version and a SET of
// PrintableStrings, each two letters of an MRZ's code, or one for all that begin with it.

#include <memory>
#include <string>
#include <vector>

#include <openssl/asn1t.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "certificate.hpp"

namespace seal {

namespace {

constexpr const char* kDocumentTypes = "2.23.136.1.1.6.2";

void free_all(STACK_OF(ASN1_TYPE)* stack) { sk_ASN1_TYPE_pop_free(stack, ASN1_TYPE_free); }
using Items = std::unique_ptr<STACK_OF(ASN1_TYPE), Freed<free_all>>;

using Decode = STACK_OF(ASN1_TYPE)* (*)(STACK_OF(ASN1_TYPE)**, const unsigned char**, long);

Items items_in(const ASN1_STRING* der, Decode decode) {
    const unsigned char* at = ASN1_STRING_get0_data(der);
    const unsigned char* end = at + ASN1_STRING_length(der);
    Items items(decode(nullptr, &at, end - at));
    ERR_clear_error();
    return at == end ? std::move(items) : nullptr;
}

/// The list's entries; nothing when the extension is not of this form.
std::optional<std::vector<std::string>> types_in(const ASN1_STRING* extension) {
    const Items list = items_in(extension, d2i_ASN1_SEQUENCE_ANY);
    if (!list || sk_ASN1_TYPE_num(list.get()) != 2) return std::nullopt;
    const ASN1_TYPE* set = sk_ASN1_TYPE_value(list.get(), 1);
    if (sk_ASN1_TYPE_value(list.get(), 0)->type != V_ASN1_INTEGER || set->type != V_ASN1_SET) return std::nullopt;
    const Items entries = items_in(set->value.set, d2i_ASN1_SET_ANY);
    if (!entries) return std::nullopt;
    std::vector<std::string> types;
    for (int i = 0; i < sk_ASN1_TYPE_num(entries.get()); ++i) {
        const ASN1_TYPE* entry = sk_ASN1_TYPE_value(entries.get(), i);
        if (entry->type != V_ASN1_PRINTABLESTRING) return std::nullopt;
        const ASN1_STRING* text = entry->value.printablestring;
        types.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                           std::size_t(ASN1_STRING_length(text)));
    }
    return types;
}

bool covers(const std::string& type, std::string_view code) {
    const std::string_view letters = std::string_view(type).substr(0, type.find_last_not_of("< ") + 1);
    if (letters.empty() || letters.size() > 2 || code.empty()) return false;
    return letters.size() == 1 ? code.front() == letters.front() : code == letters;
}

bool has_key_usage(X509* signer, std::string_view wanted) {
    if (wanted.empty()) return false;
    const std::unique_ptr<EXTENDED_KEY_USAGE, Freed<EXTENDED_KEY_USAGE_free>> usages(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(signer, NID_ext_key_usage, nullptr, nullptr)));
    const Object object(OBJ_txt2obj(std::string(wanted).c_str(), 1));
    for (int i = 0; usages && object && i < sk_ASN1_OBJECT_num(usages.get()); ++i)
        if (!OBJ_cmp(sk_ASN1_OBJECT_value(usages.get(), i), object.get())) return true;
    return false;
}

}  // namespace

Check check_document_type(X509* signer, std::string_view code, const UseCase& use_case) {
    constexpr std::string_view kName = "document-type";
    const Object object(OBJ_txt2obj(kDocumentTypes, 1));
    const int at = X509_get_ext_by_OBJ(signer, object.get(), -1);
    if (at < 0) {
        if (has_key_usage(signer, use_case.key_usage)) return {kName, kSuccessful, ""};
        return {kName, kFailed, "no-document-types"};
    }
    const auto types = types_in(X509_EXTENSION_get_data(X509_get_ext(signer, at)));
    if (!types) return {kName, kFailed, "bad-document-types"};
    for (const std::string& type : *types)
        if (covers(type, code)) return {kName, kSuccessful, ""};
    return {kName, kFailed, "document-type-not-allowed"};
}

}  // namespace seal
