// SPDX-License-Identifier: Apache-2.0
//
// PACE from the reader's end: MSE:Set AT, then four GENERAL AUTHENTICATE in a chain.

#include <set>

#include "access.hpp"
#include "tlv.hpp"

namespace emrtd {

namespace {

constexpr std::uint8_t kManage = 0x22, kGeneralAuthenticate = 0x86, kChained = 0x10;

/// Smaller is better.
int rank(const PaceInfo& info) {
    const bool proves = info.protocol.mapping == pace::Mapping::chip_authentication;
    return (info.protocol.points ? 0 : 4) + (info.protocol.cipher == Cipher::des3 ? 2 : 0) + (proves ? 0 : 1);
}

bool is_ambiguous(const SecurityInfos& infos, const PaceInfo& how) {
    std::set<std::optional<std::uint64_t>> parameters;
    for (const PaceInfo& info : infos.pace)
        if (same(info.protocol.oid, how.protocol.oid)) parameters.insert(info.parameters);
    return parameters.size() > 1;
}

/// The whole of one run of PACE.
class Pace {
public:
    Pace(Chip& chip, const PaceInfo& how, const Secrets& secrets)
        : chip_(chip), how_(how), protocol_(how.protocol),
          kind_(secrets.mrz.empty() ? pace::Password::can : pace::Password::mrz),
          password_(secrets.mrz.empty() ? secrets.can : secrets.mrz) {}

    Answer<std::optional<ChipProof>> run(bool ambiguous) {
        Result<std::unique_ptr<Domain>> domain = Domain::standardized(*how_.parameters);
        if (!domain) return garbled(domain.error());
        domain_ = std::move(*domain);
        if (const Answer<void> set = set_up(ambiguous); !set) return set.error();
        const Answer<Bytes> nonce = get_nonce();
        if (!nonce) return nonce.error();
        const Answer<Bytes> generator = map(*nonce);
        if (!generator) return generator.error();
        const Result<std::unique_ptr<Domain>> mapped = domain_->with_generator(*generator);
        if (!mapped) return garbled(mapped.error());
        return agree(**mapped);
    }

private:
    /// Chips differ: some demand the reference of the parameters (6A87 or 6A88 without), some know no such object.
    Answer<void> set_up(bool ambiguous) {
        std::uint16_t said = 0;
        for (const bool with_parameters : {true, false}) {
            if (!with_parameters && ambiguous) break;
            Bytes data = join({tlv(0x80, protocol_.oid), tlv(0x83, Bytes{static_cast<std::uint8_t>(kind_)})});
            if (with_parameters) data = join({data, tlv(0x84, number(*how_.parameters, 1))});
            const Answer<Response> response = chip_.send({0x00, kManage, 0xC1, 0xA4, data, 0});
            if (!response) return response.error();
            if (response->done() || response->sw >> 4 == 0x63C) return {}; // 63Cx: so many tries are left
            if (!said) said = response->sw;
        }
        return Trouble{Cause::denied, "the chip offers PACE and answers " + hex(said) + " to MSE:Set AT"};
    }

    /// One step of the chain: what is sent in this tag, and what comes back in that.
    Answer<Bytes> step(std::uint32_t tag, View data, std::uint32_t back, bool last = false) {
        const Bytes inside = tag ? tlv(tag, data) : Bytes{};
        const Answer<Response> response = chip_.send({last ? std::uint8_t(0) : kChained, kGeneralAuthenticate, 0x00, 0x00,
                                                      tlv(0x7C, inside), kShortLe});
        if (!response) return response.error();
        if (last && (response->sw >> 8 == 0x63 || response->sw == kNotSatisfied || response->sw == 0x6983))
            return Trouble{Cause::key_refused, "the chip answers " + hex(response->sw) + " to the password"};
        if (!response->done())
            return Trouble{Cause::denied, "the chip answers " + hex(response->sw) + " to GENERAL AUTHENTICATE"};
        const Result<View> dynamic = at(response->data, {0x7C});
        if (!dynamic) return garbled(dynamic.error());
        if (last) hidden_proof_ = copy(find(*dynamic, 0x8A).value_or(View{}));
        const Result<View> found = at(*dynamic, {back});
        if (!found) return garbled(found.error());
        return copy(*found);
    }

