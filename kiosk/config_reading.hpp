// SPDX-License-Identifier: Apache-2.0
//
// The parts of reading a configuration, each a file of its own: what kiosk.yaml says, what the
// policy says, what the site's authority signed, and whether all of it fits together. Each reads
// what it can and goes on, so that every mistake is told at once.

#pragma once

#include <string>
#include <string_view>

#include "cotejo/signature.hpp"
#include "cotejo/yaml.hpp"
#include "kiosk/config.hpp"

namespace cotejo::kiosk {

/// kiosk.yaml while it is being read.
class KioskFile {
public:
    KioskFile(const ConfigOptions& options, yaml::Node root, Configuration& out);

    /// Fills out.config from the tree; paths are made absolute, ${state} and ${plugins} put in.
    void read();
    /// Holds every part against every other, the registry and the disk.
    void check();

    const ConfigOptions& options;
    const yaml::Node root;
    Configuration& out;
    const std::string file;

    void wrong(yaml::Place place, std::string what);
    void warn(yaml::Place place, std::string what);

    /// Puts ${state} and ${plugins} in; any other ${name} is a mistake at `place`.
    std::string expand(const std::string& text, yaml::Place place);
    /// Makes a path absolute: what is relative lies beside kiosk.yaml.
    std::filesystem::path path(const std::string& text, yaml::Place place);
    /// The path under a key, or of `otherwise` without it.
    std::filesystem::path path_at(std::string_view key, const std::string& otherwise);
    /// The place of a key's value, or of the file's beginning.
    yaml::Place place_of(std::string_view key) const;

private:
    void read_lists();
    void read_keys();
    void read_typed();
    void read_instances();
    void read_words();
    void read_paths();
    const yaml::Node* scenario();

    void check_date();
    void check_instances();
    void check_lists();
    void check_keys();
    void check_store();
    void check_folders();
    void check_signatures();
    void check_plugin_folders(const std::vector<PublicKey>& trusted);
};

/// Holds one instance's plugin, `gives` and settings against the manifest; makes its settings'
/// paths absolute.
void check_instance(KioskFile& file, InstanceConfig& instance, const yaml::Entry& entry);

/// Holds scenarios' and the command line's settings against what the instances' plugins declare.
void check_overrides(KioskFile& file);

/// Reads policy.yaml into out.config.policy and checks it with the ceiling and the comparators that
/// the instances name.
void read_policy(Configuration& out);

/// Reads site.yaml into out.config.ceiling when its signature holds.
void read_site(Configuration& out);

/// What `${...}` in the file and the file's own name are worth to a reader: the text under a key.
std::string text_at(const yaml::Node& map, std::string_view key, std::string otherwise = {});
bool truth_at(const yaml::Node& map, std::string_view key, bool otherwise = false);
std::vector<std::string> texts_at(const yaml::Node& map, std::string_view key);

}  // namespace cotejo::kiosk
