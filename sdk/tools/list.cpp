// SPDX-License-Identifier: Apache-2.0
//
// cotejo list: what plugins there are.

#include <iostream>

#include "arguments.hpp"
#include "cotejo/registry.hpp"
#include "places.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHelp = R"(cotejo list - lists plugins: what they are, what they do

usage: cotejo list [-l] [FOLDER...]

Reads the manifest of every plugin in the FOLDERs, a plugin's or a folder of plugins each, and
loads none of them. Without FOLDER it looks where COTEJO_PLUGINS says (folders separated by ':'), and without
that in the plugins that came with this program.

For each plugin a line: its id, its version, and its roles as ROLE:KIND. A manifest with mistakes
is left out, and each mistake is written to standard error as FILE:LINE:COLUMN: WHAT.

options:
  -l, --long   also its name, vendor, license, folder, what each role takes, settings and needs
  -h, --help   this text

exit codes: 0 all manifests are right; 1 there are mistakes; 2 the command line is wrong

example: cotejo list -l build/dev/plugins
)";

std::string words(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "none" : text;
}

std::string takes(const Role& role) {
    std::string text;
    for (const Input& input : role.takes) {
        text += (text.empty() ? "" : ", ") + input.kind;
        if (input.many == Input::Many::one_or_more) text += "+";
        if (input.many == Input::Many::at_most_one) text += "?";
    }
    return "[" + text + "]";
}

void print_line(const Manifest& plugin) {
    std::cout << plugin.id << ' ' << plugin.version;
    for (const Role& role : plugin.does)
        std::cout << ' ' << role.role << (role.gives.empty() ? "" : ":" + role.gives);
    std::cout << '\n';
}

void print_long(const Manifest& plugin) {
    std::cout << plugin.id << ' ' << plugin.version << "\n  " << plugin.name << "\n  vendor "
              << plugin.vendor << ", license " << plugin.license << "\n  folder "
              << plugin.folder.string() << '\n';
    for (const Role& role : plugin.does)
        std::cout << "  " << role.role << ' ' << takes(role)
                  << (role.gives.empty() ? "" : " -> " + role.gives) << '\n';
    for (const auto& [name, setting] : plugin.settings)
        std::cout << "  setting " << name
                  << (setting.otherwise ? " (" + *setting.otherwise + ")" : "") << ": "
                  << (setting.help.empty() ? "no help" : setting.help) << '\n';
    for (const auto& [path, file] : plugin.files)
        std::cout << "  file " << path << ", " << file.license << ", from " << file.origin << '\n';
    const Needs& needs = plugin.needs;
    std::cout << "  needs " << (needs.memory >> 20) << " MiB, devices " << words(needs.devices)
              << ", connects to " << words(needs.connect) << ", sockets " << words(needs.sockets)
              << (needs.jit ? ", code made at run time" : "") << '\n';
}

}  // namespace

int list(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(argc, argv, {{"long", 'l'}}, kHelp, exit);
    if (!arguments) return exit;
    std::vector<std::filesystem::path> folders(arguments->words.begin(), arguments->words.end());
    if (folders.empty()) folders = plugin_folders();
    const Registry registry = Registry::scan(folders);
    for (const Manifest& plugin : registry.plugins())
        arguments->has("long") ? print_long(plugin) : print_line(plugin);
    if (registry.mistakes().empty()) return kOk;
    std::cerr << describe(registry.mistakes()) << '\n';
    return kNo;
}

}  // namespace cotejo::tools
