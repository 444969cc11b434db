// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a plugin.yaml: either mistakes, each with what to write, or a manifest whose promises
// hold for whoever reads it later.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cotejo/manifest.hpp"
#include "plugin/contract.hpp"
#include "plugin/words.hpp"

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void look_at_mistakes(const cotejo::Mistakes& mistakes) {
    demand(!mistakes.empty());
    for (const cotejo::Mistake& mistake : mistakes) {
        demand(!mistake.what.empty());
        demand(mistake.line >= 0 && mistake.column >= 0);
        demand((mistake.line == 0) == (mistake.column == 0));
    }
}

void look_at(const cotejo::Manifest& manifest) {
    demand(manifest.abi == COTEJO_ABI && cotejo::is_name(manifest.id) && !manifest.does.empty());
    demand(manifest.needs.blocks <= 64);
    demand(manifest.needs.blocks == 0 || manifest.needs.block_size <= (2ull << 30) / manifest.needs.blocks);
    for (const cotejo::Role& role : manifest.does) {
        demand(cotejo::is_role(role.role));
        demand(role.gives.empty() || cotejo::is_kind(role.gives));
        for (const cotejo::Input& input : role.takes) demand(cotejo::is_kind(input.kind));
    }
    for (const auto& [path, file] : manifest.files) {
        demand(file.sha256.size() == 64);
        demand(path.front() != '/' && path.find("..") != 0);
    }
    // The defaults a manifest declares are settings that it accepts, unless one is required.
    bool required = false;
    for (const auto& [name, setting] : manifest.settings) required = required || setting.required;
    demand(required || cotejo::check_settings(manifest, {}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto manifest = cotejo::Manifest::parse(text, "/plugins/fuzz/plugin.yaml");
    manifest ? look_at(*manifest) : look_at_mistakes(manifest.error());
    return 0;
}
