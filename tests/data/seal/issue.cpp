// SPDX-License-Identifier: Apache-2.0

#include "seal/issue.hpp"

#include <cstdlib>
#include <fstream>

#include <openssl/ecdsa.h>

#include "passport/revocation.hpp"

namespace seals {

namespace {

using passport::Party;
using passport::Signing;

void append(Bytes& to, const Bytes& more) { to.insert(to.end(), more.begin(), more.end()); }

Bytes header(const Recipe& recipe) {
    char size[3] = "";
    if (recipe.version != 2) std::snprintf(size, sizeof size, "%02X", unsigned(recipe.reference.size()));
    Bytes bytes{0xDC, recipe.version};
    append(bytes, c40(recipe.country));
    append(bytes, c40(recipe.signer + size + recipe.reference));
    append(bytes, date(recipe.issued));
    append(bytes, date(recipe.signed_on));
    append(bytes, {recipe.definition, recipe.category});
    return bytes;
}

Bytes field(const Recipe& recipe, std::uint8_t tag, const Bytes& value) {
    Bytes bytes{tag};
    append(bytes, recipe.version == 2 ? Bytes{std::uint8_t(value.size())} : length(value.size()));
    append(bytes, value);
    return bytes;
}

/// r and s, each as long as the curve's field, out of OpenSSL's SEQUENCE.
Bytes raw(const Bytes& der, std::size_t half) {
    const unsigned char* at = der.data();
    ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &at, long(der.size()));
    Bytes bytes(2 * half);
    const bool fits = pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair), bytes.data(), int(half)) >= 0 &&
                      BN_bn2binpad(ECDSA_SIG_get0_s(pair), bytes.data() + half, int(half)) >= 0;
    ECDSA_SIG_free(pair);
    if (!fits) std::abort();
    return bytes;
}

Bytes seal(const Recipe& recipe, const Party& signer) {
    Bytes bytes = header(recipe);
    for (const Feature& feature : recipe.features) append(bytes, field(recipe, feature.tag, feature.value));
    if (recipe.before_signing) recipe.before_signing(bytes);
    const Bytes signature = raw(passport::sign(signer.key, signer.signing, bytes),
                                std::size_t(EVP_PKEY_get_bits(signer.key.get()) + 7) / 8);
    append(bytes, field(recipe, 0xFF, signature));
    if (recipe.after_signing) recipe.after_signing(bytes);
    return bytes;
}

void write(const std::filesystem::path& file, const Bytes& bytes) {
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

}  // namespace

Issued issue(const Recipe& recipe) {
    const Signing strong{.curve = "secp384r1", .digest = "SHA384"};
    const auto authority = [&](const char* owner) {
        return passport::make_csca(recipe.authority, strong, 1, moment(recipe.authority_from),
                                   moment(recipe.authority_to), owner);
    };
    const Party csca = authority("seal csca");
    const Party issuer = recipe.impostor ? authority("impostor") : csca;
    const Signing how{.curve = recipe.curve, .digest = recipe.digest};
    const Party signer = passport::make_signer(issuer, recipe.certificate, how, "seal signer");
    Issued issued{seal(recipe, signer), {}, {}, {}};
    if (recipe.trusted_authority) issued.authorities.push_back(csca.certificate);
    if (recipe.known_certificate) issued.signers.push_back(signer.certificate);
    if (recipe.listed)
        issued.lists.push_back(passport::revocation_list(csca, recipe.revoked, moment(recipe.list_from), moment(recipe.list_to)));
    return issued;
}

void publish(const Issued& issued, const std::filesystem::path& folder) {
    const auto all = [&](const std::vector<Bytes>& files, const char* inside, const char* ending) {
        std::filesystem::create_directories(folder / inside);
        for (std::size_t i = 0; i < files.size(); ++i)
            write(folder / inside / (std::to_string(i + 1) + ending), files[i]);
    };
    all(issued.authorities, "trust", ".cer");
    all(issued.lists, "trust", ".crl");
    all(issued.signers, "signers", ".cer");
}

}  // namespace seals
