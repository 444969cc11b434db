// SPDX-License-Identifier: Apache-2.0
//
// MSE:Set AT, and four commands after it: nonce, mapping, keys, tokens.

#include "passport/card/pace.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>

#include <algorithm>

#include "emrtd/tlv.hpp"

namespace passport::card {

using emrtd::Command;
using emrtd::Response;
using emrtd::View;
namespace pace = emrtd::pace;

namespace {

Response sw(std::uint16_t word) { return {{}, word}; }

/// An answer's dynamic authentication data of one object.
Response with(std::uint32_t tag, View value) {
    return {emrtd::tlv(0x7C, emrtd::tlv(tag, value)), emrtd::kDone};
}

}  // namespace

void Pace::reset() {
    awaits_ = Awaits::nothing;
    channel_.reset();
}

Response Pace::begin(const Command& command) {
    reset();
    if (command.p1 != 0xC1 || command.p2 != 0xA4) return sw(0x6A86);
    const auto oid = emrtd::find(command.data, 0x80), kind = emrtd::find(command.data, 0x83);
    const auto id = emrtd::find(command.data, 0x84);
    if (!oid || !kind || kind->size() != 1) return sw(emrtd::kWrongData);
    const auto way = std::ranges::find_if(chip_.pace, [&](const PaceWay& known) {
        return known.protocol == emrtd::dotted(*oid) && (!id || emrtd::number(*id) == std::uint64_t(known.parameters));
    });
    const auto protocol = pace::protocol_of(*oid);
    if (way == chip_.pace.end() || !protocol) return sw(emrtd::kWrongData);
    if (!id && chip_.habits.wants_parameters) return sw(0x6A87);
    const auto which = static_cast<pace::Password>(kind->front());
    const std::string& password = which == pace::Password::mrz ? chip_.mrz_key : chip_.can;
    if ((which != pace::Password::mrz && which != pace::Password::can) || password.empty())
        return sw(emrtd::kReferenceNotFound);
    auto domain = emrtd::Domain::standardized(std::uint64_t(way->parameters));
    if (!domain) return sw(emrtd::kReferenceNotFound);
    protocol_ = *protocol;
    domain_ = std::move(*domain);
    password_key_ = pace::nonce_key(protocol_.cipher, which, password);
    awaits_ = Awaits::nonce;
    return sw(emrtd::kDone);
}

Response Pace::step(const Command& command) {
    const auto data = emrtd::at(command.data, {0x7C});
    const Awaits awaited = std::exchange(awaits_, Awaits::nothing);
    const auto object = [&](std::uint32_t tag) {
        return data ? emrtd::find(*data, tag) : std::optional<View>();
    };
    Response response = sw(0x6985); // not in this order
    if (awaited == Awaits::nonce && data && data->empty()) response = give_nonce();
    if (awaited == Awaits::mapping && object(0x81)) response = map(*object(0x81));
    if (awaited == Awaits::key && object(0x83)) response = agree(*object(0x83));
    if (awaited == Awaits::token && object(0x85)) response = prove(*object(0x85));
    if (response.done() && awaited != Awaits::token) awaits_ = Awaits(int(awaited) + 1);
    return response;
}

Response Pace::give_nonce() {
    nonce_ = emrtd::random_bytes(pace::nonce_size(protocol_.cipher));
    const Bytes zero(emrtd::block_size(protocol_.cipher));
    return with(0x80, emrtd::encrypt(protocol_.cipher, password_key_, zero, nonce_));
}

Response Pace::map(View theirs) {
    Bytes own, generator;
    if (protocol_.mapping == pace::Mapping::integrated) {
        const auto led = domain_->map_integrated(
            pace::pseudo_random(protocol_.cipher, nonce_, theirs, domain_->bits()));
        if (!led) return sw(emrtd::kRefusedKey);
        generator = *led;
    } else {
        const Bytes secret = mapping_private_ = domain_->draw();
        const auto shown = domain_->public_key(secret), shared = domain_->agree(secret, theirs);
        const auto led = shared ? domain_->map_generic(nonce_, *shared) : shared;
        if (!led || !shown || *shown == emrtd::copy(theirs)) return sw(emrtd::kRefusedKey);
        own = *shown;
        generator = *led;
    }
    auto mapped = domain_->with_generator(generator);
    if (!mapped) return sw(emrtd::kRefusedKey);
    mapped_ = std::move(*mapped);
    return with(0x82, own);
}

Response Pace::agree(View theirs) {
    private_key_ = mapped_->draw();
    const auto own = mapped_->public_key(private_key_), shared = mapped_->agree(private_key_, theirs);
    if (!own || !shared || *own == emrtd::copy(theirs)) return sw(emrtd::kRefusedKey);
    public_key_ = *own;
    their_key_ = emrtd::copy(theirs);
    keys_ = pace::keys_of(protocol_.cipher, mapped_->secret_of(*shared));
    return with(0x84, public_key_);
}

Response Pace::prove(View theirs) {
    const auto token = [this](View key) {
        return pace::token(protocol_, keys_.authentication, mapped_->tag(), key);
    };
    if (!emrtd::same(theirs, token(public_key_))) return sw(emrtd::kRefusedKey);
    channel_.emplace(protocol_.cipher, keys_.encryption, keys_.authentication,
                     Bytes(emrtd::block_size(protocol_.cipher)));
    if (protocol_.mapping != pace::Mapping::chip_authentication || !chip_.mapping_key) return with(0x86, token(their_key_));
    const Bytes hidden = pace::hide_chip_data(protocol_.cipher, keys_.encryption, chip_data());
    return {emrtd::tlv(0x7C, {emrtd::tlv(0x86, token(their_key_)), emrtd::tlv(0x8A, hidden)}), emrtd::kDone};
}

/// The mapping's private key divided by the static one (9303-11 § 4.4.3.5.1).
Bytes Pace::chip_data() const {
    using Number = std::unique_ptr<BIGNUM, decltype(&BN_clear_free)>;
    const auto parameter = [this](const char* name) {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(chip_.mapping_key.get(), name, &value);
        return Number(value, BN_clear_free);
    };
    const Number order = parameter(OSSL_PKEY_PARAM_EC_ORDER), own = parameter(OSSL_PKEY_PARAM_PRIV_KEY);
    const std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)> context(BN_CTX_new(), BN_CTX_free);
    const Number inverse(BN_mod_inverse(nullptr, own.get(), order.get(), context.get()), BN_clear_free);
    const Number mapping(BN_bin2bn(mapping_private_.data(), int(mapping_private_.size()), nullptr), BN_clear_free);
    Bytes data(std::size_t(BN_num_bytes(order.get())));
    if (!inverse || !BN_mod_mul(mapping.get(), mapping.get(), inverse.get(), order.get(), context.get()) ||
        BN_bn2binpad(mapping.get(), data.data(), int(data.size())) < 0)
        return {};
    return data;
}

}  // namespace passport::card
