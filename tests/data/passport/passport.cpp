// SPDX-License-Identifier: Apache-2.0

#include "passport/recipe.hpp"

#include "passport/face.hpp"
#include "passport/faults.hpp"
#include "passport/revocation.hpp"

namespace passport {

namespace {

constexpr unsigned kSignsCertificatesAndLists = 0x06, kSignsData = 0x80;

Party csca_of(const Recipe& recipe) {
    const Name name{recipe.country, "Country Signing CA"};
    Template what{.issuer = name, .subject = name, .serial = 1, .from = recipe.now - 3 * kYear,
                  .to = recipe.now + 12 * kYear, .ca = true, .key_usage = kSignsCertificatesAndLists};
    if (recipe.change_csca) recipe.change_csca(what);
    const Key own = key("csca", recipe.csca);
    return {what.subject, what.issuer, recipe.csca, own, certificate(what, own, own, recipe.csca), what.serial};
}

Party ds_of(const Recipe& recipe, const Party& csca) {
    Template what{.issuer = csca.name, .subject = {recipe.country, "Document Signer 42"}, .serial = 42,
                  .from = recipe.now - kYear, .to = recipe.now + 10 * kYear, .key_usage = kSignsData,
                  .document_types = {recipe.holder.code.substr(0, 1)}};
    if (recipe.change_ds) recipe.change_ds(what);
    return make_signer(csca, what, recipe.ds, "ds");
}

std::map<int, Bytes> groups_of(const Recipe& recipe, const std::vector<std::string>& lines) {
    std::map<int, Bytes> groups;
    for (const int group : recipe.groups) {
        if (group == 1) groups[1] = dg1(lines);
        if (group == 2) groups[2] = dg2(face_record(recipe.portrait.empty() ? drawn_portrait() : recipe.portrait));
        if (group == 11) groups[11] = dg11(recipe.holder);
        if (group == 12) groups[12] = dg12("Utopia", "20251201");
        if (group == 13) groups[13] = dg13(emrtd::tlv(0x04, emrtd::text("what a state likes")));
    }
    if (!recipe.dg14.empty()) groups[14] = dg14(recipe.dg14);
    if (!recipe.dg15.empty()) groups[15] = dg15(recipe.dg15);
    return groups;
}

Bytes sod_of(const Recipe& recipe, const std::map<int, Bytes>& groups, Passport& passport) {
    SecurityObject object{.version = recipe.security_object, .hash = recipe.hash,
                          .hashes = hashes_of(groups, recipe.hash)};
    if (recipe.change_security_object) recipe.change_security_object(object);
    SignedContent content{.type = kSecurityObjectType, .content = security_object(object)};
    content.signers.push_back({.party = passport.ds, .digest = recipe.ds.digest,
                               .by_key_id = recipe.key_id_names_signer});
    if (recipe.signing_time) content.signers[0].time = recipe.now - kYear / 2;
    content.certificates = {passport.ds.certificate};
    if (recipe.change_sod) recipe.change_sod(content, passport);
    return sod(signed_data(content));
}

}  // namespace

Passport make(const Recipe& recipe) {
    Passport passport;
    passport.now = recipe.now;
    passport.csca = csca_of(recipe);
    passport.ds = ds_of(recipe, passport.csca);
    passport.lines = lines(recipe.holder);
    passport.trusted = {passport.csca.certificate};
    passport.revocation_lists = {revocation_list(passport.csca, {}, recipe.now - 10 * kDay, recipe.now + 80 * kDay)};
    std::map<int, Bytes> groups = groups_of(recipe, passport.lines);
    if (recipe.change_groups) recipe.change_groups(groups);
    std::vector<int> present;
    for (const auto& [group, file] : groups) {
        passport.files[file_of(group)] = file;
        present.push_back(group);
    }
    passport.files[kCom] = com(present, recipe.security_object ? "0108" : "0107");
    passport.files[kSod] = sod_of(recipe, groups, passport);
    if (!recipe.card_access.empty()) passport.files[kCardAccess] = card_access(recipe.card_access);
    if (recipe.change_passport) recipe.change_passport(passport);
    return passport;
}

Passport make(Recipe recipe, const std::string& fault) {
    if (const Fault* known = find_fault(fault)) known->apply(recipe);
    return make(recipe);
}

Bytes master_list(const Passport& passport) {
    const Party signer = make_list_signer(passport.csca, passport.now - kYear, passport.now + kYear);
    return master_list(passport.trusted, signer, passport.csca, passport.now - kDay);
}

}  // namespace passport
