// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL's things, owned.

#pragma once

#include <ctime>
#include <memory>
#include <optional>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "emrtd/bytes.hpp"

namespace lds {

using emrtd::Bytes;
using emrtd::View;

template <auto Free>
struct FreeBy {
    template <class T>
    void operator()(T* thing) const { Free(thing); }
};

using Cms = std::unique_ptr<CMS_ContentInfo, FreeBy<CMS_ContentInfo_free>>;
using Certificate = std::shared_ptr<X509>;
using RevocationList = std::shared_ptr<X509_CRL>;

/// Reads one certificate or list, DER, which must fill the bytes; null when it is none.
Certificate read_certificate(View der);
RevocationList read_revocation_list(View der);

/// A time as seconds since 1970; nothing where it is none.
std::optional<std::time_t> seconds_of(const ASN1_TIME* time);

/// Leaves no error of ours in OpenSSL's queue, which is the thread's.
class QuietErrors {
public:
    QuietErrors() { ERR_set_mark(); }
    ~QuietErrors() { ERR_pop_to_mark(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
};

}  // namespace lds
