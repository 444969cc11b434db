// SPDX-License-Identifier: Apache-2.0
//
// The project's own sources as the rules read them: files of a folder, their lines, what they include.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sources {

/// One line of a file, to be named in a complaint.
struct Line {
    std::filesystem::path file; ///< relative to the project
    int number = 0;
    std::string text;
};

/// One #include; `quoted` tells "x" from <x>.
struct Include {
    Line line;
    std::string what;
    bool quoted = false;
};

/// Every line of every .c, .cpp, .h and .hpp below `folder`, a path in the project; "" is none.
std::vector<Line> lines(const std::filesystem::path& folder);

/// Every #include below `folder`.
std::vector<Include> includes(const std::filesystem::path& folder);

/// The folders of plugins/ that are no plugins but what plugins share: those without a plugin.yaml.
std::vector<std::filesystem::path> shared_by_plugins();

/// Finds the file in the project that a quoted include means, seen from its own place: "" if none.
std::filesystem::path resolve(const Include& include);

/// Writes "file:line: text".
std::string place(const Line& line);

}  // namespace sources
