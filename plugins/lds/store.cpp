// SPDX-License-Identifier: Apache-2.0
//
// The store as its operator sees it: lists are imported, certificates come and go, and why is remembered.

#include "lds/store.hpp"

#include <algorithm>

#include "lds/certificate.hpp"
#include "lds/revocation.hpp"

namespace lds {

namespace {

constexpr const char* kHand = "hand";

cotejo::Error not_found(const std::string& what) { return {cotejo::Status::not_found, what}; }

}  // namespace

cotejo::Result<Store> Store::open(const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return cotejo::Error{cotejo::Status::failed, folder.string() + ": cannot be made: " + problem.message()};
    const cotejo::Result<Trust> there = load_trust(folder);
    if (!there) return there.error();
    Store store(folder);
    for (const Certificate& one : there->certificates()) store.certificates_[file_name(one.get())] = {one, {}};
    for (const RevocationList& one : there->revocation_lists()) store.lists_[file_name(one.get())] = one;
    if (const auto read = store.read_listing(); !read) return read.error();
    for (auto& [file, kept] : store.certificates_)
        if (kept.sources.empty()) kept.sources.insert(kHand);
    return store;
}

cotejo::Result<Imported> Store::import(View list, X509* pinned, std::time_t now) {
    const cotejo::Result<MasterList> read = read_master_list(list, trust(), pinned, now);
    if (!read) return read.error();
    const std::string& country = read->country;
    const std::time_t signed_at = read->signed_at.value_or(0);
    const auto earlier = imports_.find(country);
    if (earlier != imports_.end() && signed_at < earlier->second)
        return emrtd::refused("master list: a list of " + country + " that was signed later was imported already");
    if (earlier == imports_.end() && !read->by_pinned)
        return emrtd::refused("master list: the first list of " + country + " needs its signer's certificate, as --signer: that a "
                              "country's passports are trusted is no reason to trust whatever list it signs");
    Imported result{country, {}, {}, read->passed_over, 0};
    std::set<std::string> listed;
    for (const Certificate& one : read->certificates) {
        const std::string file = file_name(one.get());
        if (removed_.contains(file)) {
            result.passed_over.push_back(file + " was removed here by hand");
            continue;
        }
        listed.insert(file);
        const auto [kept, is_new] = certificates_.try_emplace(file, Kept{one, {}});
        kept->second.sources.insert(country);
        if (is_new) result.added.push_back(file);
    }
    for (auto& [file, kept] : certificates_)
        if (!listed.contains(file) && kept.sources.erase(country) && kept.sources.empty()) result.removed.push_back(file);
    for (const std::string& file : result.removed) certificates_.erase(file);
    result.kept = listed.size() - result.added.size();
    imports_[country] = signed_at;
    return result;
}

cotejo::Result<std::string> Store::add(View der) {
    Trust one;
    if (const auto taken = one.add_certificate(der); !taken) return taken.error();
    const Certificate certificate = one.certificates().front();
    const std::string file = file_name(certificate.get());
    certificates_.try_emplace(file, Kept{certificate, {}}).first->second.sources.insert(kHand);
    removed_.erase(file);
    return file;
}

cotejo::Result<std::string> Store::remove(const std::string& name) {
    std::vector<std::string> found;
    for (const auto& [file, kept] : certificates_)
        if (file == name || (name.size() >= 8 && fingerprint(kept.certificate.get()).starts_with(name))) found.push_back(file);
    if (found.empty() && lists_.erase(name)) return name;
    if (found.empty()) return not_found(name + ": nothing here has that name; see what is here with `list`");
    if (found.size() > 1) return emrtd::refused(name + ": more than one has these digits; give more of them");
    certificates_.erase(found[0]);
    removed_.insert(found[0]);
    return found[0];
}

cotejo::Result<std::string> Store::add_revocation_list(View der, std::time_t now) {
    const RevocationList list = read_revocation_list(der);
    if (!list) return emrtd::refused("this is no revocation list in DER or PEM");
    const std::string issuer = text_of(X509_CRL_get_issuer(list.get()));
    const Trust all = trust();
    if (!is_believed(all, list.get(), now))
        return emrtd::refused("the revocation list of " + issuer + " is signed by no CSCA kept here; import its country's certificates first");
    const std::string file = file_name(list.get());
    const auto earlier = lists_.find(file);
    const auto made = seconds_of(X509_CRL_get0_lastUpdate(list.get()));
    if (earlier != lists_.end() && made < seconds_of(X509_CRL_get0_lastUpdate(earlier->second.get())))
        return emrtd::refused("a revocation list of " + issuer + " that was made later is kept already");
    lists_[file] = list;
    return file;
}

Trust Store::trust() const {
    Trust trust;
    for (const auto& [file, kept] : certificates_) trust.add(kept.certificate);
    for (const auto& [file, list] : lists_) trust.add(list);
    return trust;
}

}  // namespace lds
