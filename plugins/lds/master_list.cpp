// SPDX-License-Identifier: Apache-2.0

#include "lds/master_list.hpp"

#include <algorithm>

#include "emrtd/tlv.hpp"
#include "lds/certificate.hpp"
#include "lds/revocation.hpp"
#include "lds/signed_data.hpp"

namespace lds {

namespace {

constexpr const char* kType = "2.23.136.1.1.2";
constexpr const char* kSignsMasterLists = "2.23.136.1.1.3";
constexpr std::size_t kMostCertificates = 20'000;

cotejo::Error refused(const std::string& what) { return emrtd::refused("master list: " + what); }

/// What a reason word means for whoever imports a list.
std::string sentence(const Why& why) {
    if (why.reason == "no-content") return "it is signed, but what it signs is not in it";
    if (why.reason == "no-signer") return "nobody signed it";
    if (why.reason == "no-certificate") return "its signer's certificate is not in it";
    if (why.reason == "no-signed-attributes") return "it is signed without the attributes that are mandatory";
    if (why.reason == "message-digest" || why.reason == "signature-wrong") return "its signature is wrong: it was changed after it was signed, or cut";
    if (why.reason == "malformed") return "this is no CMS signed data in DER; unpack it first if it came in an archive";
    return "its signature cannot be verified (" + why.reason + ")";
}

std::string who(X509* certificate) {
    return text_of(X509_get_subject_name(certificate)) + " (SHA-256 " + fingerprint(certificate) + ")";
}

bool is_by_pinned(X509* signer, X509* pinned) {
    if (!pinned) return false;
    return X509_cmp(pinned, signer) == 0 || (may_be_issuer(pinned, signer) && signed_by(signer, pinned));
}

/// Nothing when a CSCA that is kept certified the signer, else why not.
std::optional<std::string> distrust(X509* signer, const Trust& trust, std::time_t now) {
    const auto chain = find_chain(trust, signer, now);
    if (!chain)
        return "its signer " + who(signer) +
               " is not trusted here: compare this fingerprint with what the issuing state says by another way, then "
               "give that certificate, or its CSCA's, as --signer";
    if (country_of(X509_get_subject_name(chain->front())) != country_of(X509_get_subject_name(signer)))
        return "its signer " + who(signer) + " names another country than the CSCA that certified it";
    const Check revocation = check_revocation(trust, signer, *chain, now);
    if (revocation.outcome == Outcome::failed) return "its signer " + who(signer) + " was revoked";
    return std::nullopt;
}

cotejo::Result<View> certificates_in(View content) {
    const auto outer = emrtd::take(content);
    if (!outer || outer->tag != 0x30 || !content.empty()) return refused("its content is no CscaMasterList");
    View rest = outer->value;
    const auto version = emrtd::take(rest), all = emrtd::take(rest);
    if (!version || version->tag != 0x02 || !all || all->tag != 0x31 || !rest.empty())
        return refused("its content is no CscaMasterList");
    if (version->value.size() != 1 || version->value[0] != 0) return refused("it has a version that is not known here");
    return all->value;
}

cotejo::Result<void> read_certificates(View inside, MasterList& list) {
    for (std::size_t number = 1; !inside.empty(); ++number) {
        const auto entry = emrtd::take(inside);
        if (!entry) return refused("certificate " + std::to_string(number) + ": " + entry.error().what);
        if (number > kMostCertificates) return refused("more than 20000 certificates");
        const std::string which = "certificate " + std::to_string(number);
        Certificate certificate = read_certificate(entry->whole);
        if (!certificate) list.passed_over.push_back(which + " is no certificate that can be read");
        else if (!is_ca(certificate.get())) list.passed_over.push_back(which + ", " + who(certificate.get()) + ", is not a CA's");
        else list.certificates.push_back(std::move(certificate));
    }
    return {};
}

}  // namespace

cotejo::Result<MasterList> read_master_list_content(View content) {
    const cotejo::Result<View> inside = certificates_in(content);
    if (!inside) return inside.error();
    MasterList list;
    if (const auto read = read_certificates(*inside, list); !read) return read.error();
    if (list.certificates.empty()) return refused("it holds no CSCA certificate");
    return list;
}

cotejo::Result<MasterList> read_master_list(View file, const Trust& trust, X509* pinned, std::time_t now) {
    const QuietErrors quiet;
    cotejo::Result<SignedData, Why> data = read_signed_data(file);
    if (!data) return refused(sentence(data.error()));
    if (data->type != kType) return refused("this is signed data, but no master list");
    const auto signers = verify_signatures(*data);
    if (!signers) return refused(sentence(signers.error()));
    const Certificate signer = signers->front().certificate;
    const std::optional<std::time_t> signed_at = signers->front().time;
    const auto usages = extended_usages(signer.get());
    if (std::ranges::find(usages, kSignsMasterLists) == usages.end())
        return refused("its signer " + who(signer.get()) + " may not sign master lists");
    const bool by_pinned = is_by_pinned(signer.get(), pinned);
    if (const auto why = by_pinned ? std::nullopt : distrust(signer.get(), trust, now)) return refused(*why);
    if (when(signer.get(), signed_at.value_or(now)) != 0)
        return refused("its signer's certificate was not valid when it signed");
    cotejo::Result<MasterList> list = read_master_list_content(data->content);
    if (!list) return list;
    list->signer = signer;
    list->by_pinned = by_pinned;
    list->signed_at = signed_at;
    list->country = country_of(X509_get_subject_name(signer.get()));
    return list;
}

}  // namespace lds
