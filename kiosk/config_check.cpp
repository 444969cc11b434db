// SPDX-License-Identifier: Apache-2.0
//
// Holds the parts of kiosk.yaml against each other, the registry and the disk.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include <unistd.h>

#include "cotejo/entries.hpp"
#include "cotejo/kinds.h"
#include "cotejo/signature.hpp"
#include "cotejo/signed_folder.hpp"
#include "kiosk/config_reading.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

bool is_shaped_as_day(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

bool is_day(const std::string& text) {
    int year = 0;
    unsigned month = 0, day = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    std::from_chars(text.data() + 8, text.data() + 10, day);
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                       std::chrono::day(day))
        .ok();
}

bool does(const Manifest& manifest, std::string_view role, std::string_view takes = {}) {
    return std::any_of(manifest.does.begin(), manifest.does.end(), [&](const Role& each) {
        return each.role == role &&
               (takes.empty() || (!each.takes.empty() && each.takes.front().kind == takes));
    });
}

/// A gallery keeps too, and finds by something else than a key.
bool keeps(const Manifest* manifest) {
    return manifest && does(*manifest, "keep") && does(*manifest, "find", COTEJO_KIND_KEY) &&
           does(*manifest, "erase");
}

std::vector<std::string> names(const KioskConfig& config) {
    std::vector<std::string> found;
    for (const InstanceConfig& instance : config.instances) found.push_back(instance.name);
    return found;
}

