// SPDX-License-Identifier: Apache-2.0
//
// cotejo new: a new plugin from the template.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "arguments.hpp"
#include "places.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHelp = R"(cotejo new - makes a new plugin from the template

usage: cotejo new NAME [--vendor WORD] [--in FOLDER]

Makes the folder NAME with the least plugin that passes conformance: a manifest, a README, a
CMakeLists.txt that builds by itself after find_package(cotejo), one C file and one test. NAME is
also the library's: a-z, 0-9 and -, beginning with a letter. Nothing that exists is overwritten.

options:
      --vendor WORD   your part of the id, which becomes WORD.NAME (default com.example)
      --in FOLDER     where to make it (default: here)
  -h, --help          this text

exit codes: 0 made; 2 the command line is wrong; 3 it exists already or cannot be written

example: cotejo new palm-reader --vendor com.acme
         cmake -S palm-reader -B palm-reader/build && cmake --build palm-reader/build
         cotejo check palm-reader/build/plugins/palm-reader
)";

bool is_plugin_name(const std::string& name) {
    return !name.empty() && name.size() <= 48 && name[0] >= 'a' && name[0] <= 'z' &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool is_vendor(const std::string& word) {
    return !word.empty() && word.size() <= 64 && word.front() != '.' && word.back() != '.' &&
           std::ranges::all_of(word, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

std::string replaced(std::string text, const std::string& word, const std::string& other) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += other.size())
        text.replace(at, word.size(), other);
    return text;
}

/// Copies one file of the template, with its names replaced by the new plugin's.
bool copy(const fs::path& from, const fs::path& to, const std::string& id, const std::string& name) {
    const std::string vendor = id.substr(0, id.size() - name.size() - 1);
    std::ifstream input(from, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(input), {}};
    text = replaced(replaced(std::move(text), "org.cotejo.template", id), "template", name);
    text = replaced(std::move(text), "vendor: Cotejo", "vendor: " + vendor);
    std::ofstream output(to, std::ios::binary);
    output << text;
    return input.good() && output.flush().good();
}

int make(const fs::path& folder, const std::string& id, const std::string& name) {
    const Result<fs::path> from = template_folder();
    std::error_code error;
    if (!from) return std::cerr << "cotejo new: " << from.error().what << '\n', kCannot;
    if (fs::exists(folder, error))
        return std::cerr << "cotejo new: " << folder.string() << " exists already; choose another "
                            "name, or take it away\n", kCannot;
    fs::create_directories(folder, error);
    for (const fs::directory_entry& entry : fs::directory_iterator(*from, error)) {
        const fs::path to = folder / replaced(entry.path().filename().string(), "template", name);
        if (entry.is_regular_file() && copy(entry.path(), to, id, name)) continue;
        return std::cerr << "cotejo new: cannot write " << to.string() << '\n', kCannot;
    }
    if (error) return std::cerr << "cotejo new: " << folder.string() << ": " << error.message()
                                << '\n', kCannot;
    std::cout << "made " << folder.string() << ": plugin " << id << "\nnext:\n  cmake -S "
              << folder.string() << " -B " << (folder / "build").string() << "\n  cmake --build "
              << (folder / "build").string() << "\n  cotejo check "
              << (folder / "build/plugins" / name).string() << '\n';
    return kOk;
}

}  // namespace

int new_plugin(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(
        argc, argv, {{.name = "vendor", .takes_value = true}, {.name = "in", .takes_value = true}},
        kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.size() != 1) return usage("new", "name the plugin: cotejo new NAME");
    const std::string& name = arguments->words[0];
    const std::string vendor = arguments->value("vendor", "com.example");
    if (!is_plugin_name(name))
        return usage("new", "\"" + name + "\" is no plugin's name; use a-z, 0-9 and -, "
                            "a letter first, 48 at most");
    if (!is_vendor(vendor))
        return usage("new", "\"" + vendor + "\" is no vendor's word; write it like com.example");
    return make(fs::path(arguments->value("in", ".")) / name, vendor + "." + name, name);
}

}  // namespace cotejo::tools
