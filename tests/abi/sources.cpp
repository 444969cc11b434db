// SPDX-License-Identifier: Apache-2.0
#include "sources.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <string_view>

namespace sources {

namespace fs = std::filesystem;

namespace {

const fs::path kProject = PROJECT_FOLDER;

bool is_source(const fs::path& file) {
    const std::string ending = file.extension();
    return ending == ".c" || ending == ".cpp" || ending == ".h" || ending == ".hpp";
}

}  // namespace

std::vector<Line> lines(const fs::path& folder) {
    std::vector<Line> all;
    for (const auto& entry : fs::recursive_directory_iterator(kProject / folder)) {
        if (!entry.is_regular_file() || !is_source(entry.path())) continue;
        std::ifstream in(entry.path());
        const fs::path file = fs::relative(entry.path(), kProject);
        int number = 0;
        for (std::string text; std::getline(in, text);) all.push_back({file, ++number, text});
    }
    return all;
}

std::vector<Include> includes(const fs::path& folder) {
    static const std::regex directive(R"re(^\s*#\s*include\s*(["<])([^">]+)[">].*)re");
    std::vector<Include> all;
    for (const Line& line : lines(folder)) {
        if (line.text.find('#') == std::string::npos) continue;
        std::smatch found;
        if (std::regex_match(line.text, found, directive))
            all.push_back({line, found[2], found[1] == "\""});
    }
    return all;
}

std::vector<fs::path> shared_by_plugins() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(kProject / "plugins"))
        if (entry.is_directory() && !fs::exists(entry.path() / "plugin.yaml"))
            folders.push_back("plugins" / entry.path().filename());
    std::ranges::sort(folders);
    return folders;
}

fs::path resolve(const Include& include) {
    static const std::vector<fs::path> shared = shared_by_plugins();
    std::vector<fs::path> roots{include.line.file.parent_path(), "sdk/include", "sdk/src", "kiosk", "plugins"};
    roots.insert(roots.end(), shared.begin(), shared.end());
    roots.insert(roots.end(), {"tests", ""});
    for (const fs::path& root : roots)
        if (fs::exists(kProject / root / include.what))
            return (root / include.what).lexically_normal();
    return {};
}

std::string place(const Line& line) {
    return line.file.string() + ":" + std::to_string(line.number) + ": " + line.text;
}

}  // namespace sources
