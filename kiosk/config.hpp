// SPDX-License-Identifier: Apache-2.0
//
// Config: what kiosk.yaml and the files it names say. Every mistake in them comes with file, line
// and column, and with what to write instead.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/mistake.hpp"
#include "cotejo/policy.hpp"
#include "cotejo/registry.hpp"
#include "cotejo/result.hpp"
#include "cotejo/visit.hpp"

namespace cotejo::kiosk {

/// The flight this kiosk checks in.
struct FlightConfig {
    std::string number;               ///< carrier and number without zeros: "AV9"
    std::optional<std::string> date;  ///< ISO 8601; nothing means today, by the local clock
};

/// One list of travellers and the instance that decodes it.
struct ListConfig {
    std::filesystem::path file;
    std::string codec;     ///< an instance
    bool trusted = false;  ///< its entries are `vouched`
};

/// One instance of a plugin, in the file's order.
struct InstanceConfig {
    std::string name;
    std::string plugin;  ///< the plugin's id, also where the file gave its folder's name
    std::vector<std::string> gives;  ///< what it does here; empty: everything its manifest says
    /// By declared name, as text; paths absolute. A secret is still its reference, "file:<path>".
    std::map<std::string, std::string> settings;
    bool isolate = true;
    bool require_sandbox = false;
};

/// Which plugins may be loaded.
struct SignatureConfig {
    bool demand = false;
    std::vector<std::filesystem::path> keys;  ///< Ed25519 public keys, PEM
};

/// A kiosk's whole configuration. All paths are absolute.
struct KioskConfig {
    std::filesystem::path file;
    bool attended = false;  ///< an officer attends the whole kiosk; never without site.yaml's leave
    FlightConfig flight;
    std::vector<ListConfig> lists;
    /// Kind -> the groups of facts its records are found by.
    std::map<std::string, std::vector<std::vector<std::string>>> keys;
    std::map<std::string, Typed> typed;  ///< kind -> what of it may be typed
    std::vector<InstanceConfig> instances;
    std::string workflow;                ///< a name: <scripts>/workflows/<workflow>.lua
    std::filesystem::path scripts;       ///< holds workflows/ and steps/
    std::vector<std::string> languages;  ///< the first is shown first
    std::filesystem::path text;          ///< holds <language>.yaml
    std::vector<std::filesystem::path> plugins;
    std::filesystem::path state;  ///< keys, log and everything else the kiosk writes
    bool clock_trusted = false;   ///< `clock: trusted`; otherwise the kernel is asked
    SignatureConfig signatures;
    bool require_sandbox = false;  ///< `sandbox: require`: a missing layer is fatal everywhere
    std::string store;             ///< an instance
    std::uint16_t listen = 0;      ///< loopback port of the page; 0: any free one
    std::map<std::string, std::string>
        officers;  ///< desk -> hash of its code, see officer_code.hpp
    /// How long each class of kept records lives: "check-in", "message".
    std::map<std::string, std::chrono::days> retention;
    std::filesystem::path policy_file;
    Policy policy;
    std::filesystem::path site_file, site_key;
    Ceiling ceiling;

    const InstanceConfig* instance(std::string_view name) const;
};

/// What the command line says about the configuration.
struct ConfigOptions {
    std::filesystem::path file;   ///< kiosk.yaml
    std::filesystem::path state;  ///< in place of `state:`; empty: as the file says
    std::string scenario;         ///< one of the file's `scenarios:`; "": none
    /// "<instance>.<setting>" -> value, after the scenario's.
    std::map<std::string, std::string> settings;
    /// The plugins that came with the program, `${plugins}`; empty: found beside the program.
    std::filesystem::path plugins;
};

/// What came of reading a configuration. `config` is fit for use only when ok().
struct Configuration {
    KioskConfig config;
    Registry registry;
    Mistakes mistakes;  ///< each must be mended before the kiosk starts
    Mistakes warnings;  ///< the kiosk starts, but an operator should know

    bool ok() const { return mistakes.empty(); }
};

/// Reads kiosk.yaml, policy.yaml and site.yaml, the plugins' manifests and the workflows, and
/// checks them against each other. Collects every mistake, loads no plugin, opens no device.
Configuration load_configuration(const ConfigOptions& options);

/// How to make a configured instance: resolves its secrets, so keep the result no longer than
/// Instance::create() takes. Status::unavailable when a secret's file cannot be read.
Result<InstanceOptions> instance_options(const KioskConfig& config, const InstanceConfig& instance,
                                         const Manifest& manifest);

/// Makes the state folder and every writable folder that a setting names, mode 0700.
Result<void> make_folders(const KioskConfig& config, const Registry& registry);

/// Finds the plugins that came with this program: beside it in a build, under lib/ when installed.
std::filesystem::path plugins_of_this_program();

}  // namespace cotejo::kiosk
