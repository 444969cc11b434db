// SPDX-License-Identifier: Apache-2.0
//
// RFC 5280 § 4.1, field by field.

#include "passport/certificate.hpp"

#include "passport/der.hpp"

namespace passport {

namespace {

Bytes attribute(const char* type, const Bytes& value) {
    return der::set(der::sequence({der::oid(type), value}));
}

Bytes extension(const std::string& id, bool critical, View value) {
    return critical ? der::sequence({der::oid(id), der::boolean(true), der::octets(value)})
                    : der::sequence({der::oid(id), der::octets(value)});
}

/// KeyUsage is a BIT STRING without its trailing zeros (X.690 § 11.2.2).
Bytes key_usage(unsigned bits) {
    std::uint8_t unused = 0;
    while (bits && unused < 7 && !(bits >> unused & 1)) ++unused;
    return {0x03, 0x02, unused, static_cast<std::uint8_t>(bits)};
}

Bytes document_types(const std::vector<std::string>& types) {
    Bytes inside;
    for (const std::string& type : types) inside = emrtd::join({inside, der::printable(type)});
    return der::sequence({der::integer(0), der::set(inside)});
}

Bytes extensions(const Template& what, const Key& subject, const Key& issuer) {
    Bytes all;
    const auto add = [&](const std::string& id, bool critical, const Bytes& value) {
        all = emrtd::join({all, extension(id, critical, value)});
    };
    if (what.key_ids) {
        const Bytes authority = what.authority_key_id.value_or(key_identifier(issuer));
        add("2.5.29.35", false, der::sequence(emrtd::tlv(0x80, authority)));
        add("2.5.29.14", false, der::octets(what.subject_key_id.value_or(key_identifier(subject))));
    }
    if (what.key_usage) add("2.5.29.15", true, key_usage(*what.key_usage));
    if (what.ca) add("2.5.29.19", true, der::sequence({der::boolean(true), der::integer(0)}));
    if (!what.extended_usage.empty()) add("2.5.29.37", true, der::sequence(der::oid(what.extended_usage)));
    if (!what.document_types.empty()) add("2.23.136.1.1.6.2", false, document_types(what.document_types));
    for (const std::string& id : what.critical) add(id, true, der::null());
    for (const auto& [id, value] : what.others) add(id, false, value);
    return der::explicitly(3, der::sequence(all));
}

}  // namespace

Bytes Name::der() const {
    return passport::der::sequence({attribute("2.5.4.6", passport::der::printable(country)),
                                    attribute("2.5.4.3", passport::der::utf8(common))});
}

Bytes certificate(const Template& what, const Key& subject, const Key& issuer, const Signing& how) {
    const Bytes to_sign = der::sequence(
        {der::explicitly(0, der::integer(2)), der::integer(what.serial), signature_algorithm(how),
         what.issuer.der(), der::sequence({der::time(what.from), der::time(what.to)}), what.subject.der(),
         public_key(subject), extensions(what, subject, issuer)});
    Bytes signature = sign(issuer, how, to_sign);
    if (what.break_signature) signature.back() ^= 1;
    return der::sequence({to_sign, signature_algorithm(how), der::bits(signature)});
}

}  // namespace passport