    Answer<Bytes> get_nonce() {
        const Answer<Bytes> hidden = step(0, {}, 0x80);
        if (!hidden) return hidden.error();
        const Cipher cipher = protocol_.cipher;
        if (hidden->size() < pace::nonce_size(cipher) || hidden->size() > 64 || hidden->size() % block_size(cipher))
            return Trouble{Cause::garbled, "a nonce of " + std::to_string(hidden->size()) + " bytes"};
        return decrypt(cipher, pace::nonce_key(cipher, kind_, password_), Bytes(block_size(cipher)), *hidden);
    }

    Answer<Bytes> map(View nonce) {
        return protocol_.mapping == pace::Mapping::integrated ? map_integrated(nonce) : map_generic(nonce);
    }

    Answer<Bytes> map_integrated(View nonce) {
        const Bytes second = random_bytes(pace::second_nonce_size(protocol_.cipher));
        const Answer<Response> response = chip_.send(
            {kChained, kGeneralAuthenticate, 0x00, 0x00, tlv(0x7C, tlv(0x81, second)), kShortLe});
        if (!response) return response.error();
        if (!response->done())
            return Trouble{Cause::denied, "the chip answers " + hex(response->sw) + " to the mapping's nonce"};
        Result<Bytes> generator = domain_->map_integrated(
            pace::pseudo_random(protocol_.cipher, nonce, second, domain_->bits()));
        if (!generator) return garbled(generator.error());
        return std::move(*generator);
    }

    Answer<Bytes> map_generic(View nonce) {
        const Bytes secret = domain_->draw();
        const Result<Bytes> mine = domain_->public_key(secret);
        if (!mine) return garbled(mine.error());
        const Answer<Bytes> theirs = step(0x81, *mine, 0x82);
        if (!theirs) return theirs.error();
        if (same(*mine, *theirs)) return Trouble{Cause::garbled, "the chip sends the reader's own key back"};
        const Result<Bytes> shared = domain_->agree(secret, *theirs);
        if (!shared) return garbled(shared.error());
        mapping_key_ = *theirs;
        Result<Bytes> generator = domain_->map_generic(nonce, *shared);
        if (!generator) return garbled(generator.error());
        return std::move(*generator);
    }

    Answer<std::optional<ChipProof>> agree(const Domain& mapped) {
        const Bytes secret = mapped.draw();
        const Result<Bytes> mine = mapped.public_key(secret);
        if (!mine) return garbled(mine.error());
        const Answer<Bytes> theirs = step(0x83, *mine, 0x84);
        if (!theirs) return theirs.error();
        if (same(*mine, *theirs)) return Trouble{Cause::garbled, "the chip sends the reader's own key back"};
        const Result<Bytes> shared = mapped.agree(secret, *theirs);
        if (!shared) return garbled(shared.error());
        const pace::SessionKeys keys = pace::keys_of(protocol_.cipher, mapped.secret_of(*shared));
        const Bytes token = pace::token(protocol_, keys.authentication, mapped.tag(), *theirs);
        const Answer<Bytes> answer = step(0x85, token, 0x86, true);
        if (!answer) return answer.error();
        if (!same(*answer, pace::token(protocol_, keys.authentication, mapped.tag(), *mine)))
            return Trouble{Cause::garbled, "the chip does not show that it knows the password"};
        chip_.protect(SecureChannel(protocol_.cipher, keys.encryption, keys.authentication,
                                    Bytes(block_size(protocol_.cipher))));
        return proof(keys);
    }

    Answer<std::optional<ChipProof>> proof(const pace::SessionKeys& keys) {
        if (protocol_.mapping != pace::Mapping::chip_authentication || hidden_proof_.empty())
            return std::optional<ChipProof>{};
        const Result<Bytes> data = pace::show_chip_data(protocol_.cipher, keys.encryption, hidden_proof_);
        if (!data) return garbled(data.error());
        return std::optional(ChipProof{domain_, mapping_key_, *data});
    }

    Chip& chip_;
    const PaceInfo& how_;
    const pace::Protocol& protocol_;
    pace::Password kind_;
    const std::string& password_;
    std::shared_ptr<const Domain> domain_;
    Bytes mapping_key_, hidden_proof_;
};

}  // namespace

const PaceInfo* choose(const SecurityInfos& infos) {
    const PaceInfo* best = nullptr;
    for (const PaceInfo& info : infos.pace) {
        if (!info.parameters || !Domain::standardized(*info.parameters)) continue;
        if (!best || rank(info) < rank(*best)) best = &info;
    }
    return best;
}

Answer<std::optional<ChipProof>> open_by_pace(Chip& chip, const SecurityInfos& infos, const PaceInfo& how,
                                              const Secrets& secrets) {
    return Pace(chip, how, secrets).run(is_ambiguous(infos, how));
}

}  // namespace emrtd
