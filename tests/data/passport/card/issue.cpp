// SPDX-License-Identifier: Apache-2.0
//
// SecurityInfos of what the chip can do (ICAO 9303-11 § 9.2), then its files.

#include "passport/card/issue.hpp"

#include "mrz/mrz.hpp"
#include "passport/der.hpp"

namespace passport::card {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

/// "0.4.0.127.0.7.2.2.3.2.4" is carried out with a key of "0.4.0.127.0.7.2.2.1.2".
std::string key_protocol(const std::string& protocol) {
    return "0.4.0.127.0.7.2.2.1." + std::string(1, protocol[protocol.size() - 3]);
}

std::vector<Bytes> chip_authentication_infos(const ChipAuthenticationKey& own) {
    const Bytes id = own.id < 0 ? Bytes() : der::integer(std::uint64_t(own.id));
    return {der::sequence({der::oid(own.protocol), der::integer(1), id}),
            der::sequence({der::oid(key_protocol(own.protocol)), public_key(own.key), id})};
}

/// ecdsa-plain-SHA1 to -SHA512 of BSI TR-03111 § 5.2.1.1.
std::string plain_ecdsa(const std::string& digest) {
    const std::vector<std::string> digests = {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512"};
    const auto place = std::find(digests.begin(), digests.end(), digest) - digests.begin();
    return "0.4.0.127.0.7.1.1.4.1." + std::to_string(place + 1);
}

void write_infos(const Abilities& abilities, Recipe& recipe) {
    for (const PaceWay& way : abilities.pace)
        recipe.card_access.push_back(pace_info(way.protocol, unsigned(way.parameters)));
    const PrivateKey& active = abilities.active_authentication;
    if (active) recipe.dg15 = public_key(active);
    const bool names_digest = active && EVP_PKEY_is_a(active.get(), "EC");
    for (const ChipAuthenticationKey& own : abilities.chip_authentication)
        for (const Bytes& info : chip_authentication_infos(own)) recipe.dg14.push_back(info);
    if (names_digest) recipe.dg14.push_back(active_info(plain_ecdsa(abilities.active_digest)));
    // What EF.CardAccess says unsigned, DG14 says signed (9303-11 § 4.2).
    recipe.dg14.insert(recipe.dg14.end(), recipe.card_access.begin(), recipe.card_access.end());
}

Chip chip_of(const Abilities& abilities, const Passport& passport) {
    Chip chip;
    chip.files = passport.files;
    if (const auto found = chip.files.extract(passport::kCardAccess)) chip.master_files.insert({found.key(), found.mapped()});
    chip.can = abilities.can;
    chip.bac = abilities.bac;
    chip.pace = abilities.pace;
    chip.chip_authentication = abilities.chip_authentication;
    chip.active_authentication = abilities.active_authentication;
    chip.active_digest = abilities.active_digest;
    if (const Result<mrz::Mrz> zone = mrz::parse(passport.lines)) chip.mrz_key = mrz::key(*zone).text();
    return chip;
}

}  // namespace

Fault as_served(const passport::Fault& fault) {
    // Bytes after a file's end are no part of it, and no reader asks for them.
    if (fault.name == "dg1-trailing") return {.name = fault.name, .what = fault.says, .verdict = "valid", .reason = ""};
    return {.name = fault.name, .what = fault.says, .verdict = "invalid", .reason = fault.check};
}

Result<Issued> issue(Recipe recipe, const std::string& model, const std::string& fault) {
    const Model* known = find_model(model);
    if (!known) return Error{Status::not_found, "no model is called " + model};
    const passport::Fault* of_data = find_fault(fault);
    Issued issued;
    issued.fault = protocol_fault(fault);
    if (!fault.empty() && !of_data && issued.fault.name.empty())
        return Error{Status::not_found, "no fault is called " + fault};
    const Abilities abilities = known->abilities();
    if (known->recipe) known->recipe(recipe);
    write_infos(abilities, recipe);
    if (of_data) {
        of_data->apply(recipe);
        issued.fault = as_served(*of_data);
    }
    issued.passport = make(recipe);
    issued.chip = chip_of(abilities, issued.passport);
    return issued;
}

std::string model_for(const std::string& fault) {
    return fault.starts_with("bac-") || fault.starts_with("dg15-") ? "bac" : "pace";
}

}  // namespace passport::card
