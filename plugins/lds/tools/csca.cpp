// SPDX-License-Identifier: Apache-2.0
//
// cotejo-csca: keeps the folder of CSCA certificates that document-chip trusts.

#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "lds/certificate.hpp"
#include "lds/ldif.hpp"
#include "lds/store.hpp"

namespace {

constexpr const char* kHelp =
    "cotejo-csca keeps the folder of country signing certificates (CSCA) that chips are checked by.\n"
    "\n"
    "  cotejo-csca import LIST --into FOLDER [--signer CERTIFICATE]\n"
    "      takes a master list (ICAO 9303-12): adds what is new, removes what its country no longer lists.\n"
    "      CERTIFICATE is the list signer's or its CSCA's, whose fingerprint you compared; it is needed for\n"
    "      the first list, and later ones are checked by what is in the folder\n"
    "  cotejo-csca add CERTIFICATE --into FOLDER    trusts one CSCA or link certificate\n"
    "  cotejo-csca remove NAME --from FOLDER        stops trusting it, whatever list has it; NAME is its\n"
    "                                               file or the first digits of its SHA-256\n"
    "  cotejo-csca crl LIST --into FOLDER           takes a revocation list that a CSCA in FOLDER signed\n"
    "  cotejo-csca list FOLDER                      says what is in it\n"
    "  cotejo-csca show FILE                        says what a certificate is, before you trust it\n"
    "\n"
    "Files are DER or PEM; of an LDIF of the Public Key Directory, import and crl take every list they can.\n"
    "Exit status: 0 done, 1 refused, 2 wrong use.\n";

struct Arguments {
    std::string verb, what, folder, signer;
};

std::optional<Arguments> arguments(int count, char** given) {
    Arguments all;
    std::vector<std::string> plain;
    for (int i = 1; i < count; ++i) {
        const std::string one = given[i];
        const bool has_value = one == "--into" || one == "--from" || one == "--signer";
        if (has_value && i + 1 == count) return std::nullopt;
        if (one == "--signer") all.signer = given[++i];
        else if (has_value) all.folder = given[++i];
        else if (one.starts_with("--")) return std::nullopt;
        else plain.push_back(one);
    }
    if (plain.size() != 2) return std::nullopt;
    all.verb = plain[0];
    all.what = plain[1];
    return all;
}

int refuse(const cotejo::Error& error) {
    std::fprintf(stderr, "cotejo-csca: %s\n", error.what.c_str());
    return 1;
}

int refuse(const std::string& file, const cotejo::Error& error) {
    return refuse({error.status, file + ": " + error.what});
}

std::string day(const ASN1_TIME* time) {
    const auto seconds = lds::seconds_of(time);
    std::tm parts{};
    char text[16] = "?";
    if (seconds && gmtime_r(&*seconds, &parts)) std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
    return text;
}

void say(const char* mark, const lds::Store& store, const std::string& file) {
    const auto kept = store.certificates().find(file);
    const auto list = store.revocation_lists().find(file);
    std::string subject;
    if (kept != store.certificates().end()) subject = lds::text_of(X509_get_subject_name(kept->second.certificate.get()));
    if (list != store.revocation_lists().end()) subject = lds::text_of(X509_CRL_get_issuer(list->second.get()));
    std::printf("%s %s  %s\n", mark, file.c_str(), subject.c_str());
}

/// The lists in a file: itself, or those that an LDIF holds.
std::vector<lds::Bytes> lists_in(lds::Bytes bytes, std::span<const std::string_view> attributes) {
    if (lds::is_ldif(bytes)) return lds::ldif_values(bytes, attributes);
    return {std::move(bytes)};
}

void say(const lds::Imported& imported, const lds::Store& store) {
    for (const std::string& file : imported.added) say("+", store, file);
    for (const std::string& file : imported.removed) std::printf("- %s\n", file.c_str());
    for (const std::string& why : imported.passed_over) std::printf("! %s\n", why.c_str());
    std::printf("%s: %zu added, %zu removed, %zu as before, %zu passed over\n", imported.country.c_str(),
                imported.added.size(), imported.removed.size(), imported.kept, imported.passed_over.size());
}

/// What a verb made of a file of one list or many: fails when none was taken.
struct Taken {
    const std::string& file;
    std::size_t lists, taken = 0;
    cotejo::Error last{};

