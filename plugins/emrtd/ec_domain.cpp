// SPDX-License-Identifier: Apache-2.0
//
// Elliptic curves over prime fields, points uncompressed (ICAO 9303-11, 9.6).

#include "domains.hpp"

namespace emrtd {

namespace {

class EcDomain final : public Domain {
public:
    EcDomain(std::shared_ptr<const EC_GROUP> group, Point generator)
        : group_(std::move(group)), generator_(std::move(generator)) {}

    Result<std::unique_ptr<Domain>> with_generator(View element) const override {
        Result<Point> point = read(element);
        if (!point) return point.error();
        return std::unique_ptr<Domain>(new EcDomain(group_, std::move(*point)));
    }

    Bytes generator() const override { return write(base()); }

    Bytes draw() const override {
        const Bn secret(BN_secure_new());
        const BIGNUM* order = EC_GROUP_get0_order(group_.get());
        do {
            if (!BN_priv_rand_range(secret.get(), order)) return {};
        } while (BN_is_zero(secret.get()));
        return bytes_of(secret.get(), static_cast<std::size_t>(BN_num_bytes(order)));
    }

    Result<Bytes> public_key(View private_key) const override { return times(private_key, base(), nullptr); }

    Result<Bytes> agree(View private_key, View other) const override {
        const Result<Point> point = read(other);
        if (!point) return point.error();
        return times(private_key, point->get(), nullptr);
    }

    Bytes secret_of(View element) const override {
        const View x = element.subspan(1, (element.size() - 1) / 2);
        return copy(x);
    }

    Result<Bytes> map_generic(View nonce, View element) const override {
        const Result<Point> point = read(element);
        if (!point) return point.error();
        return times(nonce, base(), point->get());
    }

    Result<Bytes> map_integrated(View pseudo_random) const override;

    int bits() const override { return EC_GROUP_get_degree(group_.get()); }
    std::uint32_t tag() const override { return 0x86; }

private:
    const EC_POINT* base() const {
        return generator_ ? generator_.get() : EC_GROUP_get0_generator(group_.get());
    }

    /// OpenSSL looks whether the point is on the curve.
    Result<Point> read(View element) const {
        const std::size_t field = static_cast<std::size_t>(bits() + 7) / 8;
        Point point(EC_POINT_new(group_.get()));
        if (element.size() != 1 + 2 * field || element[0] != 0x04)
            return refused("a public key that is no uncompressed point of its curve");
        if (!point || !EC_POINT_oct2point(group_.get(), point.get(), element.data(), element.size(), nullptr))
            return refused("a public key that is not on its curve");
        return point;
    }

    Bytes write(const EC_POINT* point) const {
        Bytes bytes(1 + 2 * (static_cast<std::size_t>(bits() + 7) / 8));
        bytes.resize(EC_POINT_point2oct(group_.get(), point, POINT_CONVERSION_UNCOMPRESSED, bytes.data(),
                                        bytes.size(), nullptr));
        return bytes;
    }

    /// A number times a point, and where there is one another point added.
    Result<Bytes> times(View number, const EC_POINT* of, const EC_POINT* added) const {
        const BnContext context(BN_CTX_secure_new());
        const Bn factor = bn(number);
        const Point product(EC_POINT_new(group_.get()));
        if (!context || !factor || !product) return no_cryptography("hold a point");
        BN_set_flags(factor.get(), BN_FLG_CONSTTIME);
        const bool good = BN_nnmod(factor.get(), factor.get(), EC_GROUP_get0_order(group_.get()), context.get()) &&
                          (of == EC_GROUP_get0_generator(group_.get())
                               ? EC_POINT_mul(group_.get(), product.get(), factor.get(), nullptr, nullptr, context.get())
                               : EC_POINT_mul(group_.get(), product.get(), nullptr, of, factor.get(), context.get())) &&
                          (!added || EC_POINT_add(group_.get(), product.get(), product.get(), added, context.get()));
        if (!good) return no_cryptography("multiply a point");
        if (EC_POINT_is_at_infinity(group_.get(), product.get()))
            return refused("an agreement that comes to the point at infinity");
        return write(product.get());
    }

