// SPDX-License-Identifier: Apache-2.0

#include "passport/signed_data.hpp"

#include <algorithm>

#include "passport/der.hpp"

namespace passport {

namespace {

/// A SET OF in DER is sorted by its elements' bytes (X.690 § 11.6).
Bytes sorted(std::vector<Bytes> elements) {
    std::ranges::sort(elements);
    Bytes inside;
    for (const Bytes& element : elements) inside = emrtd::join({inside, element});
    return inside;
}

Bytes attribute(const char* type, const Bytes& value) {
    return der::sequence({der::oid(type), der::set(value)});
}

Bytes attributes_of(const Signer& signer, const SignedContent& what) {
    Bytes hash = digest(signer.digest, what.content);
    if (signer.break_digest) hash[0] ^= 1;
    const std::string type = signer.content_type.value_or(what.type);
    std::vector<Bytes> all{attribute("1.2.840.113549.1.9.3", der::oid(type)),
                           attribute("1.2.840.113549.1.9.4", der::octets(hash))};
    if (signer.time) all.push_back(attribute("1.2.840.113549.1.9.5", der::time(*signer.time)));
    return sorted(std::move(all));
}

Bytes name_of(const Signer& signer) {
    if (signer.by_key_id) return emrtd::tlv(0x80, key_identifier(signer.party.key));
    const std::uint64_t serial = signer.said_serial.value_or(signer.party.serial);
    return der::sequence({signer.party.issuer.der(), der::integer(serial)});
}

Bytes signer_info(const Signer& signer, const SignedContent& what) {
    const Bytes attributes = signer.attributes ? attributes_of(signer, what) : Bytes();
    Signing how = signer.party.signing;
    how.digest = signer.digest;
    Bytes signature = sign(signer.party.key, how, signer.attributes ? der::set(attributes) : what.content);
    if (signer.break_signature) signature.back() ^= 1;
    const Bytes with_attributes = signer.attributes ? der::implicitly(0, attributes) : Bytes();
    return der::sequence({der::integer(signer.by_key_id ? 3 : 1), name_of(signer),
                          digest_algorithm(signer.digest), with_attributes, signature_algorithm(how),
                          der::octets(signature)});
}

}  // namespace

Bytes signed_data(const SignedContent& what) {
    std::vector<Bytes> digests;
    Bytes signers, certificates;
    for (const Signer& signer : what.signers) {
        const Bytes algorithm = digest_algorithm(signer.digest);
        if (std::ranges::find(digests, algorithm) == digests.end()) digests.push_back(algorithm);
        signers = emrtd::join({signers, signer_info(signer, what)});
    }
    for (const Bytes& certificate : what.certificates) certificates = emrtd::join({certificates, certificate});
    if (!certificates.empty()) certificates = der::implicitly(0, certificates);
    const Bytes content = what.detached ? Bytes() : der::explicitly(0, der::octets(what.content));
    const Bytes data = der::sequence({der::integer(3), der::set(sorted(digests)),
                                      der::sequence({der::oid(what.type), content}), certificates,
                                      der::set(signers)});
    return der::sequence({der::oid("1.2.840.113549.1.7.2"), der::explicitly(0, data)});
}

}  // namespace passport