std::string no_instance(const std::string& name, const KioskConfig& config) {
    const std::string near = nearest(name, names(config));
    return "there is no instance \"" + name + "\"; " +
           (near.empty() ? "add it under instances" : "did you mean \"" + near + "\"?");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

void KioskFile::check() {
    check_date();
    check_instances();
    check_overrides(*this);
    check_lists();
    check_keys();
    check_store();
    check_folders();
    check_signatures();
    if (out.config.attended && out.config.ceiling.far > 0.0 && !out.config.ceiling.attended)
        wrong(place_of("attended"),
              "the signed site.yaml does not say that an officer attends this "
              "kiosk; write attended: false, or have the site signed anew");
}

void KioskFile::check_date() {
    const auto& date = out.config.flight.date;
    if (!date || !is_shaped_as_day(*date) || is_day(*date)) return;  // else the schema said so
    const yaml::Node* node = root.find("flight")->find("date");
    wrong(node->place,
          "\"" + *date + "\" is no day of the calendar; write today, or a date like 2026-11-22");
}

void KioskFile::check_instances() {
    const yaml::Node* node = root.find("instances");
    if (!node) return;
    for (const yaml::Entry& entry : node->entries)
        for (InstanceConfig& instance : out.config.instances)
            if (instance.name == entry.key) check_instance(*this, instance, entry);
}

void KioskFile::check_lists() {
    const yaml::Node* node = root.find("lists");
    if (!node) return;
    for (std::size_t at = 0; at < std::min(node->items.size(), out.config.lists.size()); ++at) {
        const yaml::Node& item = node->items[at];
        const ListConfig& list = out.config.lists[at];
        const yaml::Node* file_node = item.find("file");
        const yaml::Node* codec_node = item.find("codec");
        std::error_code error;
        if (file_node && !fs::is_regular_file(list.file, error))
            warn(file_node->place, "there is no such list: " + list.file.string() +
                                       "; everybody meets an officer until it is there");
        if (!codec_node) continue;
        const InstanceConfig* codec = out.config.instance(list.codec);
        if (!codec) {
            wrong(codec_node->place, no_instance(list.codec, out.config));
        } else if (const Manifest* manifest = out.registry.find(codec->plugin);
                   manifest && !does(*manifest, "extract", COTEJO_KIND_MANIFEST_FILE)) {
            wrong(codec_node->place, "\"" + list.codec +
                                         "\" decodes no list; name an instance whose "
                                         "plugin extracts " COTEJO_KIND_MANIFEST_FILE);
        }
        if (!list.trusted)
            warn(item.place,
                 "this list is not trusted: nobody on it can be let through by comparison; "
                 "write trusted: true if its source is");
    }
    if (!node->items.empty() && !out.config.keys.contains(COTEJO_KIND_MANIFEST_ENTRY))
        wrong(node->place,
              "there are lists, but no keys to find their entries by; add keys: "
              "{" COTEJO_KIND_MANIFEST_ENTRY ": [[flight, date, pnr, seat]]}");
}

/// A word that no list has would make every entry one that is found by no key.
void KioskFile::check_keys() {
    static const std::vector<std::string> known(kFactsToFindBy.begin(), kFactsToFindBy.end());
    const yaml::Node* keys = root.find("keys");
    for (const yaml::Entry& kind : keys ? keys->entries : std::vector<yaml::Entry>{})
        for (const yaml::Node& group : kind.value.items)
            for (const yaml::Node& fact : group.items) {
                const bool vendors = fact.text.substr(0, fact.text.find('.')).find('-') != std::string::npos;
                if (!fact.is_scalar() || vendors || std::ranges::find(known, fact.text) != known.end())
                    continue;
                const std::string near = nearest(fact.text, known);
                wrong(fact.place, "no list has the fact \"" + fact.text + "\"; " +
                                      (near.empty() ? "known are " + joined(known)
                                                    : "did you mean \"" + near + "\"?"));
            }
}

void KioskFile::check_store() {
    const yaml::Node* node = root.find("store");
    std::vector<std::string> can;
    for (const InstanceConfig& instance : out.config.instances)
        if (keeps(out.registry.find(instance.plugin))) can.push_back(instance.name);
    if (node && node->is_scalar()) {
        const InstanceConfig* named = out.config.instance(out.config.store);
        if (!named) return wrong(node->place, no_instance(out.config.store, out.config));
        const Manifest* manifest = out.registry.find(named->plugin);
        if (manifest && !keeps(manifest))
            wrong(node->place, "\"" + named->name +
                                   "\" keeps nothing; name an instance whose plugin "
                                   "does keep, find and erase");
    } else if (can.size() == 1) {
        out.config.store = can.front();
    } else if (can.empty()) {
        wrong(place_of("instances"),
              "no instance keeps check-ins; add one whose plugin does keep, find "
              "and erase: store: {plugin: org.cotejo.store.sqlite, …}");
    } else {
        wrong(place_of("instances"),
              "several instances can keep check-ins; add store: " + can.front());
    }
}

void KioskFile::check_folders() {
    std::error_code error;
    const KioskConfig& config = out.config;
    for (const fs::path& folder : config.plugins)
        if (!fs::is_directory(folder, error))
            wrong(place_of("plugins"), "there is no such folder: " + folder.string());
    const yaml::Node* languages = root.find("languages");
    for (const yaml::Node& language : languages ? languages->items : std::vector<yaml::Node>{}) {
        const fs::path text = config.text / (language.text + ".yaml");
        if (language.is_scalar() && !fs::is_regular_file(text, error))
            wrong(language.place,
                  "there are no texts in this language: " + text.string() + " is missing");
    }
    const fs::path workflow = config.scripts / "workflows" / (config.workflow + ".lua");
    if (!config.workflow.empty() && !fs::is_regular_file(workflow, error))
        wrong(place_of("workflow"),
              "there is no such workflow: " + workflow.string() + " is missing");
}

void KioskFile::check_signatures() {
    const yaml::Node* node = root.find("signatures");
    const yaml::Node* keys = node ? node->find("keys") : nullptr;
    std::vector<PublicKey> trusted;
    for (std::size_t at = 0; keys && at < keys->items.size(); ++at) {
        const fs::path& file_of_key = out.config.signatures.keys[at];
        if (const auto key = PublicKey::load(file_of_key))
            trusted.push_back(*key);
        else
            wrong(keys->items[at].place, "holds no Ed25519 public key: " + file_of_key.string());
    }
    if (!out.config.signatures.demand) return;
    if (out.config.signatures.keys.empty())
        return wrong(node->place, "signatures are demanded, but of no key; add keys: [vendor.pub]");
    if (trusted.size() == out.config.signatures.keys.size()) check_plugin_folders(trusted);
}

/// What is loaded is signed, and lies where the kiosk's own user cannot change it.
void KioskFile::check_plugin_folders(const std::vector<PublicKey>& trusted) {
    std::set<fs::path> seen;
    std::set<std::string> writable;
    const uid_t user = ::geteuid();
    if (user == 0)
        warn(place_of("signatures"),
             "signatures are demanded, but the kiosk runs as root, who can change "
             "every plugin; run it as a user of its own");
    for (const InstanceConfig& instance : out.config.instances) {
        const Manifest* manifest = out.registry.find(instance.plugin);
        if (!manifest || !seen.insert(manifest->folder).second) continue;
        for (Mistake& mistake : verify_folder(manifest->folder, trusted))
            out.mistakes.push_back(std::move(mistake));
        if (user == 0) continue;
        for (Mistake& mistake : writable_by(manifest->folder, user))
            if (writable.insert(mistake.file).second) out.mistakes.push_back(std::move(mistake));
    }
}

}  // namespace cotejo::kiosk
