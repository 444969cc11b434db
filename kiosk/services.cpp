// SPDX-License-Identifier: Apache-2.0
//
// Starting a kiosk: instances side by side, then what is kept, then who is expected.

#include "kiosk/services.hpp"

#include <unistd.h>

#include <fstream>
#include <future>
#include <iterator>

#include "cotejo/signature.hpp"
#include "cotejo/signed_folder.hpp"
#include "kiosk/clock.hpp"

namespace cotejo::kiosk {
namespace {

constexpr std::chrono::minutes kStartApartWithin{5};

/// Is the plugin's folder signed by a key that the configuration trusts, and out of reach of whoever
/// runs the kiosk?
Mistakes trusted(const KioskConfig& config, const Manifest& manifest) {
    std::vector<PublicKey> keys;
    for (const auto& file : config.signatures.keys) {
        auto key = PublicKey::load(file);
        if (!key) return {{file.string(), 0, 0, key.error().what}};
        keys.push_back(*key);
    }
    Mistakes wrong = verify_folder(manifest.folder, keys);
    if (geteuid() != 0)
        for (Mistake& mistake : writable_by(manifest.folder, geteuid()))
            wrong.push_back(std::move(mistake));
    return wrong;
}

/// What an instance is made with, its plugin's files held against the manifest.
Result<InstanceOptions> verified_options(const KioskConfig& config, const InstanceConfig& instance,
                                         const Manifest& manifest, const LogSink& log) {
    Mistakes wrong = manifest.verify_files();
    if (config.signatures.demand && wrong.empty()) wrong = trusted(config, manifest);
    if (!wrong.empty()) return Error{Status::refused, describe(wrong)};
    Result<InstanceOptions> options = instance_options(config, instance, manifest);
    if (options) options->log = log;
    return options;
}

Result<std::unique_ptr<Instance>> start(const KioskConfig& config, const InstanceConfig& instance,
                                        const Registry& registry, const LogSink& log) {
    const Manifest* manifest = registry.find(instance.plugin);
    if (!manifest) return Error{Status::invalid, instance.name + ": no plugin " + instance.plugin};
    auto options = verified_options(config, instance, *manifest, log);
    if (!options) return options.error();
    auto started = Instance::create(*manifest, std::move(*options));
    if (!started) return Error{started.error().status,
                               "instance `" + instance.name + "`: " + started.error().what};
    return started;
}

}  // namespace

Services::Services(const Configuration& configuration, WallClock clock, LogSink log)
    : config_(configuration.config), clock_(std::move(clock)), log_(std::move(log)) {}

Result<std::unique_ptr<Services>> Services::open(const Configuration& configuration,
                                                 WallClock clock, LogSink log) {
    std::unique_ptr<Services> services(
        new Services(configuration, std::move(clock), std::move(log)));
    if (auto made = make_folders(services->config_, configuration.registry); !made)
        return made.error();
    if (auto started = services->start_instances(configuration.registry); !started)
        return started.error();
    if (auto opened = services->open_keeping(); !opened) return opened.error();
    if (auto opened = services->open_enrolment(); !opened) return opened.error();
    if (auto loaded = services->load_lists(false); !loaded) return loaded.error();
    return services;
}

Result<void> Services::start_instances(const Registry& registry) {
    std::vector<std::future<Result<std::unique_ptr<Instance>>>> starting;
    for (const InstanceConfig& instance : config_.instances)
        starting.push_back(std::async(std::launch::async, [&] {
            return start(config_, instance, registry, log_);
        }));
    std::string wrong;
    for (std::size_t i = 0; i < starting.size(); ++i) {
        auto instance = starting[i].get();
        if (instance) providers_.add(std::move(*instance), config_.instances[i].gives);
        else wrong += (wrong.empty() ? "" : "\n") + instance.error().what;
    }
    for (const std::string& doubt : providers_.doubts())
        wrong += (wrong.empty() ? "" : "\n") + config_.file.string() + ": " + doubt;
    if (!wrong.empty()) return Error{Status::invalid, wrong};
    return {};
}

/// A log that lost entries since its checkpoint is refused, as one that was altered is.
Result<void> Services::hold_log_against_checkpoint(const PublicKey& machine) const {
    const auto file = config_.state / "audit.log", checkpoint = config_.state / "audit.checkpoint";
    std::ifstream in(checkpoint, std::ios::binary);
    if (!in) return {};
    const std::string note{std::istreambuf_iterator<char>(in), {}};
    if (const auto read = Checkpoint::read(note, machine); !read)
        return Error{Status::refused, checkpoint.string() + ": " + read.error().what +
                                          "; put the right one back, or move it to where it can be "
                                          "examined: without it a log that was cut is not noticed"};
    const auto held = verify_audit(file, note, machine);
    if (held) return {};
    return Error{Status::refused,
                 file.string() + ": " + held.error().what + " (held against " + checkpoint.string() +
                     "); somebody changed the log: move both files to where they can be examined, "
                     "and the kiosk begins a new log"};
}

Result<void> Services::open_keeping() {
    const auto key_file = config_.state / "checkpoint.key", log = config_.state / "audit.log";
    std::error_code none;
    if (!std::filesystem::exists(key_file, none) && std::filesystem::file_size(log, none) > 0 && !none)
        return Error{Status::not_found,
                     key_file.string() + " is missing, and " + log.string() +
                         " was signed with it; put it back, or move the log and its checkpoint to "
                         "where they can be kept, and the kiosk begins a new log"};
    auto key = SigningKey::load_or_make(key_file);
    if (!key) return key.error();
    // The key is this machine's alone, so no two kiosks' checkpoints bear one name.
    const PublicKey machine = key->public_key();
    if (auto held = hold_log_against_checkpoint(machine); !held) return held.error();
    const std::string origin = "cotejo-kiosk/" + hex(std::span(machine.bytes).first(6));
    auto audit = AuditLog::open({log, origin, clock_}, std::move(*key));
    if (!audit) return audit.error();
    audit_ = std::move(*audit);
    auto keys = Keys::open({.folder = config_.state / "keys",
                            .retention = config_.retention,
                            .clock = clock_,
                            .may_begin = !audit_->decided()});
    if (!keys) return keys.error();
    keys_ = std::move(*keys);

    Instance* plugin = providers_.named(config_.store);
    if (!plugin) return Error{Status::invalid, config_.file.string() + ": `store: " +
                                                   config_.store + "` names no instance"};
    store_ = std::make_unique<Store>(Store::Parts{*plugin, *keys_, *audit_});
    if (auto ended = store_->reconcile(); !ended) return ended.error();
    if (clock_trusted())
        if (auto expired = store_->expire(); !expired) return expired.error();

    return note_versions();
}

/// Galleries are filled from the lists by instances of their own: see enrolment.hpp.
Result<void> Services::open_enrolment() {
    const auto folder = config_.state / "enrolled";
    std::vector<Route> routes = enrolment_routes(providers_);
    std::error_code error;
    if (!routes.empty()) std::filesystem::create_directories(folder, error);
    if (error) return Error{Status::failed, "cannot make " + folder.string() + ": " + error.message()};
    enrolment_ = std::make_unique<Enrolment>(
        EnrolmentParts{.keys = *keys_,
                       .audit = *audit_,
                       .folder = folder,
                       .start = [this](const std::string& name) { return start_apart(name); },
                       .log = log_},
        std::move(routes), clock_);
    return {};
}

/// It serves no visit: it has all the time it needs to start, and no spare.
Result<std::unique_ptr<Instance>> Services::start_apart(const std::string& name) const {
    const Instance* like = providers_.named(name);
    const InstanceConfig* instance = config_.instance(name);
    if (!like || !instance) return Error{Status::invalid, "no instance `" + name + "`"};
    auto options = verified_options(config_, *instance, like->manifest(), log_);
    if (!options) return options.error();
    options->name += " (enrolment)";
    options->start_within = kStartApartWithin;
    options->spare = false;
    return Instance::create(like->manifest(), std::move(*options));
}

void Services::tidy() {
    if (clock_trusted())
        if (auto expired = store_->expire(); !expired) say(COTEJO_ERROR, expired.error().what);
    const std::uint64_t entries = audit_->size();
    if (entries == signed_entries_) return;
    if (auto saved = audit_->save_checkpoint(config_.state / "audit.checkpoint"); !saved)
        return say(COTEJO_ERROR, saved.error().what);
    signed_entries_ = entries;
}

bool Services::clock_trusted() const {
    return config_.clock_trusted || kernel_clock_synchronised();
}

std::string Services::down() const {
    for (const auto& instance : providers_.instances())
        if (!instance->up()) return instance->name();
    return {};
}

void Services::say(cotejo_level level, const std::string& text) const {
    if (log_) log_({level, "kiosk", text});
}

}  // namespace cotejo::kiosk