    std::shared_ptr<const EC_GROUP> group_;
    Point generator_; ///< null: the curve's own
};

/// Arithmetic modulo a prime, each result new.
class Field {
public:
    explicit Field(const BIGNUM* p) : p_(p), context_(BN_CTX_new()) {}

    Bn add(const Bn& a, const Bn& b) { return made([&](BIGNUM* r) { return BN_mod_add(r, a.get(), b.get(), p_, c()); }); }
    Bn multiply(const Bn& a, const Bn& b) { return made([&](BIGNUM* r) { return BN_mod_mul(r, a.get(), b.get(), p_, c()); }); }
    Bn power(const Bn& a, const Bn& e) { return made([&](BIGNUM* r) { return BN_mod_exp(r, a.get(), e.get(), p_, c()); }); }
    Bn inverse(const Bn& a) { return made([&](BIGNUM* r) { return BN_mod_inverse(r, a.get(), p_, c()) != nullptr; }); }
    Bn reduce(const Bn& a) { return made([&](BIGNUM* r) { return BN_nnmod(r, a.get(), p_, c()); }); }
    Bn negate(const Bn& a) { return made([&](BIGNUM* r) { return BN_sub(r, p_, a.get()) && BN_nnmod(r, r, p_, c()); }); }
    bool good() const { return good_ && context_; }

private:
    template <class Operation>
    Bn made(Operation operation) {
        Bn result = bn();
        if (!context_ || !result || !operation(result.get())) good_ = false;
        return result;
    }
    BN_CTX* c() { return context_.get(); }

    const BIGNUM* p_;
    BnContext context_;
    bool good_ = true;
};

/// The map of 9303-11, appendix B.2, for a prime that is 3 modulo 4: a field element to a point.
Result<Bytes> EcDomain::map_integrated(View pseudo_random) const {
    const Bn p = bn(), a = bn(), b = bn(), one = bn(1), three = bn(3), exponent = bn();
    if (!EC_GROUP_get_curve(group_.get(), p.get(), a.get(), b.get(), nullptr)) return no_cryptography("read a curve");
    if (BN_mod_word(p.get(), 4) != 3)
        return Error{Status::unsupported, "a curve that has no integrated mapping"};
    Field field(p.get());
    const auto on_curve = [&](const Bn& x) {
        return field.add(field.add(field.power(x, three), field.multiply(a, x)), b);
    };
    const Bn t = field.reduce(bn(pseudo_random));
    const Bn alpha = field.negate(field.multiply(t, t));
    const Bn sum = field.add(alpha, field.multiply(alpha, alpha));
    const Bn x2 = field.multiply(field.multiply(field.negate(b), field.inverse(a)), field.add(one, field.inverse(sum)));
    const Bn x3 = field.multiply(alpha, x2);
    const Bn h2 = on_curve(x2);
    const Bn u = field.multiply(field.power(t, three), h2);
    // p - 1 - (p + 1) / 4 = (3 p - 5) / 4
    BN_copy(exponent.get(), p.get());
    BN_mul_word(exponent.get(), 3);
    BN_sub_word(exponent.get(), 5);
    BN_rshift(exponent.get(), exponent.get(), 2);
    const Bn root = field.power(h2, exponent);
    const bool square = BN_is_one(field.multiply(field.multiply(root, root), h2).get());
    const Bn& x = square ? x2 : x3;
    const Bn y = field.multiply(root, square ? h2 : u);
    if (!field.good()) return refused("a nonce that leads to no point");
    const std::size_t size = static_cast<std::size_t>(bits() + 7) / 8;
    constexpr std::uint8_t kUncompressed[] = {0x04};
    const Bytes element = join({kUncompressed, bytes_of(x.get(), size), bytes_of(y.get(), size)});
    if (const Result<Point> point = read(element); !point) return point.error();
    return element; // the standard's curves have no cofactor to multiply by
}

}  // namespace

std::unique_ptr<Domain> ec_domain(Group group) {
    return std::make_unique<EcDomain>(std::shared_ptr<const EC_GROUP>(group.release(), &EC_GROUP_free), Point{});
}

}  // namespace emrtd
