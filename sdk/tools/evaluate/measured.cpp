// SPDX-License-Identifier: Apache-2.0
//
// Stamps the journals with all that their content hangs on, and runs both halves.

#include "evaluate/measured.hpp"

#include <fstream>
#include <iterator>

#include "places.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

std::string digest_of(const std::string& text) {
    return hex(sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

std::string digest_of_file(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return digest_of({std::istreambuf_iterator<char>(input), {}});
}

/// Of everything in the plugin's folder that may change what it gives.
std::string digest_of(const Manifest& manifest) {
    std::string all = digest_of_file(manifest.folder / "plugin.yaml") + digest_of_file(manifest.library);
    for (const auto& [name, file] : manifest.files) all += name + ' ' + digest_of_file(manifest.folder / name);
    return digest_of(all);
}

/// Of the settings, and of the files they name; a secret is not readable from it.
std::string digest_of(const Manifest& manifest, const std::map<std::string, std::string>& settings) {
    std::string all;
    for (const auto& [name, value] : settings) {
        all += name + '=' + value + '\0';
        const auto declared = manifest.settings.find(name);
        if (declared != manifest.settings.end() && declared->second.type == Setting::Type::file)
            all += digest_of_file(value);
    }
    return digest_of(all);
}

std::string header(const Contestant& side, const Trials& trials, const std::string& what, const std::string& judge) {
    std::string kinds;
    for (const Role& role : side.plan.extracts) kinds += (kinds.empty() ? "" : ",") + role.gives;
    return "cotejo-evaluate " + what + " 1\nplugin " + side.manifest.id + "\nversion " + side.manifest.version +
           "\nfiles " + side.files + "\nsettings " + digest_of(side.manifest, side.crew.settings) + "\nkind " +
           kinds + "\nquality " + judge + "\npairs " + hex(trials.digest);
}

Result<Journal> open_journal(const Contestant& side, const Trials& trials, const std::string& what,
                             const std::string& judge, const Journal::Entry& entry) {
    if (side.work.empty()) return Journal();
    std::error_code error;
    if (fs::create_directories(side.work, error)) fs::permissions(side.work, fs::perms::owner_all, error);
    if (error) return Error{Status::failed, side.work.string() + ": " + error.message()};
    return Journal::open(side.work / what, header(side, trials, what, judge), entry);
}

/// The judge's own crew where it is another plugin.
Result<std::unique_ptr<Crew>> judges(const Contestant& side) {
    if (!side.judge) return std::unique_ptr<Crew>();
    CrewOptions options = side.crew;
    options.settings.clear();
    return Crew::start(*side.judge, options);
}

}  // namespace

Result<Contestant> contestant(const std::string& word, const std::string& kind, CrewOptions crew) {
    Result<Manifest> manifest = plugin_named(word);
    if (!manifest) return manifest.error();
    if (const Mistakes wrong = manifest->verify_library(); !wrong.empty()) return Error{Status::not_found, describe(wrong)};
    if (const Mistakes wrong = manifest->verify_files(); !wrong.empty()) return Error{Status::invalid, describe(wrong)};
    Result<Plan> plan = plan_of(*manifest, kind);
    if (!plan) return plan.error();
    std::string title = manifest->id;
    Contestant side{std::move(*manifest), std::move(*plan), std::move(crew), std::nullopt, {}, std::move(title), {}};
    side.files = digest_of(side.manifest);
    return side;
}

Result<Measured> measure(const Contestant& side, const Trials& trials, Desk desk) {
    const std::optional<Role> assess = assess_of(side.judge ? *side.judge : side.manifest, side.plan.sample);
    const std::string judge_id = !assess ? "" : side.judge ? side.judge->id : side.manifest.id;
    const std::string judge_stamp = side.judge ? judge_id + " " + digest_of(*side.judge) : judge_id;

    std::vector<Sample> samples(trials.pictures.size());
    Result<Journal> templates = open_journal(side, trials, "templates", judge_stamp, [&](auto entry) {
        Sample sample;
        const auto number = read_entry(entry, sample);
        if (number && *number < samples.size()) samples[*number] = std::move(sample);
    });
    if (!templates) return templates.error();
    std::vector<std::vector<std::uint8_t>> known;
    Result<Journal> scores = open_journal(side, trials, "scores", judge_stamp,
                                          [&](auto entry) { known.emplace_back(entry.begin(), entry.end()); });
    if (!scores) return scores.error();

    const auto crew = Crew::start(side.manifest, side.crew);
    if (!crew) return crew.error();
    const auto others = judges(side);
    if (!others) return others.error();
    Judge judge;
    if (assess) judge = {*others ? others->get() : crew->get(), *assess};

    auto acquired = acquire(trials, side.plan, **crew, judge, *templates, std::move(samples), desk);
    if (!acquired) return acquired.error();
    auto compared = compare_all(trials, side.plan, *acquired, **crew, *scores, known, desk);
    if (!compared) return compared.error();
    return Measured{side.title, side.manifest.id, side.manifest.version, side.files, side.plan.reference(), judge_id,
                    std::move(*acquired), std::move(*compared)};
}

}  // namespace cotejo::tools::evaluation
