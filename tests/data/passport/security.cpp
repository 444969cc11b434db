// SPDX-License-Identifier: Apache-2.0

#include "passport/security.hpp"

#include "passport/der.hpp"

namespace passport {

std::vector<std::pair<int, Bytes>> hashes_of(const std::map<int, Bytes>& groups, const std::string& hash) {
    std::vector<std::pair<int, Bytes>> all;
    for (const auto& [group, file] : groups) all.emplace_back(group, digest(hash, file));
    return all;
}

Bytes security_object(const SecurityObject& what) {
    Bytes hashes;
    for (const auto& [group, hash] : what.hashes)
        hashes = emrtd::join({hashes, der::sequence({der::integer(std::uint64_t(group)), der::octets(hash)})});
    const Bytes versions = what.version ? der::sequence({der::printable(what.lds), der::printable(what.unicode)}) : Bytes();
    return der::sequence({der::integer(std::uint64_t(what.version)), digest_algorithm(what.hash),
                          der::sequence(hashes), versions});
}

Bytes sod(View content_info) { return emrtd::tlv(0x77, content_info); }

}  // namespace passport
