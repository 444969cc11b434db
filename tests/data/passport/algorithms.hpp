// SPDX-License-Identifier: Apache-2.0
//
// Object identifiers of digests and of signatures with them, by OpenSSL's name of the digest.

#pragma once

#include <string>

namespace passport {

inline std::string digest_oid(const std::string& name) {
    if (name == "SHA1") return "1.3.14.3.2.26";
    if (name == "SHA224") return "2.16.840.1.101.3.4.2.4";
    if (name == "SHA384") return "2.16.840.1.101.3.4.2.2";
    if (name == "SHA512") return "2.16.840.1.101.3.4.2.3";
    if (name == "MD5") return "1.2.840.113549.2.5";
    return "2.16.840.1.101.3.4.2.1";
}

inline std::string ecdsa_oid(const std::string& name) {
    if (name == "SHA1") return "1.2.840.10045.4.1";
    if (name == "SHA224") return "1.2.840.10045.4.3.1";
    if (name == "SHA384") return "1.2.840.10045.4.3.3";
    if (name == "SHA512") return "1.2.840.10045.4.3.4";
    return "1.2.840.10045.4.3.2";
}

inline std::string rsa_oid(const std::string& name) {
    if (name == "MD5") return "1.2.840.113549.1.1.4";
    if (name == "SHA1") return "1.2.840.113549.1.1.5";
    if (name == "SHA224") return "1.2.840.113549.1.1.14";
    if (name == "SHA384") return "1.2.840.113549.1.1.12";
    if (name == "SHA512") return "1.2.840.113549.1.1.13";
    return "1.2.840.113549.1.1.11";
}

}  // namespace passport
