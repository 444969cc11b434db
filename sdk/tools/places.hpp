// SPDX-License-Identifier: Apache-2.0
//
// Where plugins and the template lie, in a build tree and in an installed one.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools {

/// This program's file.
std::filesystem::path program();

/// The folders searched for plugins: those of COTEJO_PLUGINS (separated by ':') if it is set, else
/// the ones laid beside this program that exist.
std::vector<std::filesystem::path> plugin_folders();

/// The template's folder; Status::not_found with where it was looked for.
Result<std::filesystem::path> template_folder();

/// Loads the plugin that a word on the command line means: a folder with a plugin.yaml, or an id or
/// a folder's name found in plugin_folders(). The error holds every mistake of its manifest.
Result<Manifest> plugin_named(const std::string& word);

}  // namespace cotejo::tools
