// SPDX-License-Identifier: Apache-2.0

#include "lds/passive.hpp"

#include <algorithm>
#include <exception>

#include "lds/certificate.hpp"
#include "lds/inspection.hpp"
#include "lds/revocation.hpp"

namespace lds {

namespace {

Check ended(const char* name, const Why& why) { return {name, why.outcome, why.reason}; }

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
    verdict.checks.push_back(check_use(all));
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
    verdict.checks.push_back(check_com(all));
    const std::vector<Check> groups = check_groups(all);
    verdict.checks.insert(verdict.checks.end(), groups.begin(), groups.end());
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
