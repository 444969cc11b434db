// SPDX-License-Identifier: Apache-2.0

#include "passport/revocation.hpp"

#include "passport/der.hpp"

namespace passport {

Bytes revocation_list(const Party& csca, const std::vector<std::uint64_t>& serials, std::time_t from,
                      std::time_t to, bool break_signature, bool partial) {
    Bytes entries;
    for (const std::uint64_t serial : serials)
        entries = emrtd::join({entries, der::sequence({der::integer(serial), der::time(from)})});
    if (!serials.empty()) entries = der::sequence(entries);
    const Bytes authority = der::sequence(emrtd::tlv(0x80, key_identifier(csca.key)));
    const Bytes scope = partial ? der::sequence({der::oid("2.5.29.28"), der::boolean(true),
                                                 der::octets(der::sequence(emrtd::tlv(0x81, Bytes{0xFF})))})
                                : Bytes();
    const Bytes extensions = der::explicitly(
        0, der::sequence({der::sequence({der::oid("2.5.29.35"), der::octets(authority)}),
                          der::sequence({der::oid("2.5.29.20"), der::octets(der::integer(1))}), scope}));
    const Bytes to_sign = der::sequence({der::integer(1), signature_algorithm(csca.signing), csca.name.der(),
                                         der::time(from), der::time(to), entries, extensions});
    Bytes signature = sign(csca.key, csca.signing, to_sign);
    if (break_signature) signature.back() ^= 1;
    return der::sequence({to_sign, signature_algorithm(csca.signing), der::bits(signature)});
}

}  // namespace passport
