// SPDX-License-Identifier: Apache-2.0
//
// Active authentication first: chip authentication goes over to new keys, and a copy ends the session there.

#include "proofs.hpp"

#include <algorithm>

#include "card_security.hpp"
#include "emrtd/active_authentication.hpp"
#include "emrtd/chip_authentication.hpp"
#include "emrtd/elementary_file.hpp"
#include "lds/groups.hpp"

namespace chip {

namespace {

using emrtd::Cause;
using emrtd::Chip;
using emrtd::SecurityInfos;
using lds::Check;
using lds::Outcome;

constexpr const char* kActive = "active-authentication";
constexpr const char* kChip = "chip-authentication";
constexpr std::size_t kNonce = 8;

/// Not the chip's fault: whoever asked must try again or stop.
bool is_of_the_field(const Trouble& trouble) {
    return trouble.cause == Cause::lost || trouble.cause == Cause::no_card || trouble.cause == Cause::stalled ||
           trouble.cause == Cause::no_reader || trouble.cause == Cause::over;
}

/// DG14's infos; nothing when it is not there, an error when it is damaged.
emrtd::Result<std::optional<SecurityInfos>> infos_of(const lds::Files& files) {
    if (!files.has(lds::file_of(14))) return std::optional<SecurityInfos>{};
    const auto set = lds::read_dg14(files.get(lds::file_of(14)));
    if (!set) return set.error();
    auto infos = emrtd::read_security_infos(*set);
    if (!infos) return infos.error();
    return std::optional(std::move(*infos));
}

bool same(const emrtd::PaceInfo& one, const emrtd::PaceInfo& other) {
    return one.protocol.oid == other.protocol.oid && one.parameters == other.parameters;
}

/// EF.CardAccess is not signed; DG14 is, and must offer no way of PACE that the other kept from us.
Check access_of(const SecurityInfos& said, const std::optional<SecurityInfos>& infos) {
    const auto shown = [&said](const emrtd::PaceInfo& way) {
        return std::ranges::any_of(said.pace, [&way](const emrtd::PaceInfo& other) { return same(way, other); });
    };
    if (!infos || std::ranges::all_of(infos->pace, shown)) return {"access", Outcome::successful, ""};
    return {"access", Outcome::failed, "pace-hidden"};
}

Answer<Check> active(Chip& chip, const lds::Files& files, const std::optional<SecurityInfos>& infos) {
    if (!files.has(lds::file_of(15))) return Check{kActive, Outcome::not_supported, ""};
    const auto key = lds::read_dg15(files.get(lds::file_of(15)));
    if (!key) return Check{kActive, Outcome::failed, "key-malformed"};
    const emrtd::Bytes nonce = emrtd::random_bytes(kNonce);
    if (nonce.size() != kNonce) return Check{kActive, Outcome::aborted, "no-random-numbers"};
    const Answer<emrtd::Bytes> signature = emrtd::sign_active(chip, nonce);
    if (!signature) {
        if (is_of_the_field(signature.error())) return signature.error();
        return Check{kActive, Outcome::failed, "not-answered"};
    }
    const auto verified = emrtd::verify_active(*key, nonce, *signature, infos ? infos->active_hash : std::nullopt);
    if (verified) return Check{kActive, Outcome::successful, ""};
    if (verified.error().status == emrtd::Status::unsupported) return Check{kActive, Outcome::undetermined, "key-unsupported"};
    return Check{kActive, Outcome::failed, "signature-wrong"};
}

Answer<Check> authenticate(Chip& chip, const SecurityInfos& infos) {
    const auto way = emrtd::choose_chip_way(infos);
    if (!way) {
        switch (way.error().status) {
        case emrtd::Status::not_found: return Check{kChip, Outcome::not_supported, ""};
        case emrtd::Status::unsupported: return Check{kChip, Outcome::undetermined, "key-unsupported"};
        default: return Check{kChip, Outcome::failed, "key-malformed"};
        }
    }
    const Answer<void> proved = emrtd::authenticate_chip(chip, *way);
    if (proved) return Check{kChip, Outcome::successful, ""};
    if (is_of_the_field(proved.error())) return proved.error();
    return Check{kChip, Outcome::failed, chip.is_protected() ? "not-answered" : "key-wrong"};
}

/// PACE with chip authentication mapping has proved the chip already, if EF.CardSecurity has the key.
Answer<Check> by_mapping(Chip& chip, const emrtd::ChipProof& proof, emrtd::Bytes& card_security) {
    const Answer<emrtd::Response> selected = chip.send({0x00, 0xA4, 0x00, 0x0C, emrtd::number(0x3F00, 2), 0});
    if (!selected) return is_of_the_field(selected.error()) ? Answer<Check>(selected.error())
                                                            : Answer<Check>(Check{kChip, Outcome::failed, "not-answered"});
    Answer<emrtd::Bytes> file = emrtd::read_file(chip, emrtd::kCardSecurity);
    if (!file && is_of_the_field(file.error())) return file.error();
    if (!file) return Check{kChip, Outcome::failed, "card-security-missing"};
    card_security = std::move(*file);
    const auto infos = infos_of_card_security(card_security);
    if (!infos) return Check{kChip, Outcome::failed, "card-security-malformed"};
    const auto checked = emrtd::check_proof(proof, *infos);
    return checked ? Check{kChip, Outcome::successful, ""} : Check{kChip, Outcome::failed, "key-wrong"};
}

bool offers_mapping(const SecurityInfos& said) {
    return std::ranges::any_of(said.pace, [](const emrtd::PaceInfo& way) {
        return way.protocol.mapping == emrtd::pace::Mapping::chip_authentication;
    });
}

}  // namespace

Answer<void> prove(Chip& chip, const SecurityInfos& said, const std::optional<emrtd::ChipProof>& proof, Inspected& inspected) {
    const auto infos = infos_of(inspected.files);
    const std::optional<SecurityInfos> known = infos ? *infos : std::nullopt;
    inspected.checks.push_back(access_of(said, known));
    const Answer<Check> by_signature = active(chip, inspected.files, known);
    if (!by_signature) return by_signature.error();
    inspected.checks.push_back(*by_signature);
    if (!infos) {
        inspected.checks.push_back({kChip, Outcome::failed, "key-malformed"});
        return {};
    }
    if (!chip.is_protected()) { // what failed before has ended the session
        const bool offered = known && !known->chip_keys.empty();
        inspected.checks.push_back({kChip, offered ? Outcome::aborted : Outcome::not_supported, offered ? kActive : ""});
        return {};
    }
    const bool has_key = known && !known->chip_keys.empty();
    const Answer<Check> by_agreement = has_key ? authenticate(chip, *known)
        : proof ? by_mapping(chip, *proof, inspected.card_security)
        : offers_mapping(said) ? Check{kChip, Outcome::failed, "not-answered"}
                               : Check{kChip, Outcome::not_supported, ""};
    if (!by_agreement) return by_agreement.error();
    inspected.checks.push_back(*by_agreement);
    return {};
}

}  // namespace chip
