// SPDX-License-Identifier: Apache-2.0
//
// Numbers modulo a prime, written without leading zeroes (ICAO 9303-11, 9.6).

#include "domains.hpp"

namespace emrtd {

namespace {

class DhDomain final : public Domain {
public:
    DhDomain(std::shared_ptr<const BIGNUM> p, std::shared_ptr<const BIGNUM> q, Bn g)
        : p_(std::move(p)), q_(std::move(q)), g_(std::move(g)) {}

    Result<std::unique_ptr<Domain>> with_generator(View element) const override {
        Result<Bn> number = read(element);
        if (!number) return number.error();
        return std::unique_ptr<Domain>(new DhDomain(p_, q_, std::move(*number)));
    }

    Bytes generator() const override { return write(g_.get()); }

    /// Below the order, or where that is not known of 512 bits, twice what any of these groups is worth.
    Bytes draw() const override {
        const Bn secret(BN_secure_new());
        do {
            const bool good = q_ ? BN_priv_rand_range(secret.get(), q_.get())
                                 : BN_priv_rand(secret.get(), 512, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
            if (!good) return {};
        } while (BN_is_zero(secret.get()));
        return bytes_of(secret.get(), static_cast<std::size_t>(BN_num_bytes(secret.get())));
    }

    Result<Bytes> public_key(View private_key) const override { return power(g_.get(), private_key); }

    Result<Bytes> agree(View private_key, View other) const override {
        const Result<Bn> number = read(other);
        if (!number) return number.error();
        return power(number->get(), private_key);
    }

    Bytes secret_of(View element) const override {
        return bytes_of(bn(element).get(), static_cast<std::size_t>(BN_num_bytes(p_.get())));
    }

    Result<Bytes> map_generic(View nonce, View element) const override {
        const Result<Bn> number = read(element);
        if (!number) return number.error();
        const Result<Bytes> raised = power(g_.get(), nonce);
        if (!raised) return raised.error();
        const BnContext context(BN_CTX_new());
        const Bn product = bn();
        if (!BN_mod_mul(product.get(), bn(*raised).get(), number->get(), p_.get(), context.get()))
            return no_cryptography("multiply numbers");
        return checked(product.get());
    }

    /// Raises to the cofactor, (p - 1) / q.
    Result<Bytes> map_integrated(View pseudo_random) const override {
        if (!q_) return Error{Status::unsupported, "a group without its order has no integrated mapping"};
        const BnContext context(BN_CTX_new());
        const Bn cofactor = bn(), reduced = bn(), result = bn();
        const bool good = BN_sub(cofactor.get(), p_.get(), BN_value_one()) &&
                          BN_div(cofactor.get(), nullptr, cofactor.get(), q_.get(), context.get()) &&
                          BN_nnmod(reduced.get(), bn(pseudo_random).get(), p_.get(), context.get()) &&
                          BN_mod_exp(result.get(), reduced.get(), cofactor.get(), p_.get(), context.get());
        if (!good) return no_cryptography("raise a number");
        return checked(result.get());
    }

    int bits() const override { return BN_num_bits(p_.get()); }
    std::uint32_t tag() const override { return 0x84; }

private:
    /// Above one, below p - 1, and of the order that the group has (RFC 2631, 2.1.5).
    Result<Bn> read(View element) const {
        Bn number = bn(element);
        const BnContext context(BN_CTX_new());
        const Bn last = bn(), one = bn();
        if (!number || !BN_sub(last.get(), p_.get(), BN_value_one())) return no_cryptography("hold a number");
        if (BN_cmp(number.get(), BN_value_one()) <= 0 || BN_cmp(number.get(), last.get()) >= 0)
            return refused("a public key outside its group");
        if (q_ && (!BN_mod_exp(one.get(), number.get(), q_.get(), p_.get(), context.get()) || !BN_is_one(one.get())))
            return refused("a public key of another order than its group's");
        return number;
    }

    Result<Bytes> power(const BIGNUM* base, View exponent) const {
        const BnContext context(BN_CTX_secure_new());
        const Bn by = bn(exponent), result = bn();
        if (!by || !result) return no_cryptography("hold a number");
        BN_set_flags(by.get(), BN_FLG_CONSTTIME);
        if (!BN_mod_exp(result.get(), base, by.get(), p_.get(), context.get())) return no_cryptography("raise a number");
        return checked(result.get());
    }

    Result<Bytes> checked(const BIGNUM* number) const {
        if (BN_is_zero(number) || BN_is_one(number)) return refused("an agreement that comes to nothing");
        return write(number);
    }

    static Bytes write(const BIGNUM* number) {
        return bytes_of(number, static_cast<std::size_t>(BN_num_bytes(number)));
    }

    std::shared_ptr<const BIGNUM> p_, q_;
    Bn g_;
};

std::shared_ptr<const BIGNUM> shared(Bn number) {
    return {number.release(), [](BIGNUM* owned) { BN_free(owned); }};
}

}  // namespace

std::unique_ptr<Domain> dh_domain(Bn p, Bn q, Bn g) {
    return std::make_unique<DhDomain>(shared(std::move(p)), q ? shared(std::move(q)) : nullptr, std::move(g));
}

}  // namespace emrtd
