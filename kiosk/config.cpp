// SPDX-License-Identifier: Apache-2.0
//
// Reads a kiosk's configuration from its files, one after another.

#include "kiosk/config.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <tuple>

#include "kiosk/config_reading.hpp"
#include "kiosk/config_schema.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSecretFile = "file:";
constexpr std::size_t kLongestSecret = 4096;

/// One file after another, each file's mistakes from its top.
void sort_by_place(Mistakes& mistakes) {
    std::vector<std::string> files;
    for (const Mistake& mistake : mistakes)
        if (std::find(files.begin(), files.end(), mistake.file) == files.end())
            files.push_back(mistake.file);
    const auto rank = [&](const Mistake& mistake) {
        return std::tuple(std::find(files.begin(), files.end(), mistake.file) - files.begin(),
                          mistake.line, mistake.column);
    };
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [&](const Mistake& a, const Mistake& b) { return rank(a) < rank(b); });
}

/// A wrong manifest is a mistake when an instance finds no plugin, and a warning otherwise.
void report_manifests(Configuration& out) {
    const bool missing = std::any_of(
        out.config.instances.begin(), out.config.instances.end(),
        [&](const InstanceConfig& instance) { return !out.registry.find(instance.plugin); });
    Mistakes& told = missing ? out.mistakes : out.warnings;
    told.insert(told.end(), out.registry.mistakes().begin(), out.registry.mistakes().end());
}

Result<std::string> resolve_secret(const std::string& reference) {
    const fs::path file = reference.substr(kSecretFile.size());
    std::ifstream stream(file, std::ios::binary);
    std::string secret(std::istreambuf_iterator<char>(stream), {});
    if (!stream || secret.empty() || secret.size() > kLongestSecret)
        return Error{Status::unavailable,
                     "no secret of at most 4096 bytes can be read from " + file.string()};
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
    return secret;
}

Result<void> make_private_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        return Error{Status::failed,
                     "cannot make the folder " + folder.string() + ": " + error.message()};
    return {};
}

}  // namespace

Configuration load_configuration(const ConfigOptions& options) {
    Configuration out;
    auto tree = yaml::load(options.file);
    if (!tree) {
        out.mistakes = tree.error();
        return out;
    }
    out.mistakes = check_schema("kiosk", *tree, options.file.string());
    KioskFile file(options, std::move(*tree), out);
    file.read();
    out.registry = Registry::scan(out.config.plugins);
    report_manifests(out);
    read_site(out);
    file.check();
    read_policy(out);
    sort_by_place(out.mistakes);
    sort_by_place(out.warnings);
    return out;
}

const InstanceConfig* KioskConfig::instance(std::string_view name) const {
    const auto found = std::find_if(instances.begin(), instances.end(),
                                    [&](const InstanceConfig& each) { return each.name == name; });
    return found == instances.end() ? nullptr : &*found;
}

Result<InstanceOptions> instance_options(const KioskConfig& config, const InstanceConfig& instance,
                                         const Manifest& manifest) {
    InstanceOptions options;
    options.name = instance.name;
    options.settings = instance.settings;
    options.isolate = instance.isolate;
    options.require_sandbox = instance.require_sandbox || config.require_sandbox;
    for (auto& [name, text] : options.settings) {
        const auto declared = manifest.settings.find(name);
        if (declared == manifest.settings.end() || declared->second.type != Setting::Type::secret)
            continue;
        auto secret = resolve_secret(text);
        if (!secret) return secret.error();
        text = std::move(*secret);
    }
    return options;
}

Result<void> make_folders(const KioskConfig& config, const Registry& registry) {
    if (auto made = make_private_folder(config.state); !made) return made;
    for (const InstanceConfig& instance : config.instances) {
        const Manifest* manifest = registry.find(instance.plugin);
        if (!manifest) continue;
        for (const auto& [name, text] : instance.settings) {
            const auto declared = manifest->settings.find(name);
            const bool writable = declared != manifest->settings.end() && declared->second.writable;
            if (!writable) continue;
            if (auto made = make_private_folder(text); !made) return made;
        }
    }
    return {};
}

fs::path plugins_of_this_program() {
    std::error_code error;
    const fs::path bin = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path built = bin.parent_path() / "plugins";
    if (fs::is_directory(built, error)) return built;
    return bin.parent_path() / COTEJO_LIBDIR "/cotejo/plugins";
}

}  // namespace cotejo::kiosk