    void refuse(cotejo::Error why) {
        if (lists > 1) std::printf("! %s\n", why.what.c_str());
        last = std::move(why);
    }
    int end(const lds::Store& store) const {
        if (!lists) return ::refuse({{}, file + ": this LDIF holds no such list"});
        if (!taken && lists > 1) return ::refuse({{}, file + ": none of its " + std::to_string(lists) + " lists could be taken"});
        if (!taken) return ::refuse(file, last);
        if (const auto saved = store.save(); !saved) return ::refuse(saved.error());
        if (lists > 1) std::printf("%zu of %zu lists taken\n", taken, lists);
        return 0;
    }
};

int import(lds::Store& store, const Arguments& given, lds::Bytes bytes) {
    lds::Certificate signer;
    if (!given.signer.empty()) {
        const auto der = lds::read_file(given.signer);
        if (!der) return refuse(der.error());
        signer = lds::read_certificate(*der);
        if (!signer) return refuse({{}, given.signer + ": this is no certificate in DER or PEM"});
    }
    const auto lists = lists_in(std::move(bytes), lds::kLdifMasterLists);
    Taken all{given.what, lists.size()};
    for (const lds::Bytes& one : lists) {
        const auto imported = store.import(one, signer.get(), std::time(nullptr));
        if (!imported) {
            all.refuse(imported.error());
            continue;
        }
        ++all.taken;
        say(*imported, store);
    }
    return all.end(store);
}

int revocation(lds::Store& store, const Arguments& given, lds::Bytes bytes) {
    const auto lists = lists_in(std::move(bytes), lds::kLdifRevocationLists);
    Taken all{given.what, lists.size()};
    for (const lds::Bytes& one : lists) {
        const auto added = store.add_revocation_list(one, std::time(nullptr));
        if (!added) {
            all.refuse(added.error());
            continue;
        }
        ++all.taken;
        say("+", store, *added);
    }
    return all.end(store);
}

int list(const lds::Store& store) {
    for (const auto& [file, kept] : store.certificates()) {
        std::string sources;
        for (const std::string& source : kept.sources) sources += (sources.empty() ? "" : ",") + source;
        X509* one = kept.certificate.get();
        std::printf("%s  %s to %s  from %s  %s%s\n", file.c_str(), day(X509_get0_notBefore(one)).c_str(),
                    day(X509_get0_notAfter(one)).c_str(), sources.c_str(), lds::text_of(X509_get_subject_name(one)).c_str(),
                    lds::is_self_signed(one) ? "" : "  (link)");
    }
    for (const auto& [file, one] : store.revocation_lists())
        std::printf("%s  %s to %s  %s\n", file.c_str(), day(X509_CRL_get0_lastUpdate(one.get())).c_str(),
                    day(X509_CRL_get0_nextUpdate(one.get())).c_str(), lds::text_of(X509_CRL_get_issuer(one.get())).c_str());
    return 0;
}

int show(const std::string& file) {
    const auto bytes = lds::read_file(file);
    if (!bytes) return refuse(bytes.error());
    const lds::Certificate one = lds::read_certificate(*bytes);
    if (!one) return refuse({{}, file + ": this is no certificate in DER or PEM"});
    std::printf("subject  %s\nissuer   %s\nvalid    %s to %s\nSHA-256  %s\n", lds::text_of(X509_get_subject_name(one.get())).c_str(),
                lds::text_of(X509_get_issuer_name(one.get())).c_str(), day(X509_get0_notBefore(one.get())).c_str(),
                day(X509_get0_notAfter(one.get())).c_str(), lds::fingerprint(one.get()).c_str());
    return 0;
}

/// The verbs that change the store by one file or name.
int change(lds::Store& store, const Arguments& given) {
    if (given.verb == "remove") {
        const auto removed = store.remove(given.what);
        if (!removed) return refuse(removed.error());
        if (const auto saved = store.save(); !saved) return refuse(saved.error());
        std::printf("- %s\n", removed->c_str());
        return 0;
    }
    auto bytes = lds::read_file(given.what);
    if (!bytes) return refuse(bytes.error());
    if (given.verb == "import") return import(store, given, std::move(*bytes));
    if (given.verb == "crl") return revocation(store, given, std::move(*bytes));
    const auto added = store.add(*bytes);
    if (!added) return refuse(given.what, added.error());
    if (const auto saved = store.save(); !saved) return refuse(saved.error());
    say("+", store, *added);
    return 0;
}

}  // namespace

int main(int count, char** given) {
    if (count == 2 && (!std::strcmp(given[1], "--help") || !std::strcmp(given[1], "-h"))) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    const std::optional<Arguments> all = arguments(count, given);
    const bool changes = all && (all->verb == "import" || all->verb == "add" || all->verb == "remove" || all->verb == "crl");
    if (!all || (changes && all->folder.empty()) || (!changes && all->verb != "list" && all->verb != "show")) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    if (all->verb == "show") return show(all->what);
    const bool makes = all->verb == "import" || all->verb == "add";
    if (!makes)
        if (const auto there = lds::load_trust(changes ? all->folder : all->what); !there) return refuse(there.error());
    auto store = lds::Store::open(changes ? all->folder : all->what);
    if (!store) return refuse(store.error());
    return changes ? change(*store, *all) : list(*store);
}
