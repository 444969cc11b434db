// SPDX-License-Identifier: Apache-2.0

#include "passport/trust.hpp"

#include "passport/der.hpp"
#include "passport/security.hpp"

namespace passport {

namespace {

constexpr unsigned kSignsCertificatesAndLists = 0x06, kSignsData = 0x80;
constexpr const char* kSignsMasterLists = "2.23.136.1.1.3";

}  // namespace

Party make_csca(const Name& name, const Signing& how, std::uint64_t serial, std::time_t from, std::time_t to,
                const std::string& owner) {
    const Template what{.issuer = name, .subject = name, .serial = serial, .from = from, .to = to, .ca = true,
                        .key_usage = kSignsCertificatesAndLists};
    const Key own = key(owner, how);
    return {name, name, how, own, certificate(what, own, own, how), serial};
}

Bytes link_certificate(const Party& before, const Party& next, std::uint64_t serial, std::time_t from, std::time_t to) {
    const Template what{.issuer = before.name, .subject = next.name, .serial = serial, .from = from, .to = to,
                        .ca = true, .key_usage = kSignsCertificatesAndLists};
    return certificate(what, next.key, before.key, before.signing);
}

Party make_signer(const Party& csca, Template what, const Signing& how, const std::string& owner) {
    if (what.issuer.common.empty()) what.issuer = csca.name;
    const Key own = key(owner, how);
    return {what.subject, what.issuer, how, own, certificate(what, own, csca.key, csca.signing), what.serial};
}

Party make_list_signer(const Party& csca, std::time_t from, std::time_t to) {
    const Template what{.subject = {csca.name.country, "Master List Signer"}, .serial = 77, .from = from, .to = to,
                        .key_usage = kSignsData, .extended_usage = kSignsMasterLists};
    return make_signer(csca, what, Signing{}, "list signer");
}

Bytes master_list(const std::vector<Bytes>& certificates, const Party& signer, const Party& csca, std::time_t when) {
    Bytes all;
    for (const Bytes& certificate : certificates) all = emrtd::join({all, certificate});
    SignedContent list{.type = kMasterListType, .content = der::sequence({der::integer(0), der::set(all)})};
    list.signers.push_back({.party = signer, .time = when});
    list.certificates = {signer.certificate, csca.certificate};
    return signed_data(list);
}

}  // namespace passport
