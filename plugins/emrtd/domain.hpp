// SPDX-License-Identifier: Apache-2.0
//
// Domain: a group in which two ends agree on a secret (ICAO 9303-11, 9.5 and 9.6), of numbers (DH) or of the
// points of a curve (ECDH). Elements and private keys are bytes, as they are sent.

#pragma once

#include <memory>

#include "bytes.hpp"

namespace emrtd {

/// Immutable; any thread. Elements are points as 04, x, y, or numbers as unsigned integers without leading
/// zeroes. Everything that comes from the other end is checked: a point that is not on the curve, zero,
/// one, or a number outside the group is Status::refused.
class Domain {
public:
    virtual ~Domain() = default;

    /// Gives the standardized domain parameters of this identifier (9303-11, 9.5.1): 0 to 2 and 8 to 18.
    /// Status::unsupported: any other.
    static Result<std::unique_ptr<Domain>> standardized(std::uint64_t id);

    /// The same group with another element in place of its generator.
    virtual Result<std::unique_ptr<Domain>> with_generator(View element) const = 0;
    virtual Bytes generator() const = 0;

    /// Draws a private key.
    virtual Bytes draw() const = 0;
    /// The public key to a private one.
    virtual Result<Bytes> public_key(View private_key) const = 0;
    /// The element that both ends come to: the other's public key by one's own private key.
    virtual Result<Bytes> agree(View private_key, View other) const = 0;
    /// What keys are derived from of an agreed element: its x coordinate, or the number in as many bytes as
    /// the group's prime has.
    virtual Bytes secret_of(View element) const = 0;

    /// Generic mapping: `nonce` times the generator and this element, added (9303-11, 4.4.3.3.1).
    virtual Result<Bytes> map_generic(View nonce, View element) const = 0;
    /// Integrated mapping: the element that a pseudo-random string leads to (9303-11, 4.4.3.3.2 and
    /// appendix B.2). Status::unsupported: a curve for which there is no such mapping, NIST P-224.
    virtual Result<Bytes> map_integrated(View pseudo_random) const = 0;
    /// How many bits the prime has.
    virtual int bits() const = 0;

    /// The tag of a public key in a data object of public keys (9303-11, 9.4): 86 of points, 84 of numbers.
    virtual std::uint32_t tag() const = 0;
};

/// A public key with its group, as DG14 and EF.CardSecurity hold them.
struct DomainKey {
    std::shared_ptr<const Domain> domain;
    Bytes element;
};

/// Reads a SubjectPublicKeyInfo for key agreement: ECDH with a named curve, written-out or standardized domain
/// parameters; DH as X9.42, PKCS #3 or standardized has it. Status::refused: damaged, or an element outside its
/// group; Status::unsupported: other keys.
Result<DomainKey> read_key(View subject_public_key_info);

/// The object identifier "standardized domain parameters" (9303-11, 9.5.1).
inline constexpr const char* kStandardizedParameters = "0.4.0.127.0.7.1.2";

}  // namespace emrtd
