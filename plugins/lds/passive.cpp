// SPDX-License-Identifier: Apache-2.0

#include "lds/passive.hpp"

#include <algorithm>
#include <exception>

#include "lds/certificate.hpp"
#include "lds/countries.hpp"
#include "lds/groups.hpp"
#include "lds/revocation.hpp"
#include "lds/security_object.hpp"

namespace lds {

namespace {

constexpr int kMostClockSkew = 86400; // a signer's clock may be in another time zone

/// What the checks share: filled as far as they come.
struct Inspection {
    const Files& files;
    const Trust& trust;
    std::time_t now;
    std::optional<SecurityObject> object;
    std::optional<SignedBy> signer;
    Chain chain;
};

Check successful(const char* name) { return {name, Outcome::successful, ""}; }
Check ended(const char* name, const Why& why) { return {name, why.outcome, why.reason}; }
Check failed(const std::string& name, const char* reason) { return {name, Outcome::failed, reason}; }

Check check_use(X509* signer, const Files& files) {
    constexpr const char* kName = "signer-use";
    X509_check_purpose(signer, -1, 0); // fills in the flags
    const std::uint32_t flags = X509_get_extension_flags(signer);
    if (flags & EXFLAG_CA) return failed(kName, "is-ca");
    if (!(flags & EXFLAG_KUSAGE) || !(X509_get_key_usage(signer) & KU_DIGITAL_SIGNATURE)) return failed(kName, "key-usage");
    if (flags & EXFLAG_CRITICAL) return failed(kName, "critical-extension");
    if (flags & EXFLAG_XKUSAGE) return failed(kName, "extended-usage");
    const std::vector<std::string> types = document_types(signer);
    const auto lines = read_dg1(files.get(file_of(1)));
    if (!types.empty() && lines) {
        const std::string code = lines->front().substr(0, 2);
        const bool listed = std::ranges::any_of(types, [&](const std::string& type) {
            return !type.empty() && code.starts_with(type);
        });
        if (!listed) return failed(kName, "document-type");
    }
    return successful(kName);
}

Check check_validity(const Inspection& all) {
    constexpr const char* kName = "signer-validity";
    X509* signer = all.signer->certificate.get();
    if (when(signer, all.now) < 0) return failed(kName, "not-yet-valid");
    if (when(signer, all.now) > 0) return failed(kName, "expired");
    if (const auto& time = all.signer->time) {
        if (*time > all.now + kMostClockSkew) return failed(kName, "signed-in-future");
        if (when(signer, *time) < 0) return failed(kName, "signed-before-valid");
        if (when(signer, *time) > 0) return failed(kName, "signed-after-expiry");
    }
    if (all.chain.empty()) return {kName, Outcome::aborted, "signer"};
    if (when(all.chain.front(), all.now) != 0) return failed(kName, "csca-expired");
    return successful(kName);
}

Check check_state(const Inspection& all) {
    constexpr const char* kName = "issuing-state";
    const std::string country = country_of(X509_get_subject_name(all.signer->certificate.get()));
    const std::string issuer = country_of(X509_get_issuer_name(all.signer->certificate.get()));
    if (country.empty() || country != issuer) return failed(kName, "country-differs");
    if (!all.chain.empty() && country_of(X509_get_subject_name(all.chain.front())) != country)
        return failed(kName, "country-differs");
    const std::string state = issuing_state(all.files.get(file_of(1)));
    if (state.empty()) return {kName, Outcome::aborted, "dg1"};
    const std::optional<bool> same = same_state(state, country);
    if (!same) return {kName, Outcome::undetermined, "state-unknown"};
    return *same ? successful(kName) : failed(kName, "state-differs");
}

Check check_com(const Files& files, const SecurityObject& object) {
    constexpr const char* kName = "com";
    if (!files.has(kCom)) return failed(kName, "missing");
    const Result<Com> com = read_com(files.get(kCom));
    if (!com) return failed(kName, "malformed");
    for (const int group : com->groups)
        if (!object.hashes.contains(group)) return failed(kName, "not-in-sod");
    for (const auto& [group, hash] : object.hashes)
        if (std::ranges::find(com->groups, group) == com->groups.end()) return failed(kName, "not-in-com");
    const bool differs = !object.lds.empty() && (object.lds != com->lds || object.unicode != com->unicode);
    return differs ? failed(kName, "version-differs") : successful(kName);
}

/// True when the group can be read as what it is; groups that nobody here reads need but their tag.
bool is_readable(int group, View file) {
    if (group == 1) return bool(read_dg1(file));
    if (group == 2) return bool(read_dg2(file));
    if (group == 11) return bool(read_dg11(file));
    if (group == 12) return bool(read_dg12(file));
    View rest = file;
    const auto object = emrtd::take(rest);
    return object && object->tag == tag_of(group);
}

Check check_group(int group, const Files& files, const SecurityObject& object) {
    const std::string name = "dg" + std::to_string(group);
    if (!files.has(file_of(group))) return failed(name, "missing");
    const View file = files.get(file_of(group));
    const auto hash = object.hashes.find(group);
    if (hash == object.hashes.end()) return failed(name, "hash-missing");
    const Result<std::size_t> size = emrtd::size_of(file);
    if (size && *size != file.size()) return failed(name, "length-differs");
    std::uint8_t made[EVP_MAX_MD_SIZE];
    unsigned made_size = 0;
    EVP_Digest(file.data(), file.size(), made, &made_size, object.hash, nullptr);
    if (!std::ranges::equal(View(made, made_size), hash->second)) return failed(name, "hash-differs");
    if (!is_readable(group, file)) return failed(name, "malformed");
    return {name, Outcome::successful, ""};
}

void check_groups(const Files& files, const SecurityObject& object, Verdict& verdict) {
    for (int group = 1; group <= 16; ++group) {
        const bool mandatory = group <= 2 || ((group == 14 || group == 15) && object.hashes.contains(group));
        if (mandatory || files.has(file_of(group))) verdict.checks.push_back(check_group(group, files, object));
    }
}

/// EF.SOD: what it holds and who signed it.
void check_sod(Inspection& all, Verdict& verdict) {
    cotejo::Result<SignedData, Why> data = read_sod(all.files.get(kSod));
    if (!data) return verdict.checks.push_back(ended("security-object", data.error()));
    cotejo::Result<SecurityObject, Why> object = read_security_object(data->content);
    if (!object) return verdict.checks.push_back(ended("security-object", object.error()));
    verdict.checks.push_back(successful("security-object"));
    for (const auto& [group, hash] : object->hashes) verdict.listed.push_back(group);
    all.object = *std::move(object);
    const auto signers = verify_signatures(*data);
    if (!signers) return verdict.checks.push_back(ended("signature", signers.error()));
    verdict.checks.push_back(successful("signature"));
    all.signer = signers->front();
}

void check_signer(Inspection& all, Verdict& verdict) {
    X509* signer = all.signer->certificate.get();
    verdict.signer = fingerprint(signer);
    const auto chain = find_chain(all.trust, signer, all.now);
    if (chain) {
        all.chain = *chain;
        verdict.csca = fingerprint(chain->front());
    }
    verdict.checks.push_back(chain ? successful("signer") : ended("signer", chain.error()));
    verdict.checks.push_back(check_use(signer, all.files));
    verdict.checks.push_back(check_validity(all));
    verdict.checks.push_back(chain ? check_revocation(all.trust, signer, all.chain, all.now)
                                   : Check{"revocation", Outcome::aborted, "signer"});
    verdict.checks.push_back(check_state(all));
}

/// What could not be done because of what did not succeed.
void abort_rest(const char* because, std::initializer_list<const char*> names, Verdict& verdict) {
    for (const char* name : names)
        if (!verdict.find(name)) verdict.add(name, Outcome::aborted, because);
}

void inspect(Inspection& all, Verdict& verdict) {
    check_sod(all, verdict);
    if (!all.object) abort_rest("security-object", {"signature"}, verdict);
    if (all.signer) check_signer(all, verdict);
    else abort_rest(all.object ? "signature" : "security-object", {"signer", "signer-use", "signer-validity", "revocation", "issuing-state"}, verdict);
    if (!all.object) return abort_rest("security-object", {"com", "dg1", "dg2"}, verdict);
    verdict.checks.push_back(check_com(all.files, *all.object));
    check_groups(all.files, *all.object, verdict);
}

bool is_good(const Check& check) {
    return check.outcome == Outcome::successful ||
           (check.name == "revocation" && check.outcome == Outcome::undetermined);
}

}  // namespace

Verdict verify(const Files& files, const Trust& trust, std::time_t now) {
    const QuietErrors quiet;
    Verdict verdict;
    try {
        Inspection all{files, trust, now, {}, {}, {}};
        inspect(all, verdict);
        verdict.valid = std::ranges::all_of(verdict.checks, is_good);
    } catch (const std::exception&) { // out of memory
        verdict.valid = false;
        verdict.add("inspection", Outcome::aborted, "memory");
    }
    return verdict;
}

}  // namespace lds
